/** Writes one line to standard error. Never hand it anything a person has written: logs get sent around. */
export function log(line: string): void {
  process.stderr.write(`aftermark: ${line}\n`);
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
