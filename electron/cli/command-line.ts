import { APP_VERSION } from './app';
import { checkFiles } from './check';
import { exportDrafts } from './export';
import { importFiles } from './import';
import { merge } from './merge';
import { printMetrics } from './metrics';
import { newDraft } from './new';
import { listTemplates } from './templates';
import { printTimeline } from './timeline';
import { FileError, type Printed, usage, UsageError } from './usage';

/** What a run of the command line leaves behind besides files. */
export interface Ended {
  /** 0, 1 where a file is at fault, 2 where the arguments are; `merge` has a meaning of its own for 1 and 2. */
  readonly code: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one command: reads and writes files, prints nothing itself.
 * @param words the arguments after the program's name
 */
export async function runCommandLine(words: readonly string[]): Promise<Ended> {
  if (asksForHelp(words)) return { code: 0, stdout: usage, stderr: '' };
  try {
    const { lines, notes, code = 0 } = await runCommand(words);
    return { code, stdout: asText(lines), stderr: asText(notes) };
  } catch (error) {
    return failed(error);
  }
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  return words[0] === 'help' || options.includes('--help') || options.includes('-h');
}

async function runCommand([command, ...rest]: readonly string[]): Promise<Printed> {
  switch (command) {
    case 'export':
      return await exportDrafts(rest);
    case 'import':
      return await importFiles(rest);
    case 'check':
      return await checkFiles(rest);
    case 'merge':
      return await merge(rest);
    case 'metrics':
      return await printMetrics(rest);
    case 'new':
      return await newDraft(rest);
    case 'timeline':
      return await printTimeline(rest);
    case 'templates':
      return listTemplates(rest);
    case '--version':
      return { lines: [APP_VERSION], notes: [] };
    case undefined:
      throw new UsageError('Say what to do.');
    default:
      throw new UsageError(`There is no command “${command}”.`);
  }
}

function failed(error: unknown): Ended {
  if (error instanceof UsageError) return { code: 2, stdout: '', stderr: `${error.message}\n\n${usage}` };
  if (error instanceof FileError) return { code: 1, stdout: '', stderr: `${error.message}\n` };
  // A fault of ours: the stack belongs into the report that a person may send.
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 1, stdout: '', stderr: `Something went wrong inside Aftermark: ${fault}\n` };
}

function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
