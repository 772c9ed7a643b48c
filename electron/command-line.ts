import path from 'node:path';

interface CommandLine {
  /** As the process was given it, with the executable first. */
  readonly argv: readonly string[];
  /** The folder that relative names start from. */
  readonly folder: string;
  /** Whether the first name is the app itself (started from a clone) and no file to open. */
  readonly namesApp: boolean;
}

/** The files to open that a command line names, as absolute paths. `--` ends the switches. */
export function filesNamedOn({ argv, folder, namesApp }: CommandLine): readonly string[] {
  const [, ...words] = argv;
  const end = words.indexOf('--');
  const before = end === -1 ? words : words.slice(0, end);
  const after = end === -1 ? [] : words.slice(end + 1);
  const names = [...before.filter((word) => word !== '' && !word.startsWith('-')), ...after];
  return names.slice(namesApp ? 1 : 0).map((name) => path.resolve(folder, name));
}
