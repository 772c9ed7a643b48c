import { admitDocument, releaseDocument } from '../../document/admit';
import { draftFormat, type Asset, type Draft } from '../../document/draft';
import { adoptImages, type FoundImage } from '../../file/adopt-images';
import { stampOrigins } from '../write';
import type { Imported } from './import-markdown';

export interface ImportedDraft {
  /** A new draft with what was imported, and a copy of its template in it. */
  readonly draft: Draft;
  readonly assets: readonly Asset[];
  /** Addresses of images that lie beside the text and were not found; they stay as they are. */
  readonly missing: readonly string[];
}

export interface DraftOptions {
  /** What was found of the images that the document names. */
  readonly found: readonly FoundImage[];
  readonly newId: () => string;
  /** Milliseconds UTC. */
  readonly now: number;
}

/** Makes a draft of what was imported. With images of its own in place of addresses it counts as untouched still. */
export async function importedDraft(
  imported: Imported,
  { found, newId, now }: DraftOptions,
): Promise<ImportedDraft> {
  const { document: adopted, assets, missing } = await adoptImages(imported.document, found);
  const document = assets.length === 0 ? adopted : releaseDocument(stampOrigins(admitDocument(adopted)));
  const draft: Draft = {
    format: draftFormat,
    id: newId(),
    createdAt: now,
    updatedAt: now,
    document,
    comments: [],
    template: imported.template,
  };
  return { draft, assets, missing };
}
