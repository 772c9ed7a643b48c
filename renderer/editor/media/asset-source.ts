/** Where the bytes of a draft's images are kept. The editor knows images by hash alone. */
export interface AssetSource {
  /** An address under which the window may show the image (an object URL); null where the asset is not there. */
  readonly url: (hash: string) => Promise<string | null>;
  /**
   * Keeps an image and gives its SHA-256 as 64 hex digits.
   * @throws where the bytes are no image that a draft may hold, or could not be kept; the message is for people
   */
  readonly put: (bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<string>;
}

/** A source that has nothing and keeps nothing: for an editor without a store. */
export const noAssets: AssetSource = {
  url: () => Promise.resolve(null),
  put: () => Promise.reject(new Error('Images cannot be kept here.')),
};
