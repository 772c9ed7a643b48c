import type { AssetSource } from '../editor/media/asset-source';
import { getAsset, putAsset } from '../storage/assets';
import type { Database } from '../storage/database';

export interface SessionAssets extends AssetSource {
  /** Frees the object URLs that were handed out. */
  readonly release: () => void;
}

/** The images of one draft, from the database, as object URLs. */
export function createAssetSource(db: Database, draftId: string): SessionAssets {
  const urls = new Map<string, string>();
  return {
    url: async (hash) => {
      const known = urls.get(hash);
      if (known !== undefined) return known;
      const asset = await getAsset(db, hash);
      if (asset === null) return null;
      const url = URL.createObjectURL(new Blob([asset.bytes], { type: asset.type }));
      urls.set(hash, url);
      return url;
    },
    put: async (bytes) => {
      const result = await putAsset(db, draftId, bytes);
      switch (result.kind) {
        case 'stored':
          return result.hash;
        case 'refused':
        case 'failed':
          throw new Error(result.message);
        case 'missing':
          throw new Error('This draft is no longer in the library, so the image was not added.');
      }
    },
    release: () => {
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
    },
  };
}
