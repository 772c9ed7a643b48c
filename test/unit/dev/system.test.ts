import { describe, expect, it } from 'vitest';
import { currentNames, librariesMissingIn, missingSentence } from '../../../electron/dev/system.mjs';

describe('missing libraries', () => {
  it('are those the linker does not find, each once', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibffmpeg.so => /somewhere/libffmpeg.so (0x00007f)',
      '\tlibnss3.so => not found',
      '\tlibgbm.so.1 => not found',
      '\tlibnss3.so => not found',
    ].join('\n');
    expect(librariesMissingIn(output)).toEqual(['libnss3.so', 'libgbm.so.1']);
    expect(librariesMissingIn('\tlibc.so.6 => /lib/libc.so.6 (0x0)')).toEqual([]);
  });

  it('are told in one sentence with the command', () => {
    const missing = { names: ['libnss3.so', 'hugo'], packages: ['libnss3', 'hugo'] };
    expect(missingSentence(missing, { isRoot: false, isDebian: true })).toBe(
      'This machine lacks libnss3.so, hugo; this installs them: sudo apt-get update && sudo apt-get install -y libnss3 hugo',
    );
    expect(missingSentence(missing, { isRoot: true, isDebian: true })).not.toContain('sudo');
  });

  it('are told without a command that would not work', () => {
    const sentence = missingSentence(
      { names: ['hugo'], packages: ['hugo'] },
      { isRoot: false, isDebian: false },
    );
    expect(sentence).not.toContain('apt-get');
    expect(sentence).toContain('hugo');
  });
});

it('package names follow the renaming for 64-bit time, where it has happened', () => {
  const packages = ['libnss3', 'libgtk-3-0', 'libasound2'];
  expect(currentNames(packages, () => false)).toEqual(packages);
  expect(currentNames(packages, () => true)).toEqual(['libnss3', 'libgtk-3-0t64', 'libasound2t64']);
});
