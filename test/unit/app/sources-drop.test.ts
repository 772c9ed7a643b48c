import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { isSource } from '../../../renderer/app/sources-drop';

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const draft = readFileSync(
  new URL('../../../templates/examples/cloudflare-2019-07-02.json', import.meta.url),
  'utf8',
);

it.each([
  ['chat.zip', '', true],
  ['rows.CSV', 'time,what', true],
  ['syslog.log', '', true],
  ['notes.txt', '', true],
  ['channel.json', '[{"type":"message"}]', true],
  ['log.json', ' {"log_entries":[]}', true],
  ['broken.json', '{', true],
  ['draft.json', draft, false],
  ['post.md', '', false],
  ['a.postmortem', 'PK', false],
  ['graph.png', '', false],
])('%s', (name, text, expected) => {
  expect(isSource(file(name, text))).toBe(expected);
});
