import * as v from 'valibot';
import { LIMITS } from './limits';
import { bytes, foreignName, sentence } from './values';

const sourceFile = v.variant('kind', [
  v.object({ kind: v.literal('read'), name: foreignName, bytes: bytes(LIMITS.sourceBytes) }),
  v.object({ kind: v.literal('unreadable'), name: foreignName, message: sentence }),
]);

/** What importing into a timeline asks of the system. */
export const sourceFileRequests = {
  /** Asks for an export, a table or a log and reads it. Null where the person cancels. */
  openSources: { argument: v.void(), result: v.nullable(sourceFile) },
} as const;

export type SourceFile = v.InferOutput<typeof sourceFile>;
