import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { openSource } from '../../../../renderer/timeline/sources/open';
import { likelyFormats, readSource } from '../../../../renderer/timeline/sources/read-source';
import { contextOf } from './reading';

const bytesOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const open = (text: string, name = 'a.txt') => openSource({ name, bytes: bytesOf(strToU8(text)) });

describe('openSource', () => {
  it('reads text in UTF-8 and UTF-16, with and without a byte order mark', () => {
    const wanted = { name: 'a.txt', text: '13:42 ü', json: undefined, files: new Map() };
    expect(open('13:42 ü')).toEqual(wanted);
    expect(open('\uFEFF13:42 ü')).toEqual(wanted);
    for (const encoding of ['le', 'be'] as const) {
      const view = new DataView(new ArrayBuffer(2 * 8));
      for (const [index, character] of [...'\uFEFF13:42 ü'].entries()) {
        view.setUint16(index * 2, character.charCodeAt(0), encoding === 'le');
      }
      expect(openSource({ name: 'a.txt', bytes: new Uint8Array(view.buffer) })).toEqual(wanted);
    }
  });

  it('reads JSON, and a JSON value on each line as a list', () => {
    expect(open(' {"a": [1]}')).toMatchObject({ json: { a: [1] } });
    expect(open('{"a": 1}\n\n{"a": 2}\n')).toMatchObject({ json: [{ a: 1 }, { a: 2 }] });
    for (const text of ['{"a": 1}\n{"a": ', '[13:42] <ada> x', '{"a": 1}\nnot json', '{'.repeat(1000)]) {
      expect(open(text)).toMatchObject({ json: undefined, text });
    }
  });

  it('opens an archive of texts, and leaves out what is none', () => {
    const zip = zipSync({
      'users.json': strToU8('[]'),
      'general/2019-07-02.json': strToU8('\uFEFF[{}]'),
      'general/graph.png': Uint8Array.from([0, 1, 2]),
      '__MACOSX/users.json': strToU8('x'),
    });
    expect(openSource({ name: 'export.zip', bytes: bytesOf(zip) })).toEqual({
      name: 'export.zip',
      text: '',
      json: undefined,
      files: new Map([
        ['users.json', '[]'],
        ['general/2019-07-02.json', '[{}]'],
      ]),
    });
  });

  it('takes an archive of one text for that text', () => {
    const zip = zipSync({ 'logs/web.log': strToU8('13:42 x') });
    expect(openSource({ name: 'web.zip', bytes: bytesOf(zip) })).toMatchObject({
      name: 'web.log',
      text: '13:42 x',
    });
  });

  it('opens more entries than a draft may have', () => {
    const days = Array.from({ length: 2_100 }, (_, day) => [`c/${day}.json`, strToU8('[]')] as const);
    const opened = openSource({
      name: 'export.zip',
      bytes: bytesOf(zipSync(Object.fromEntries(days), { level: 0 })),
    });
    expect('files' in opened && opened.files.size).toBe(2_100);
  });

  const zip = zipSync({ 'a.json': strToU8('[]'), 'b.json': strToU8('[]') });
  it.each<readonly [string, Uint8Array, string]>([
    ['empty', strToU8(' \n'), 'a.zip is empty.'],
    [
      'an image',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]),
      'a.zip cannot be read. It is an image, not a text or a ZIP archive.',
    ],
    [
      'bytes of no text',
      Uint8Array.from([0xc3, 0x28]),
      'a.zip cannot be read. It is not text in UTF-8 or UTF-16.',
    ],
    [
      'cut off',
      zip.slice(0, -30),
      'a.zip cannot be opened. This file is damaged or is not a ZIP archive: it is not a ZIP file, or its end is missing.',
    ],
    ['an archive of nothing', zipSync({}), 'a.zip holds no text that could be a source.'],
    [
      'unsafe',
      zipSync({ '../a.json': strToU8('[]') }),
      'a.zip cannot be opened. This file has an entry with an unsafe name: "../a.json".',
    ],
    [
      'a text in it that is none',
      zipSync({ 'a.json': Uint8Array.from([0, 1]) }),
      'a.json in a.zip cannot be read. It is not text: it holds bytes that no text has.',
    ],
  ])('refuses what is %s in one sentence', (_, bytes, refused) => {
    expect(openSource({ name: 'a.zip', bytes: bytesOf(bytes) })).toEqual({ refused });
  });
});

describe('the likeliest format', () => {
  it.each([
    ['13:42 rules\n13:45 page\n', 'lines'],
    ['[1:42 PM] Ada: rules, and more\n[1:43 PM] Grace: seen, thanks\n', 'lines'],
    ['Ada Lovelace  1:42 PM\nrules\n', 'lines'],
    ['2019-07-02 13:42:05,123 INFO one\n2019-07-02 13:42:06,123 INFO two\n', 'lines'],
    ['2019-07-02 13:42:05 | INFO | one\n2019-07-02 13:42:06 | INFO | two\n', 'lines'],
    ['time,what\n13:42,rules\n', 'csv'],
    ['Zeit;Ereignis\n13:42;Regeln\n', 'csv'],
    ['13:42\tada\trules\n13:43\tbob\tseen\n', 'csv'],
    ['| Time | Event |\n|---|---|\n| 13:42 | rules |\n', 'markdown'],
    ['- 13:42 rules\n- **13:45** page\n', 'markdown'],
    ['## Timeline\n\n### 13:42\n\nrules\n\n### 13:45\n\npage\n', 'markdown'],
  ])('of %j is %s, and it reads it', (text, format) => {
    const input = open(text);
    if ('refused' in input) throw new Error(input.refused);
    expect(likelyFormats(input)[0]?.id).toBe(format);
    expect(readSource(input, contextOf())).toMatchObject({ format });
  });

  it('gives way to the next where it finds nothing', () => {
    const input = open('# Log\n\n13:42 it was down for two users\n', 'a.md');
    if ('refused' in input) throw new Error(input.refused);
    const [first] = likelyFormats(input);
    const refused = first === undefined || 'refused' in first.read(input, contextOf());
    expect(refused).toBe(true);
    expect(readSource(input, contextOf())).not.toHaveProperty('refused');
  });

  it.each([
    ['prose', 'It was bad.\nThen it was good.', 'a.txt has no line that begins with a time.'],
    ['JSON that is cut off', '[{"a": 1}, {', 'a.txt begins like JSON and is none; it may have been cut off.'],
    ['JSON of nothing we know', '{"a": 1}', 'a.txt is in no form that is known here.'],
  ])('is none for %s', (_, text, refused) => {
    const input = open(text);
    if ('refused' in input) throw new Error(input.refused);
    expect(readSource(input, contextOf())).toEqual({ refused });
  });
});
