import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  draftFileOf,
  draftFolderName,
  isDraftFolderName,
  isJournalPath,
  logName,
  pieceFileName,
  sharedFileName,
  sharedFileOf,
  stateName,
} from '../../../../electron/journal/layout';

describe('names in a journal', () => {
  it('of folders are safe whatever the id is', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(isDraftFolderName(draftFolderName(id))).toBe(true);
      }),
    );
    expect(draftFolderName('../../etc/passwd')).not.toContain('.');
  });

  it('of files say what is in them', () => {
    expect(draftFileOf(stateName(12))).toEqual({ kind: 'state', version: 12 });
    expect(draftFileOf(logName(12))).toEqual({ kind: 'log', version: 12 });
    expect(draftFileOf('.aftermark-0a.tmp')).toEqual({ kind: 'temporary' });
    expect(draftFileOf('012.state')).toEqual({ kind: 'foreign' });
    expect(draftFileOf('thumbs.db')).toEqual({ kind: 'foreign' });
  });

  it('of pieces come back, and stay apart where capitals are not told apart', () => {
    const piece = fc.stringMatching(/^[a-z]+(?:-[\w-]{1,100})?$/);
    fc.assert(
      fc.property(piece, piece, (one, other) => {
        expect(draftFileOf(pieceFileName(one))).toEqual({ kind: 'piece', piece: one });
        const isSame = pieceFileName(one).toLowerCase() === pieceFileName(other).toLowerCase();
        expect(isSame).toBe(one === other);
      }),
    );
  });

  it('of shared files carry their number', () => {
    expect(sharedFileOf(sharedFileName('settings', 7))).toEqual({ name: 'settings', number: 7 });
    expect(sharedFileOf('passwords-7')).toBeNull();
  });

  it('are the only ones that are unpacked', () => {
    const name = draftFolderName('a');
    const image = 'a'.repeat(64);
    for (const good of [
      'manifest',
      `drafts/${name}/3.state`,
      `drafts/${name}/3.log`,
      `drafts/${name}/p-version-3`,
      `images/${image}`,
      'shared/settings-1',
    ]) {
      expect(isJournalPath(good), good).toBe(true);
    }
    for (const bad of [
      '',
      'manifest/a',
      '../manifest',
      'drafts',
      `drafts/${name}`,
      `drafts/${name}/../3.state`,
      `drafts/../${name}/3.state`,
      `drafts/${name}/.3.state`,
      `drafts/${name}/a/3.state`,
      `/drafts/${name}/3.state`,
      `images/${image}/a`,
      String.raw`images\..\a`,
      'aside/a/3.state',
    ]) {
      expect(isJournalPath(bad), bad).toBe(false);
    }
  });
});
