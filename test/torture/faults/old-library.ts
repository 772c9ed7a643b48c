import type { Draft } from '../../../renderer/document/draft';
import { withTitle } from '../../../renderer/storage/retitle';
import { draftOfEvents } from '../../bench/window/draft';

/* Databases as earlier versions of the app left them. Never edited: people's disks do not change either. */

interface StoreSpec {
  readonly keyPath: string | readonly string[];
  readonly indexes: readonly {
    readonly name: string;
    readonly keyPath: string | readonly string[];
    readonly multiEntry?: true;
  }[];
  readonly rows: readonly unknown[];
}

export interface OldDatabase {
  /** As IndexedDB counts it: Dexie's number, times ten. */
  readonly nativeVersion: number;
  readonly stores: Readonly<Record<string, StoreSpec>>;
}

export const oldVersions = [1, 2] as const;
export type OldVersion = (typeof oldVersions)[number];

const made = Date.UTC(2026, 0, 5, 9, 30);

function titleOf(number: number): string {
  return `N${number} kept by an old version`;
}

interface OldDraft {
  readonly first: Draft;
  readonly now: Draft;
  readonly step: unknown;
}

/** A draft of so many events that was saved once after it was made. */
function oldDraft(number: number, events: number): OldDraft {
  const first = { ...draftOfEvents(events), id: `old${number}`, createdAt: made, updatedAt: made };
  const { document, step } = withTitle(first.document, titleOf(number));
  return { first, now: { ...first, updatedAt: made + 60_000, document }, step };
}

/** A database of an old version with so many drafts, each with a saved change in its log. */
export function oldDatabase(version: OldVersion, drafts: number, events: number): OldDatabase {
  const all = Array.from({ length: drafts }, (_, index) => oldDraft(index + 1, events));
  const facts = all.map(({ now }, index) => ({
    id: now.id,
    title: titleOf(index + 1),
    severity: '',
    incidentStatus: '',
    status: 'draft',
    incidentDate: '2019-07-02',
    templateName: now.template.name,
    createdAt: now.createdAt,
    updatedAt: now.updatedAt,
    trashedAt: null,
  }));
  const stores: OldDatabase['stores'] = {
    facts: {
      keyPath: 'id',
      indexes: [
        { name: 'updatedAt', keyPath: 'updatedAt' },
        { name: 'trashedAt', keyPath: 'trashedAt' },
      ],
      rows: facts,
    },
    bodies: {
      keyPath: 'id',
      indexes: [{ name: 'assets', keyPath: 'assets', multiEntry: true }],
      rows: all.map(({ now }) => ({ id: now.id, version: 2, draft: now, assets: [] })),
    },
    steps: {
      keyPath: ['draftId', 'seq'],
      indexes: [],
      rows: all.map(({ now, step }) => ({
        draftId: now.id,
        seq: 2,
        at: now.updatedAt,
        clientId: 'library',
        steps: [step],
      })),
    },
    snapshots: {
      keyPath: ['draftId', 'version'],
      indexes: version === 1 ? [] : [{ name: '[draftId+reason]', keyPath: ['draftId', 'reason'] }],
      rows: all.map(({ first }) => ({
        draftId: first.id,
        version: 1,
        at: first.createdAt,
        reason: 'created',
        document: first.document,
      })),
    },
    blobs: { keyPath: 'hash', indexes: [], rows: [] },
    settings: { keyPath: 'key', indexes: [], rows: [] },
    templates: { keyPath: 'id', indexes: [], rows: [] },
  };
  const reviews: OldDatabase['stores'] = {
    rounds: { keyPath: 'id', indexes: [{ name: 'draftId', keyPath: 'draftId' }], rows: [] },
    reviews: { keyPath: 'id', indexes: [{ name: 'round.id', keyPath: 'round.id' }], rows: [] },
    returns: {
      keyPath: 'hash',
      indexes: [
        { name: 'draftId', keyPath: 'draftId' },
        { name: 'roundId', keyPath: 'roundId' },
      ],
      rows: [],
    },
  };
  return { nativeVersion: version * 10, stores: version === 1 ? stores : { ...stores, ...reviews } };
}

/** Makes the database in a page of the app's origin that does not hold the app. Runs in the page. */
export async function makeOldDatabase({ nativeVersion, stores }: OldDatabase): Promise<void> {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
    });
  await settled(indexedDB.deleteDatabase('aftermark'));
  const request = indexedDB.open('aftermark', nativeVersion);
  request.addEventListener('upgradeneeded', () => {
    for (const [name, { keyPath, indexes, rows }] of Object.entries(stores)) {
      const store = request.result.createObjectStore(name, { keyPath: keyPath as string | string[] });
      for (const index of indexes) {
        const { multiEntry = false } = index;
        store.createIndex(index.name, index.keyPath as string | string[], { multiEntry });
      }
      for (const row of rows) store.add(row);
    }
  });
  (await settled(request)).close();
}
