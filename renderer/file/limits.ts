const mebibyte = 1024 * 1024;

/**
 * What a file may hold, so that a file from a stranger cannot fill memory or stall the window. All sizes are bytes.
 * The writer keeps the same limits: a file this app writes is a file this app opens. There is no limit on the
 * compression ratio, because a long log of equal lines compresses a thousandfold and is honest; the inflated sizes
 * bound the work all the same.
 */
export const limits = {
  /** The file as it lies on disk. */
  fileBytes: 256 * mebibyte,
  entries: 2_000,
  /** One entry when inflated: about a thousand pages of draft, or one very large screenshot. */
  entryBytes: 64 * mebibyte,
  /** All entries together when inflated. */
  inflatedBytes: 512 * mebibyte,
  nameLength: 255,
  /** Objects and arrays within one another in a JSON text; a document of `nodeDepth` levels needs two for each. */
  jsonDepth: 512,
  /** Objects and arrays in one JSON text. */
  jsonContainers: 8_000_000,
  nodeDepth: 200,
  nodes: 1_000_000,
  /** UTF-16 units of one string. */
  stringLength: 16_000_000,
} as const;
