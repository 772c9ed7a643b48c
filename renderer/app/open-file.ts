import { readDraftJson, readFile, type ReadResult } from '../file/read';

/** A file that a person opened, dropped or named on the command line. */
export interface FileToOpen {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Reads a draft from a .postmortem or a draft.json; what it is, its first bytes tell. */
export async function readDraftFile({ bytes }: FileToOpen): Promise<ReadResult> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip) return await readFile(bytes);
  try {
    return readDraftJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, message: 'This is neither a .postmortem file nor a draft in JSON.' };
  }
}
