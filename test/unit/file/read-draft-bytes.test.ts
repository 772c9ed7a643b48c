import { describe, expect, it } from 'vitest';
import { readDraftBytes } from '../../../renderer/file/read';
import { fileOf, plainDraft } from './fixtures';

const encode = (text: string) => new TextEncoder().encode(text);

describe('opening a file', () => {
  it('reads a .postmortem by its first bytes', async () => {
    expect(await readDraftBytes(await fileOf())).toMatchObject({
      ok: true,
      draft: { id: plainDraft.id },
    });
  });

  it('reads a draft.json, with and without a byte order mark', async () => {
    for (const mark of ['', '\uFEFF']) {
      const result = await readDraftBytes(encode(`${mark}${JSON.stringify(plainDraft)}`));
      expect(result).toMatchObject({ ok: true, draft: plainDraft });
    }
  });

  it.each([
    ['nothing', new Uint8Array(), 'draft.json is not'],
    ['prose', encode('Dear all'), 'draft.json is not'],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      'This is neither a .postmortem file nor a draft in JSON.',
    ],
    ['the head of a ZIP', encode('PK'), 'ZIP'],
  ])('refuses %s in one sentence', async (_, bytes, sentence) => {
    const result = await readDraftBytes(bytes);
    expect(result.ok).toBe(false);
    const message = result.ok ? '' : result.message;
    expect(message).toContain(sentence);
    expect(message).toMatch(/^[^\n]+\.$/u);
  });
});
