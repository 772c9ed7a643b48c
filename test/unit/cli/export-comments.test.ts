import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

import { runCommandLine } from '../../../electron/cli/command-line';
import { targetIds } from '../../../renderer/publish/targets/target';
import { addThread, reply, resolve, setBlocking } from '../../../renderer/review/thread';
import { draftWith } from '../file/fixtures';
import { listing, temporaryFolder } from './temporary-folder';

const at = temporaryFolder();

const ana = { id: 'author-qzx1', name: 'Zyxana', role: 'qzxkeeper' };
const ben = { id: 'author-qzx2', name: 'Qzxben', role: '' };
const anchor = {
  block: 'p',
  quote: 'pool',
  prefix: 'The ',
  suffix: ' ran dry.',
  from: 4,
  to: 8,
  version: 1,
  section: 'qzxsection',
};

const opened = addThread(
  anchor,
  { id: 'thread-qzx', author: ana, at: 1, text: 'qzxsecret **question**' },
  true,
);
const answered = reply(opened, { id: 'reply-qzx', author: ben, at: 2, text: 'qzxsecret answer @qzxkeeper' });
const comments = [
  answered,
  setBlocking(resolve(answered, ben, 3), false, ana, 4),
  { note: 'qzxsecret unknown' },
];

const document = [
  { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'Down' }] },
  { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'The pool ran dry.' }] },
];

const every = [
  ...targetIds.map((target) => [target, ['--target', target]] as const),
  ['plain Markdown', []] as const,
  ['HTML', ['--format', 'html']] as const,
];

it.each(every)('nothing of a comment reaches a published file: %s', async (_, more) => {
  const draft = draftWith(document, { comments });
  await writeFile(at('draft.json'), JSON.stringify(draft));
  for (const audience of ['public', 'internal']) {
    const out = at(`out-${audience}`);
    await mkdir(out);
    const made = await runCommandLine([
      'export',
      at('draft.json'),
      '--out',
      out,
      '--audience',
      audience,
      ...more,
    ]);
    expect(made).toMatchObject({ code: 0 });
    const files = (await listing(out)).filter((name) => /\.[a-z]+$/u.test(name));
    expect(files.length).toBeGreaterThan(0);
    const texts = await Promise.all(files.map((file) => readFile(at(`out-${audience}`, file), 'utf8')));
    expect(texts.join('\n')).toContain('pool ran dry');
    expect(`${files.join('\n')}\n${texts.join('\n')}`).not.toMatch(/qzx|zyxana/iu);
  }
});
