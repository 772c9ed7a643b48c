import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../electron/cli/command-line';
import { assetOf, draftWith, fileOf, imageNode, png } from '../file/fixtures';
import { listing, temporaryFolder } from './temporary-folder';

const at = temporaryFolder();

const run = (...words: readonly string[]) => runCommandLine(['export', ...words, '--out', at('out')]);

const secret = {
  type: 'paragraph',
  attrs: { audience: 'internal' },
  content: [{ type: 'text', text: 'secret' }],
};

describe('exporting as HTML', () => {
  it('writes one page a draft, with its images inside', async () => {
    const image = await assetOf(png([1, 2, 3]));
    await writeFile(
      at('a.postmortem'),
      await fileOf({ draft: draftWith([imageNode(image.hash)]), assets: [image] }),
    );
    expect(await run(at('a.postmortem'), '--format', 'html')).toEqual({
      code: 0,
      stdout: `${at('out/a.html')}\n`,
      stderr: '',
    });
    expect(await listing(at('out'))).toEqual(['a.html']);
    const html = await readFile(at('out/a.html'), 'utf8');
    expect(html).toMatch(/^<!doctype html>/iu);
    expect(html).toContain(`data:image/png;base64,${Buffer.from(image.bytes).toString('base64')}`);
  });

  it('leaves out what is internal unless it is for people inside', async () => {
    await writeFile(at('a.json'), JSON.stringify(draftWith([secret])));
    const out = await run(at('a.json'), '--format', 'html');
    expect(out.stderr).toBe(`${at('a.json')}: One internal part was left out.\n`);
    expect(await readFile(at('out/a.html'), 'utf8')).not.toContain('secret');
    expect((await run(at('a.json'), '--format', 'html', '--audience', 'internal')).code).toBe(1);
    await run(at('a.json'), '--format', 'html', '--audience', 'internal', '--force');
    expect(await readFile(at('out/a.html'), 'utf8')).toContain('secret');
  });

  it.each([
    [['--format', 'pdf'], '--format takes md or html, not “pdf”.'],
    [['--keep', 'owners'], '--keep goes with --format html or with --target.'],
    [['--format', 'html', '--keep', 'x'], '--keep takes owners or trackers, not “x”.'],
  ])('%j: exit code 2', async (words, sentence) => {
    await writeFile(at('a.json'), JSON.stringify(draftWith([])));
    const ended = await run(at('a.json'), ...words);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(sentence);
  });
});
