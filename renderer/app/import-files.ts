import type { ShellClient } from '../../electron/contract/client';
import { LIMITS } from '../../electron/contract/limits';
import type { MarkdownFile } from '../../electron/contract/markdown-files';
import { bundledTemplates } from '../../templates/index';
import type { Template } from '../../templates/template';
import { newId } from '../document/ids';
import { imageAddresses } from '../file/adopt-images';
import { importedDraft } from '../markdown/import/imported-draft';
import { describeReport } from '../markdown/import/report';
import { readInWorker } from './read-in-worker';
import type { Database } from '../storage/database';
import { importDraft } from '../storage/drafts';
import { listTemplates } from '../storage/user-templates';
import { createStore, type Store } from './store';

/** A Markdown file to import; `file` is the number by which the shell knows it, and absent where it was dropped. */
export interface MarkdownToImport {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly file?: number;
}

/** What became of one file. */
export type ImportOutcome =
  | {
      readonly kind: 'imported';
      readonly name: string;
      readonly id: string;
      readonly title: string;
      /** The report, a sentence each. */
      readonly sentences: readonly string[];
    }
  | { readonly kind: 'refused'; readonly name: string; readonly message: string };

export interface ImportState {
  /** The file that is read now and how much of it, from 0 to 1; null once all are done. */
  readonly reading: { readonly name: string; readonly share: number } | null;
  readonly total: number;
  readonly outcomes: readonly ImportOutcome[];
}

/** An import of several files, each by itself: what is wrong with one does not touch the others. */
export interface Importing {
  readonly state: Store<ImportState>;
  /** Ends reading; files that are done stay imported. */
  readonly cancel: () => void;
  readonly finished: Promise<void>;
}

interface ImportOptions {
  readonly db: Database;
  readonly shell: ShellClient;
}

export function importFiles(files: readonly MarkdownToImport[], { db, shell }: ImportOptions): Importing {
  const state = createStore<ImportState>({ reading: null, total: files.length, outcomes: [] });
  const abort = new AbortController();

  async function importAll(): Promise<void> {
    const own = await listTemplates(db);
    const [first, ...others] = [...bundledTemplates, ...own];
    if (first === undefined) return;
    for (const file of files) {
      if (abort.signal.aborted) break;
      const show = (share: number) => state.set({ ...state.get(), reading: { name: file.name, share } });
      show(0);
      const outcome = await importOne(file, [first, ...others], show);
      state.set({ ...state.get(), outcomes: [...state.get().outcomes, outcome] });
    }
    state.set({ ...state.get(), reading: null });
  }

  async function importOne(
    file: MarkdownToImport,
    templates: readonly [Template, ...Template[]],
    show: (share: number) => void,
  ): Promise<ImportOutcome> {
    const refused = (message: string): ImportOutcome => ({ kind: 'refused', name: file.name, message });
    try {
      const read = await readInWorker(file.bytes, {
        fileName: file.name,
        templates,
        onProgress: show,
        signal: abort.signal,
      });
      if ('refused' in read) return refused(read.refused);
      const addresses = askable(imageAddresses(read.document));
      const images =
        file.file === undefined || addresses.length === 0
          ? []
          : await shell.request('imagesBeside', { file: file.file, addresses });
      const found = images.map(({ address, bytes }) => ({ address, bytes: new Uint8Array(bytes) }));
      const { draft, assets, missing } = await importedDraft(read, { found, newId, now: Date.now() });
      const kept = await importDraft(db, draft, assets);
      if (kept.kind === 'failed') return refused(kept.message);
      return {
        kind: 'imported',
        name: file.name,
        id: kept.id,
        title: read.title,
        sentences: [
          ...describeReport(read.report),
          ...missing.map((address) => imageSentence(address, file)),
        ],
      };
    } catch (error) {
      if (abort.signal.aborted) return refused('It was cancelled.');
      return refused(`It could not be read: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }

  return { state, cancel: () => abort.abort(), finished: importAll() };
}

function imageSentence(address: string, { file }: MarkdownToImport): string {
  return file === undefined
    ? `The image ${address} keeps its address: images beside a dropped file cannot be read. Import it with File → Import Markdown… to take them along.`
    : `The image ${address} keeps its address: there is no such image in the folder of the file.`;
}

/** The files that the shell read, and what is wrong with the others. */
export function filesRead(files: readonly MarkdownFile[]): {
  readonly read: readonly MarkdownToImport[];
  readonly unreadable: readonly string[];
} {
  return {
    read: files.flatMap((file) =>
      file.kind === 'read' ? [{ name: file.name, bytes: new Uint8Array(file.bytes), file: file.file }] : [],
    ),
    unreadable: files.flatMap((file) => (file.kind === 'unreadable' ? [file.message] : [])),
  };
}

/** The addresses that the shell looks for; images beyond its limits stay addresses, and are reported as not found. */
export function askable(addresses: readonly string[]): readonly string[] {
  return addresses.filter(({ length }) => length <= LIMITS.urlLength).slice(0, LIMITS.exportedFiles);
}
