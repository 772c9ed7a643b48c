import { admitDocument } from '../../renderer/document/admit';
import type { Asset, Draft } from '../../renderer/document/draft';
import { assetReferences } from '../../renderer/file/asset-references';
import { printJson } from '../../renderer/file/json';
import { writeFile } from '../../renderer/file/write';
import { exportPost } from '../../renderer/publish/export-post';
import { APP_NAME, APP_VERSION } from './app';
import { FileError } from './usage';

/** A .postmortem, or a draft.json that stands alone. */
export type DraftForm = 'postmortem' | 'json';

export const formOf = (bytes: Uint8Array): DraftForm =>
  bytes[0] === 0x50 && bytes[1] === 0x4b ? 'postmortem' : 'json';

/**
 * The bytes of a draft's file.
 * @param name for the sentence where it cannot be written
 * @throws {FileError}
 */
export async function draftBytes(
  draft: Draft,
  assets: readonly Asset[],
  form: DraftForm,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (form === 'json') {
    const held = new Set(assets.map(({ hash }) => hash));
    if (assetReferences([draft.document, draft.comments]).some((hash) => held.has(hash)))
      throw new FileError(`${name} cannot hold the draft's images; name a .postmortem file.`);
    return new TextEncoder().encode(printJson(draft));
  }
  const { markdown } = exportPost(admitDocument(draft.document), { assets, picture: false });
  const written = await writeFile({
    draft,
    assets,
    markdown,
    app: { name: APP_NAME, version: APP_VERSION },
  });
  if (!written.ok) throw new FileError(`${name} cannot be written. ${written.message}`);
  return written.bytes;
}
