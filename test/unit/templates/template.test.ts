import { describe, expect, it } from 'vitest';
import { parseTemplate, templateLimits } from '../../../templates/template';
import { small, smallSection } from './small';

const message = (json: unknown): string => {
  const result = parseTemplate(json);
  if (result.ok) throw new Error('This was expected to be refused, and was accepted.');
  return result.message;
};
const withSection = (change: object) => ({ ...small, sections: [{ ...smallSection, ...change }] });
const without = (object: object, key: string) =>
  Object.fromEntries(Object.entries(object).filter(([k]) => k !== key));

describe('parseTemplate', () => {
  it('takes a small template and gives it back as it was', () => {
    expect(parseTemplate(small)).toEqual({ ok: true, template: small });
  });

  const refused: readonly (readonly [what: string, json: unknown, start: string])[] = [
    ['no object', ['list'], 'A template is a JSON object'],
    ['nothing', null, 'A template is a JSON object'],
    ['format left out', without(small, 'format'), 'format is missing: '],
    ['format as text', { ...small, format: '1' }, 'format cannot be "1": '],
    ['a later format', { ...small, format: 2 }, 'This template has format 2, which a newer Aftermark made'],
    ['an id with a space', { ...small, id: 'our form' }, 'id has other characters than small letters'],
    ['an id that is a path', { ...small, id: '../form' }, 'id has other characters than small letters'],
    ['a blank name', { ...small, name: ' \t ' }, 'name has a line break or an invisible control character'],
    ['an empty name', { ...small, name: '  ' }, 'name is empty: '],
    ['a name that is too long', { ...small, name: 'x'.repeat(81) }, 'name is longer than 80 characters: '],
    ['half a version', { ...small, version: 1.5 }, 'version is not a whole number'],
    ['version 0', { ...small, version: 0 }, 'version is below 1: '],
    ['a source that is text', { ...small, source: 'us' }, 'source cannot be "us": '],
    [
      'a script as address',
      { ...small, source: { name: 'us', url: 'javascript:alert(1)' } },
      'source.url is not',
    ],
    [
      'an unknown audience',
      { ...small, audience: 'everyone' },
      'audience cannot be "everyone": either "public"',
    ],
    ['no language tag', { ...small, language: 'English, please' }, 'language is not a language tag: '],
    [
      'a fact that is none',
      { ...small, facts: ['zone', 'mood'] },
      'facts[1] cannot be "mood": any of severity, ',
    ],
    ['a fact twice', { ...small, facts: ['zone', 'zone'] }, 'facts names the same thing twice: '],
    [
      'severities unasked',
      { ...small, facts: [], severities: ['P1'] },
      'severities is given, but facts does not',
    ],
    ['an empty severity', { ...small, facts: ['severity'], severities: [''] }, 'severities[0] is empty: '],
    [
      'an unknown opening',
      { ...small, opening: ['graph'] },
      'opening[0] cannot be "graph": any of metrics, ',
    ],
    ['no sections', { ...small, sections: [] }, 'sections is empty: '],
    ['sections by name', { ...small, sections: { a: smallSection } }, 'sections cannot be an object: '],
    [
      'a section that is text',
      { ...small, sections: [smallSection, 'Impact'] },
      'sections[1] cannot be "Impact": ',
    ],
    [
      'a section without heading',
      { ...small, sections: [smallSection, { ...smallSection, id: 'b' }, without(smallSection, 'heading')] },
      'sections[2].heading is missing: the words that stand above the section.',
    ],
    [
      'guidance left out',
      { ...small, sections: [without(smallSection, 'guidance')] },
      'sections[0].guidance is missing',
    ],
    ['two lines in a heading', withSection({ heading: 'a\nb' }), 'sections[0].heading has a line break'],
    [
      'half a character',
      withSection({ guidance: 'a\ud800' }),
      'sections[0].guidance has a line break or an invisible',
    ],
    ['level 1', withSection({ level: 1 }), 'sections[0].level cannot be 1: the number 2 or 3.'],
    [
      'one question, no list',
      withSection({ questions: 'Why?' }),
      'sections[0].questions cannot be "Why?": a list',
    ],
    ['an empty question', withSection({ questions: ['a', ''] }), 'sections[0].questions[1] is empty: '],
    [
      'required as text',
      withSection({ required: 'yes' }),
      'sections[0].required cannot be "yes": true or false.',
    ],
    [
      'an unknown block',
      withSection({ blocks: ['timelines'] }),
      'sections[0].blocks[0] cannot be "timelines": any of',
    ],
    [
      'a block twice',
      withSection({ blocks: ['timeline', 'timeline'] }),
      'sections[0].blocks names the same thing',
    ],
    [
      'a section id twice',
      { ...small, sections: [smallSection, smallSection] },
      'sections[1].id is "what", which sections[0] already has: ',
    ],
    ['level 3 first', withSection({ level: 3 }), 'sections[0].level is 3, but the first section'],
    [
      'a misspelt field',
      { ...small, severites: [] },
      'severites is not a field of a template: did you mean severities?',
    ],
    [
      'a misspelt field in a section',
      { ...small, sections: [{ ...without(smallSection, 'heading'), headding: 'x' }] },
      'sections[0].headding is not a field of a template: did you mean sections[0].heading?',
    ],
    [
      'a field from elsewhere',
      { ...small, colour: 'red' },
      'colour is not a field of a template: known are format, ',
    ],
    [
      'a stray field of the source',
      { ...small, source: { name: 'us', page: 3 } },
      'source.page is not a field',
    ],
  ];

  it.each(refused)('refuses %s, naming the field', (_what, json, start) => {
    const text = message(json);
    expect(text.slice(0, start.length)).toBe(start);
    expect(text).toMatch(/[.?]$/u);
    expect(text).not.toMatch(/[\n\r]/u);
  });

  it('stops at each limit on counts, and one below it not', () => {
    const sections = (n: number) => Array.from({ length: n }, (_, i) => ({ ...smallSection, id: `s-${i}` }));
    expect(parseTemplate({ ...small, sections: sections(templateLimits.sections) }).ok).toBe(true);
    expect(message({ ...small, sections: sections(templateLimits.sections + 1) })).toMatch(
      /^sections has more than 60/u,
    );
    const questions = (n: number) => withSection({ questions: Array.from({ length: n }, (_, i) => `q${i}`) });
    expect(parseTemplate(questions(templateLimits.questions)).ok).toBe(true);
    expect(message(questions(templateLimits.questions + 1))).toMatch(
      /^sections\[0\]\.questions has more than 12/u,
    );
  });

  it('keeps what a newer minor version added, in every place', () => {
    const newer = {
      ...small,
      minor: 1,
      mood: { calm: true },
      sections: [{ ...smallSection, weight: 3 }],
      source: { name: 'us', page: 3 },
    };
    expect(parseTemplate(newer)).toEqual({ ok: true, template: newer });
  });

  it('says that a newer Aftermark made a template, where that may be why it is refused', () => {
    expect(message({ ...small, minor: 7, facts: ['mood'] })).toBe(
      'facts[0] cannot be "mood": any of severity, incidentStatus, services, roles, zone, language, tags. The template says that a newer Aftermark made it.',
    );
  });

  it('keeps $schema and x- fields in any version', () => {
    const marked = {
      ...small,
      $schema: 'https://example.com/s.json',
      'x-owner': 'ops',
      sections: [{ ...smallSection, 'x-n': 1 }],
    };
    expect(parseTemplate(marked)).toEqual({ ok: true, template: marked });
  });

  it('does not give out the object it was given', () => {
    const result = parseTemplate(small);
    expect(result.ok && result.template).not.toBe(small);
  });
});
