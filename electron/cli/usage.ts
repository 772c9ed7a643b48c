/** What the command line takes; printed on wrong arguments and on --help. */
export const usage = `Usage:
  aftermark export DRAFT… --out DIR [--force]
      Writes each draft (.postmortem, or draft.json) as Markdown into DIR, named after its input,
      with its images in a folder beside it. --force replaces files that differ.
  aftermark new --template ID --title "…" --out FILE.postmortem [--date YYYY-MM-DD] [--zone ZONE] [--force]
      Makes a post-mortem from a template. The zone is UTC unless one is named.
  aftermark templates
      Lists the templates: id, tab, name.
  aftermark --help, aftermark --version
`;

/** Wrong arguments: the sentence goes to stderr with the usage, and the exit code is 2. */
export class UsageError extends Error {}

/** A file that cannot be read or written: one sentence on stderr, exit code 1, nothing written. */
export class FileError extends Error {}

/** What a command has to say when it has done its work. */
export interface Printed {
  /** For stdout: what another program may read. */
  readonly lines: readonly string[];
  /** For stderr: what a person should know although it went well, one sentence each. */
  readonly notes: readonly string[];
}
