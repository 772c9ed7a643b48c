import * as v from 'valibot';
import { backupRequests } from './backups';
import { RENDERER_COMMAND_IDS } from './commands';
import { crashRequests } from './crash';
import { isPlainFileName } from './file-names';
import { journalRequests } from './journal';
import { LIMITS } from './limits';
import { markdownFileRequests } from './markdown-files';
import { publishRequests } from './publish';
import { sourceFileRequests } from './source-files';
import { anyBytes, bytes, foreignName, sentence } from './values';

/**
 * The one map of everything that electron and renderer say to each other. A request takes one value and gives one
 * value back; an event carries one value from electron to the renderer. Both ends check the values they are given
 * against these schemas at run time: a process may be of another version, or no longer be what it was.
 */

/** A bare name, without a folder, that every file system takes. */
const fileName = v.pipe(v.string(), v.check(isPlainFileName, 'must be a plain file name'));

const unreadable = v.object({ kind: v.literal('unreadable'), name: foreignName, message: sentence });

const openedFile = v.variant('kind', [
  v.object({ kind: v.literal('read'), name: foreignName, bytes: bytes(LIMITS.draftBytes) }),
  unreadable,
]);

const chosenTemplate = v.variant('kind', [
  v.object({
    kind: v.literal('read'),
    name: foreignName,
    text: v.pipe(v.string(), v.maxLength(LIMITS.templateBytes)),
  }),
  unreadable,
]);

const written = v.variant('kind', [
  v.object({ kind: v.literal('written'), files: v.pipe(v.array(foreignName), v.readonly()) }),
  v.object({ kind: v.literal('cancelled') }),
  v.object({ kind: v.literal('failed'), message: sentence }),
]);

const nothing = v.void();

const platform = v.picklist(['mac', 'windows', 'linux']);

export const requests = {
  /** The renderer listens from now on: it may be asked to flush. Said again after every load of the page. */
  ready: { argument: nothing, result: nothing },

  appInfo: {
    argument: nothing,
    result: v.object({
      name: v.string(),
      version: v.string(),
      electron: v.string(),
      chromium: v.string(),
      node: v.string(),
      platform,
      development: v.boolean(),
    }),
  },

  /** Which commands can be carried out now (of those that are not always there) and which switches are on. */
  setCommandState: {
    argument: v.object({
      enabled: v.pipe(v.array(v.picklist(RENDERER_COMMAND_IDS)), v.readonly()),
      checked: v.pipe(v.array(v.picklist(RENDERER_COMMAND_IDS)), v.readonly()),
    }),
    result: nothing,
  },

  /** Asks for a draft file (.postmortem, draft.json) and reads it. Null where the person cancels. */
  openFile: { argument: nothing, result: v.nullable(openedFile) },

  /** The files named on the command line, by a second instance or by the system, each given out once. */
  takeOpenedFiles: { argument: nothing, result: v.pipe(v.array(openedFile), v.readonly()) },

  /** Asks for a template file and reads it as UTF-8 text. Null where the person cancels. */
  openTemplate: { argument: nothing, result: v.nullable(chosenTemplate) },

  /** Asks for a place and writes one file there, whole or not at all. */
  saveCopy: {
    argument: v.object({ suggestedName: fileName, bytes: anyBytes(LIMITS.draftBytes) }),
    result: written,
  },

  /**
   * Asks for a place and writes the main file there, and beside it the folder with its files. A file in that folder
   * with other content is never replaced without a question.
   */
  exportFiles: {
    argument: v.object({
      suggestedName: fileName,
      bytes: anyBytes(LIMITS.draftBytes),
      folder: v.optional(
        v.object({
          name: fileName,
          files: v.pipe(
            v.array(v.object({ name: fileName, bytes: anyBytes(LIMITS.imageBytes) })),
            v.maxLength(LIMITS.exportedFiles),
            v.readonly(),
          ),
        }),
      ),
    }),
    result: written,
  },

  /**
   * Asks for a place, prints a page as PDF and writes it there. The page is printed where nothing in it can run or
   * fetch.
   */
  exportPdf: {
    argument: v.object({ suggestedName: fileName, html: v.pipe(v.string(), v.maxLength(LIMITS.pageLength)) }),
    result: written,
  },

  ...markdownFileRequests,
  ...sourceFileRequests,
  ...publishRequests,
  ...journalRequests,
  ...backupRequests,
  ...crashRequests,

  /** Opens a web page or an e-mail address in the system's own program; http, https and mailto alone. */
  openExternal: {
    argument: v.pipe(v.string(), v.maxLength(LIMITS.urlLength)),
    result: v.variant('kind', [
      v.object({ kind: v.literal('opened') }),
      v.object({ kind: v.literal('refused'), message: sentence }),
    ]),
  },

  /** The answer to `flushRequested`: everything typed is stored, or why it is not. */
  flushed: {
    argument: v.object({
      id: v.pipe(v.number(), v.integer()),
      outcome: v.variant('kind', [
        v.object({ kind: v.literal('stored') }),
        v.object({ kind: v.literal('failed'), message: sentence }),
      ]),
    }),
    result: nothing,
  },
} as const;

export const events = {
  /** A command was chosen in a menu. */
  command: v.picklist(RENDERER_COMMAND_IDS),
  /** Files wait for `takeOpenedFiles`. */
  filesOpened: nothing,
  /** Store everything typed and answer with `flushed` under the same id: the window closes or the machine sleeps. */
  flushRequested: v.object({ id: v.pipe(v.number(), v.integer()) }),
} as const;

export type RequestName = keyof typeof requests;
export type RequestArgument<Name extends RequestName> = v.InferOutput<(typeof requests)[Name]['argument']>;
export type RequestResult<Name extends RequestName> = v.InferOutput<(typeof requests)[Name]['result']>;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = v.InferOutput<(typeof events)[Name]>;

export type OpenedFile = v.InferOutput<typeof openedFile>;
export type ChosenTemplate = v.InferOutput<typeof chosenTemplate>;
export type WriteResult = v.InferOutput<typeof written>;
export type FlushOutcome = RequestArgument<'flushed'>['outcome'];
export type CommandState = RequestArgument<'setCommandState'>;
export type AppInfo = RequestResult<'appInfo'>;

/** Says in one line where a value breaks its schema: `bytes: must be …; suggestedName: …`. */
export function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'value'}: ${issue.message}`).join('; ');
}
