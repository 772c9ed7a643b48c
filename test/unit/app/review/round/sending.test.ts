// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';

import { returnName, sentName } from '../../../../../renderer/app/review/round/file-names';
import { dueWords, isPast } from '../../../../../renderer/app/review/round/round-words';
import { createSending } from '../../../../../renderer/app/review/round/send-model';
import { listRounds, roundAtHome } from '../../../../../renderer/storage/rounds';
import { author, homeDraft, rawText, unpackedText } from '../../../review/files/fixtures';
import { withDraft } from '../../../storage/fixtures';
import { FakeShell, lastBytes, sitDown } from './desk';

vi.setConfig({ testTimeout: 60_000 });

async function sendingOf(includeEvidence: boolean) {
  const db = await withDraft(homeDraft);
  const desk = await sitDown(db, homeDraft.id);
  const shell = new FakeShell();
  const options = { db, shell: shell as never, session: desk, author, now: () => 4_000 };
  const sending = createSending(options);
  await sending.start();
  const before = sending.state.get().contents;
  sending.change({ includeEvidence });
  await vi.waitFor(() => expect(sending.state.get().contents?.evidence).toBe(includeEvidence ? 1 : 0));
  const shown = sending.state.get().contents;
  await sending.send();
  expect(sending.state.get().problem).toBeNull();
  return { db, shell, before, shown, done: sending.state.get().done };
}

describe('raw evidence', () => {
  it('stays at home unless it is ticked, and the dialog says so before', async () => {
    const { shell, before, shown, done } = await sendingOf(false);
    expect(before).toMatchObject({ evidence: 0, withheld: { evidence: 1, origins: 1 } });
    expect(done?.contents).toEqual(shown);
    expect(unpackedText(lastBytes(shell))).not.toContain(rawText);
  });

  it('travels where it is ticked', async () => {
    const { shell, shown, done } = await sendingOf(true);
    expect(shown).toMatchObject({ evidence: 1, withheld: { evidence: 0 } });
    expect(done?.contents).toEqual(shown);
    expect(unpackedText(lastBytes(shell))).toContain(rawText);
  });
});

describe('what home keeps of a round', () => {
  it('is the document as it was sent, and its own version with everything in it', async () => {
    const { db } = await sendingOf(false);
    const [row] = await listRounds(db, homeDraft.id);
    expect(JSON.stringify(row?.sent)).not.toContain(rawText);
    const kept = await roundAtHome(db, row?.id ?? '');
    expect(kept?.sent).toEqual(row?.sent);
    expect(JSON.stringify(kept?.base)).toContain(rawText);
  });
});

describe('the names of the files', () => {
  it('tell the draft, and who reviewed it', () => {
    expect(sentName('Fonts unavailable!')).toBe('fonts-unavailable.postmortem');
    expect(returnName('Fonts unavailable', 'Ana Reis')).toBe(
      'fonts-unavailable, review by Ana Reis.postmortem',
    );
    expect(returnName('', '')).toBe('post-mortem, review.postmortem');
  });

  it('are names that every file system takes', () => {
    expect(returnName('x', 'a/b\\c:d"e\u202Ef\u0000')).toBe('x, review by a b c d e f.postmortem');
    expect(returnName('x', 'ä'.repeat(300)).length).toBeLessThan(80);
  });
});

describe('days', () => {
  it('are said in words, and as they stand where they are none', () => {
    expect(dueWords('2026-12-01')).toBe('by 1 December 2026');
    expect(dueWords('soon')).toBe('by soon');
  });

  it('have passed once the next one has begun here', () => {
    const noon = new Date(2026, 11, 1, 12).getTime();
    expect([isPast('2026-11-30', noon), isPast('2026-12-01', noon), isPast('', noon)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
