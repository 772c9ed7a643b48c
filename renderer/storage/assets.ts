import type { Asset } from '../document/draft';
import { assetReferences } from '../file/asset-references';
import { type ImageType, imageType } from '../file/image-type';
import { limits } from '../file/limits';
import { sha256 } from '../file/sha256';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Missing } from './results';
import type { BlobRow } from './rows';
import { addUses } from './uses';

/** The stored form of an asset. @throws where it is no image that a draft may hold; `putAsset` and `readFile` let none by. */
export function blobRow({ hash, bytes }: Asset): BlobRow {
  const type = imageType(bytes);
  if (type === null) throw new TypeError('not an image that a draft may hold');
  return { hash, type, bytes };
}

export interface Stored {
  readonly kind: 'stored';
  readonly hash: string;
  readonly type: ImageType;
}

/** The image was not taken; the sentence says why. */
export interface Refused {
  readonly kind: 'refused';
  readonly message: string;
}

/**
 * Keeps an image for a draft and names it by its content; the same image twice is kept once. The type is told from the
 * bytes. The draft counts as its user from here on, so that deleting another draft with the same image in the moment
 * before the next save does not take it away.
 */
export async function putAsset(
  db: Database,
  draftId: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Stored | Refused | Missing | Failed> {
  const type = imageType(bytes);
  if (type === null) {
    return {
      kind: 'refused',
      message: 'This is not a PNG, JPEG, GIF, WebP or AVIF image, so it was not added.',
    };
  }
  if (bytes.length > limits.entryBytes) {
    const most = limits.entryBytes / (1024 * 1024);
    return { kind: 'refused', message: `This image is larger than ${most} MB, so it was not added.` };
  }
  try {
    // Before the transaction, which would end while a promise that is not its own is waited for.
    const hash = await sha256(bytes);
    return await db.writing([db.blobs, db.bodies, db.uses], async () => {
      const found = await db.bodies.where('id').equals(draftId).count();
      if (found === 0) return { kind: 'missing' } as const;
      await db.blobs.put({ hash, type, bytes });
      await addUses(db, draftId, [hash]);
      return { kind: 'stored', hash, type } as const;
    });
  } catch (error) {
    return failure('keep this image', error);
  }
}

/** @returns null where no asset has this hash. Rejects with Dexie's error. */
export async function getAsset(db: Database, hash: string): Promise<Asset | null> {
  return (await db.blobs.get(hash)) ?? null;
}

/** All assets that a document, or any JSON, refers to, for an export. Those that are missing are left out. */
export async function getAssetsOf(db: Database, value: unknown): Promise<readonly Asset[]> {
  const rows = await db.blobs.bulkGet([...assetReferences(value)]);
  return rows.filter((row) => row !== undefined);
}
