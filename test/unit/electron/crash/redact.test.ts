import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../../electron/crash/own-code';
import { redactName, redactStack, redactText } from '../../../../electron/crash/redact';
import type { Known } from '../../../../electron/crash/redact';

const code = `
  throw new RangeError("Invalid content for node " + type + ": " + content);
  class Editor { dispatch(tr) { this.view.updateState(tr) } }
  const message = "The page has no place for the app.";
`;
const known: Known = { code, texts: textsIn(code), appFolder: 'file:///home/jordan/src/aftermark/.build/' };

describe('redactText', () => {
  it.each([
    [
      "Cannot read properties of undefined (reading 'content')",
      "Cannot read properties of undefined (reading 'content')",
    ],
    [
      "ENOENT: no such file or directory, open '/home/jordan/Bank outage.json'",
      'ENOENT … no such file or directory … open …',
    ],
    ['Invalid content for node paragraph: <"Jordan dropped the table">', 'Invalid content for node …'],
    ['The page has no place for the app.', 'The page has no place for the app.'],
    [`Unexpected token 'J', "Jordan drop"... is not valid JSON`, 'Unexpected token … is not valid JSON'],
    ['Jordan dropped the payments table', '…'],
    ['', ''],
  ])('%s', (message, redacted) => {
    expect(redactText(message, known)).toBe(redacted);
  });

  it('says nothing without the code, where only the code is known to be harmless', () => {
    expect(redactText('The page has no place for the app.', { ...known, texts: '' })).toBe('…');
  });
});

describe('redactStack', () => {
  const stack = [
    'TypeError: Jordan dropped the payments table',
    'and then went home',
    '    at Editor.dispatch (app://aftermark/assets/main-Bx1.js:12:345)',
    '    at async save (file:///home/jordan/src/aftermark/.build/electron/main.js:10:5)',
    '    at async open (node:internal/fs/promises:50:3)',
    '    at jordan (file:///home/jordan/secret/thing.js:1:2)',
    '    at /home/jordan/x.js:3:4',
    '    at app://aftermark/assets/main-Bx1.js:1:2',
    '    at new Promise (<anonymous>)',
    '    at Jordan went home (yesterday)',
  ].join('\n');

  it('keeps names and places of the code, and nothing else', () => {
    expect(redactStack(stack, known)).toEqual([
      'at Editor.dispatch assets/main-Bx1.js:12:345',
      'at electron/main.js:10:5',
      'at node:internal/fs/promises:50:3',
      'at assets/main-Bx1.js:1:2',
      'at new Promise …',
    ]);
  });

  it('keeps no more than a report can take', () => {
    expect(
      redactStack('    at Editor.dispatch (app://aftermark/a.js:1:1)\n'.repeat(500), known),
    ).toHaveLength(50);
  });
});

it('keeps the names of errors that programs use', () => {
  expect(redactName('QuotaExceededError')).toBe('QuotaExceededError');
  expect(redactName('JordanError')).toBe('Error');
});

describe('whatever an error comes with', () => {
  // Words that stand neither in the code nor in a phrase: what people write, in any script, and names of all kinds.
  const secret = fc
    .oneof(
      fc.stringMatching(/^[a-zA-Z]{5,12}$/u),
      fc.constantFrom(
        'jordan',
        'Müller',
        'Østergård',
        '田中さん',
        'j.doe@example.org',
        'Kundendaten',
        "O'Brien",
      ),
      fc.string({ minLength: 4, maxLength: 12, unit: 'grapheme' }),
    )
    .map((word) => word.replaceAll(/\s/gu, '§'))
    .filter((word) => /[^\W_]{3}|[^\0-\x7F]/u.test(word) && !code.toLowerCase().includes(word.toLowerCase()))
    // Not a word of the language's own, such as “parse”.
    .map((word) => `q${word}z`);

  const around = fc.constantFrom(
    (word: string) => `Invalid content for node ${word}: <${word}>`,
    (word: string) => `The page has ${word} no place for the app.`,
    (word: string) => `ENOENT: no such file or directory, open '/home/${word}/${word}.json'`,
    (word: string) => `EACCES: permission denied, rename 'C:\\Users\\${word}\\AppData' -> '${word}'`,
    (word: string) => `${word} is not a function`,
    (word: string) => `Unexpected token '${word[0]}', "${word}"... is not valid JSON`,
    (word: string) => `${word} ${word} ${word}`,
    (word: string) => `first\n    at ${word} (app://aftermark/a.js:1:1)\n    at ${word}`,
    (word: string) => `\n    at Editor.dispatch (file:///home/${word}/main.js:1:1)`,
    (word: string) => `\n    at Editor.${word} (app://aftermark/${word} ${word}.js:1:1)`,
    (word: string) => `\n    at Object.<anonymous> (node:${word}:1:1 ${word})`,
    (word: string) => `Cannot read properties of undefined (reading '${word}')`,
    (word: string) => `Failed to execute '${word}' on '${word}': parameter 1 is not of type '${word}'.`,
    (word: string) => `Failed to execute '${word} ${word}' on 'IDBFactory'`,
  );

  it('lets none of it into a report', () => {
    fc.assert(
      fc.property(secret, fc.array(around, { minLength: 1, maxLength: 4 }), (word, shapes) => {
        const text = shapes.map((shape) => shape(word)).join(' ');
        const result = [redactText(text, known), redactName(word), ...redactStack(text, known)].join('\n');
        expect(result).not.toContain(word);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says of every word but “…” that it knows it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aZé0 \n\'"/\\:.(at)\u0000𝒳田'), maxLength: 100 }),
        (text) => {
          const left = redactText(text, { code: '', texts: '', appFolder: '' });
          // With no code there is nothing to keep but phrases, and random text holds none.
          expect(left.replaceAll(/[…\s]/gu, '')).toBe('');
        },
      ),
    );
  });
});
