import { parseArgs, type ParseArgsConfig } from 'node:util';

import { UsageError } from './usage';

/**
 * Reads arguments as node:util does.
 * @throws {UsageError} with its complaint on one line.
 */
export function readArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    throw new UsageError(complaint.replaceAll('\n', ' '));
  }
}
