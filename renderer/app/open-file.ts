/** A file that a person opened, dropped or named on the command line. */
export interface FileToOpen {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
