/** A file that a person opened, dropped or named on the command line. */
export interface FileToOpen {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Whether a file is imported as Markdown, by its name: what the file holds is looked at when it is read. */
export function isMarkdown({ name }: FileToOpen): boolean {
  return /\.(?:md|markdown|mdown|mdx|txt|erb)$/iu.test(name);
}
