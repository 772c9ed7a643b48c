import type { RequestResult } from '../contract/contract';
import type { journalRequests } from '../contract/journal';
import { reasonOf } from '../file-errors';
import type { Handlers } from '../ipc';
import { moveDraftAside, removeDraft } from './aside';
import { codeOf, type Disk, realDisk } from './disk';
import { digestOf } from './frame';
import { draftFolder, draftFolderName, imageFile } from './layout';
import { listFolder, readDraft, readImage, readShared } from './read';
import { removePiece, writeImage, writePiece, writeShared } from './small-files';
import { checkSpace, defaultReserve, databaseRoom } from './space';
import { createStore } from './store';
import { keepVersion, type Place, WriteFailed } from './version-writer';

type JournalHandlers = Pick<
  Handlers,
  Exclude<keyof typeof journalRequests, 'setAsideDatabase' | 'databaseSetAside'>
>;
type Done = RequestResult<'keepPiece'>;

/** The copy of all drafts that is kept beside the page's database. */
export interface Journal {
  readonly handlers: JournalHandlers;
  /** Waits for every write that was asked for so far, and brings the manifest up to date. */
  readonly idle: () => Promise<void>;
}

interface JournalOptions {
  readonly disk?: Disk;
  /** Bytes that stay free on the disk. */
  readonly reserve?: number;
  /** Milliseconds UTC. */
  readonly now?: () => number;
  /** Milliseconds without a change after which the manifest is written. */
  readonly pause?: number;
}

const kept: Done = { kind: 'kept' };
const newerApp: Done = {
  kind: 'failed',
  message: 'The safety copies here are those of a newer version of Aftermark, so this one leaves them alone.',
};

const damagedImage: Done = {
  kind: 'failed',
  message: 'An image is not what its name says, so it was not kept.',
};
const noSuchCopy = { kind: 'failed', message: 'This backup is no longer there.' } as const;

function failed(error: unknown): Done & { readonly kind: 'failed' } {
  const cause = error instanceof WriteFailed ? error.cause : error;
  return { kind: 'failed', message: `The safety copy could not be written: ${reasonOf(cause)}.` };
}

/**
 * @param root the journal's own folder, inside the profile; made when first written to
 * @param folderOf the folder of a backup that is open, by its id; null where there is none
 */
export function createJournal(
  root: string,
  folderOf: (backupId: string) => string | null,
  options: JournalOptions = {},
): Journal {
  const { disk = realDisk, reserve = defaultReserve, now = Date.now, pause = 10_000 } = options;
  const store = createStore({ disk, root, pause });
  const place: Place = { disk, root, reserve, now };

  /** Runs a write after those of the same key; what goes wrong is an answer. */
  async function write<Answer>(key: string, task: () => Promise<Answer>): Promise<Answer | Done> {
    try {
      if ((await store.open()) === 'newer') return newerApp;
      return await store.queue.run(key, task);
    } catch (error) {
      return failed(error);
    }
  }

  /** The same for what changes a draft's folder, unless a newer version of the app has written into it. */
  async function change<Answer>(id: string, task: (name: string) => Promise<Answer>): Promise<Answer | Done> {
    const name = draftFolderName(id);
    return write<Answer | Done>(name, async () => {
      const record = await store.recordOf(name);
      if (record?.newer === true) return newerApp;
      try {
        return await task(name);
      } catch (error) {
        store.remember(name, error instanceof WriteFailed ? error.record : undefined);
        throw error;
      }
    });
  }

  const copyOf = (from: string): string | null => (from === 'journal' ? root : folderOf(from));

  return {
    idle: async () => {
      await store.queue.idle();
      await store.index();
      await store.queue.idle();
    },
    handlers: {
      hasRoom: () =>
        checkSpace(disk, root, databaseRoom, 0).then(
          () => true,
          // A disk that cannot be asked is one for the database to find out about.
          (error: unknown) => codeOf(error) !== 'ENOSPC',
        ),

      keepInJournal: (request) =>
        change<RequestResult<'keepInJournal'>>(request.id, async (name) => {
          const { answer, record } = await keepVersion(place, request, await store.recordOf(name));
          store.remember(name, record);
          return answer;
        }),

      keepPiece: ({ id, name: piece, bytes }) =>
        change(id, async (name) => {
          if (bytes === null) await removePiece(place, id, piece);
          else await writePiece(place, id, piece, bytes);
          const record = await store.recordOf(name);
          if (record === null) return kept;
          const others = record.entry.pieces.filter((one) => one !== piece);
          const pieces = bytes === null ? others : [...others, piece].sort();
          if (pieces.length !== record.entry.pieces.length) {
            store.remember(name, { ...record, entry: { ...record.entry, pieces } });
          }
          return kept;
        }),

      keepImage: ({ hash, bytes }) =>
        write(`image ${hash}`, async () => {
          if ((await digestOf(bytes)) !== hash) return damagedImage;
          await writeImage(place, hash, bytes);
          return kept;
        }),

      forgetImage: ({ hash }) =>
        write(`image ${hash}`, async () => {
          await disk.remove(imageFile(root, hash));
          return kept;
        }),

      keepShared: ({ name, bytes }) =>
        write(`shared ${name}`, async () => {
          await writeShared(place, name, bytes);
          return kept;
        }),

      forgetInJournal: ({ id }) => takeAway(id, removeDraft),
      setAsideInJournal: ({ id }) => takeAway(id, moveDraftAside),

      listKept: async ({ from }) => {
        const folder = copyOf(from);
        if (folder === null) return noSuchCopy;
        if (from !== 'journal') return listFolder(folder, undefined, disk);
        try {
          if ((await store.open()) === 'newer') return { kind: 'newer' };
          return await listFolder(folder, await store.entries(), disk);
        } catch (error) {
          return { kind: 'failed', message: `The safety copies could not be listed: ${reasonOf(error)}.` };
        }
      },

      readKept: async ({ from, id }) => {
        const folder = copyOf(from);
        if (folder === null) return noSuchCopy;
        // After what is being written, and before what is asked for later.
        return store.queue.run(`${from} ${draftFolderName(id)}`.replace(/^journal /, ''), () =>
          readDraft(folder, id, disk),
        );
      },

      readKeptImage: ({ from, hash }) => {
        const folder = copyOf(from);
        return folder === null ? null : readImage(folder, hash, disk);
      },

      readKeptShared: ({ from, name }) => {
        const folder = copyOf(from);
        return folder === null ? null : readShared(folder, name, disk);
      },
    },
  };

  /** Takes a draft out of the list; not an error where there is none. */
  async function takeAway(id: string, away: (place: Place, name: string) => Promise<void>): Promise<Done> {
    const done = await change(id, async (name) => {
      // A folder may hold pieces of a draft without any state of it.
      const isThere = (await disk.list(draftFolder(root, name))).length > 0;
      if (isThere) await away(place, name);
      store.remember(name, null);
      return kept;
    });
    // The manifest of before would say that the draft has lost what is gone on purpose.
    await store.index();
    return done;
  }
}
