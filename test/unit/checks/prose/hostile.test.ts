import { describe, expect, it } from 'vitest';

import { readDurations } from '../../../../renderer/checks/prose/durations';
import { readNumbers } from '../../../../renderer/checks/prose/numbers';
import { withoutCode } from '../../../../renderer/checks/prose/plain';
import { sentencesOf } from '../../../../renderer/checks/prose/sentences';
import { readTimes } from '../../../../renderer/checks/prose/times';

const size = 100_000;
const filled = (part: string): string => part.repeat(Math.ceil(size / part.length)).slice(0, size);

const texts: readonly string[] = [
  '1',
  '1 ',
  '1,',
  '1,000,',
  '10:',
  '13:42 ',
  '13:42 (',
  '20-',
  '2019-07-02',
  '2019-',
  'an hour and ',
  'half ',
  'half a',
  '27 minutes ',
  '27 minutes and ',
  'from between ',
  'from 13:42 to ',
  'at 13:42 UTC on 2 July ',
  'may 1',
  'mon ',
  'about ',
  'one word ',
  'a',
  ' ',
  '80% ',
  '80% of the ',
  'http://',
  'www.',
  'a@',
  'a.',
  '. ',
  '.\n',
  '“',
  '分',
  '٢',
  '٢ ',
  '1時間',
  'duration: ',
  'duration',
  '\uFFFC',
  '½',
  '~',
  '(((',
  'a.m. ',
  '1h',
  '1h3',
  'three quarters of ',
].map(filled);

/** Generous: these run beside others. A reader that goes back and forth takes minutes. */
const limitMs = 1500;

describe('the readers take time in proportion to the text', () => {
  it.each(texts.map((text) => [text.slice(0, 24), text] as const))('%j', (_, text) => {
    const start = performance.now();
    readDurations(text);
    readTimes(text);
    readNumbers(text);
    sentencesOf(text);
    withoutCode({ text, code: [], role: 'paragraph' });
    expect(performance.now() - start).toBeLessThan(limitMs);
  });
});
