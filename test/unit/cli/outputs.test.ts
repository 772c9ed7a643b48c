import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeOutputs } from '../../../electron/cli/outputs';
import { FileError } from '../../../electron/cli/usage';
import { listing, temporaryFolder } from './temporary-folder';

const at = temporaryFolder();
const bytes = (text: string) => new TextEncoder().encode(text);

describe('where one file of several cannot be written', () => {
  const first = () => ({ path: at('out/made/first.md'), bytes: bytes('new') });
  /** Wants a folder where the first file is: nothing stands in its way until that is written. */
  const impossible = () => ({ path: at('out/made/first.md/second.md'), bytes: bytes('never') });
  const sentence = () => `${impossible().path} cannot be written: something else of that name is in the way.`;

  it('takes back the files and folders that were made before it', async () => {
    await expect(writeOutputs([first(), impossible()], false)).rejects.toThrow(new FileError(sentence()));
    expect(await listing(at())).toEqual([]);
  });

  it('puts back what was replaced, and leaves folders that were there', async () => {
    await mkdir(at('out/mine'), { recursive: true });
    await writeFile(at('out/mine/page.md'), 'old');
    const replaced = { path: at('out/mine/page.md'), bytes: bytes('new') };
    await expect(writeOutputs([replaced, first(), impossible()], true)).rejects.toThrow(sentence());
    expect(await listing(at())).toEqual(['out', 'out/mine', 'out/mine/page.md']);
    expect(await readFile(at('out/mine/page.md'), 'utf8')).toBe('old');
  });
});
