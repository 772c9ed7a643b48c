import * as v from 'valibot';
import { LIMITS } from './limits';
import { bytes, foreignName, sentence } from './values';

const fileNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const address = v.pipe(v.string(), v.maxLength(LIMITS.urlLength));

const markdownFile = v.variant('kind', [
  v.object({
    kind: v.literal('read'),
    name: foreignName,
    bytes: bytes(LIMITS.markdownBytes),
    file: fileNumber,
  }),
  v.object({ kind: v.literal('unreadable'), name: foreignName, message: sentence }),
]);

/** What importing Markdown asks of the system. */
export const markdownFileRequests = {
  /** Asks for Markdown files and reads them. `file` stands for a file in `imagesBeside`. Empty where the person cancels. */
  openMarkdown: { argument: v.void(), result: v.pipe(v.array(markdownFile), v.readonly()) },

  /** The images that such a file names by relative addresses, as far as they lie in its folder or below. */
  imagesBeside: {
    argument: v.object({
      file: fileNumber,
      addresses: v.pipe(v.array(address), v.maxLength(LIMITS.exportedFiles), v.readonly()),
    }),
    result: v.pipe(v.array(v.object({ address, bytes: bytes(LIMITS.imageBytes) })), v.readonly()),
  },
} as const;

export type MarkdownFile = v.InferOutput<typeof markdownFile>;
