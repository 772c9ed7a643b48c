import { expect, it } from 'vitest';

import { isWorthPreview } from '../../../renderer/app/sources-offer';

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `13:${10 + index} line`).join('\n');

it.each([
  ['a few lines with times', lines(20), false],
  ['many lines with times', lines(21), true],
  ['many lines without', 'a sentence\n'.repeat(40), false],
  ['messages of a chat', '[{"type":"message","user":"U1","text":"hello","ts":"1434139102.000002"}]', true],
  ['a list of something else', '[1, 2, 3]', false],
  ['a table', 'time,who,message\n2026-11-20 13:42Z,Ada,hello\n2026-11-20 13:43Z,Ben,there', true],
  ['a sentence', 'At 13:42 traffic fell.', false],
  ['nothing', ' \n ', false],
])('%s', (_, text, expected) => {
  expect(isWorthPreview(text)).toBe(expected);
});
