import type { OpenedFile } from './contract/contract';
import { LIMITS } from './contract/limits';
import { readLimited } from './read-file';

/** Files that wait for the renderer to take them. */
export interface OpenedFiles {
  /** Adds files by absolute path and tells the renderer that they wait. */
  readonly add: (files: readonly string[]) => void;
  /** Reads all that wait; each is given out once. */
  readonly take: () => Promise<readonly OpenedFile[]>;
}

/** A queue, because files arrive before the page listens: from the command line, or from macOS before the window. */
export function createOpenedFiles(announce: () => void): OpenedFiles {
  let waiting: string[] = [];
  return {
    add(files) {
      if (files.length === 0) return;
      waiting = [...new Set([...waiting, ...files])].slice(0, LIMITS.openedFiles);
      announce();
    },
    async take() {
      const taken = waiting;
      waiting = [];
      const files: OpenedFile[] = [];
      for (const file of taken) files.push(await readLimited(file, LIMITS.draftBytes));
      return files;
    },
  };
}
