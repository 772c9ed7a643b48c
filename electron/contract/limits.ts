const MEGABYTE = 1024 * 1024;

/** Upper bounds of what crosses between electron and renderer; beyond them a value is refused, not cut. */
export const LIMITS = {
  /** A draft file or an exported Markdown file, in bytes. */
  draftBytes: 256 * MEGABYTE,
  /** A Markdown file that is imported, in bytes. */
  markdownBytes: 10 * MEGABYTE,
  /** A file that events are imported from, such as the export of a chat, in bytes. */
  sourceBytes: 256 * MEGABYTE,
  /** One image, in bytes. */
  imageBytes: 64 * MEGABYTE,
  /** A template file, in bytes of UTF-8. */
  templateBytes: 1 * MEGABYTE,
  /** Files in the folder of one export. */
  exportedFiles: 2_000,
  /** A text of a site that is shown beside what is to replace it, in UTF-16 units. */
  shownText: 1 * MEGABYTE,
  /** A page that is printed, with the images in it, in UTF-16 units. */
  pageLength: 256 * MEGABYTE,
  /** A link that is handed to the system, in UTF-16 units. */
  urlLength: 4_096,
  /** Files opened by one command line or one drop. */
  openedFiles: 50,
} as const;
