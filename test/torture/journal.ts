import { setTimeout as wait } from 'node:timers/promises';
import type { NodeJSON } from '../../renderer/document/draft';
import { admitDocument } from '../../renderer/document/admit';
import { replay } from '../../renderer/review/replay';
import type { RunningApp } from '../e2e/support/running-app';
import { storedVersions } from './in-page';
import { keyOf } from './stream';
import { imagesIn, inPage } from './window';

/** A draft of the journal with its files as text. */
interface KeptDraft {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly condition: string;
  readonly whole: string;
  readonly steps: readonly string[];
}

/** Reads the journal through the page's own bridge. Null where the app keeps none. */
async function keptDrafts(): Promise<readonly KeptDraft[] | string> {
  type Requests = Record<string, ((argument: unknown) => Promise<unknown>) | undefined>;
  const requests = (window as unknown as { aftermark: { requests: Requests } }).aftermark.requests;
  const list = requests['listKept'];
  const read = requests['readKept'];
  if (list === undefined || read === undefined) return 'there is no journal';
  const listed = (await list({ from: 'journal' })) as {
    kind: string;
    message?: string;
    entries?: { id: string; title: string; version: number; condition: string }[];
  };
  if (listed.kind !== 'read') return `the journal cannot be read: ${listed.message ?? listed.kind}`;
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  return Promise.all(
    (listed.entries ?? []).map(async ({ id, title, version, condition }) => {
      const given = (await read({ from: 'journal', id })) as {
        kind: string;
        whole?: Uint8Array;
        steps?: Uint8Array[];
      };
      const whole = given.whole === undefined ? '' : text(given.whole);
      return { id, title, version, condition, whole, steps: (given.steps ?? []).map(text) };
    }),
  );
}

/** Of these images, those whose bytes the journal does not have, or not as their hashes say. */
async function imagesGone(hashes: readonly string[]): Promise<readonly string[]> {
  type Requests = Record<string, ((argument: unknown) => Promise<unknown>) | undefined>;
  const read = (window as unknown as { aftermark: { requests: Requests } }).aftermark.requests[
    'readKeptImage'
  ];
  const gone: string[] = [];
  for (const hash of hashes) {
    if ((await read?.({ from: 'journal', hash })) instanceof Uint8Array) continue;
    gone.push(hash);
  }
  return gone;
}

/** JSON with the keys of every object in order, so that two of the same content are the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** The document that a draft's files in the journal lead to; null where they do not. */
export function documentKept({ whole, steps }: Pick<KeptDraft, 'whole' | 'steps'>): unknown {
  try {
    const { draft } = JSON.parse(whole) as { readonly draft: { readonly document: NodeJSON } };
    const later = steps.flatMap((text) => (JSON.parse(text) as { readonly steps: readonly unknown[] }).steps);
    const led = replay(admitDocument(draft.document), later);
    return led.ok ? led.document.toJSON() : null;
  } catch {
    return null;
  }
}

function problemsOf(
  kept: readonly KeptDraft[],
  stored: ReadonlyMap<string, number>,
  shown: ReadonlyMap<string, string>,
): readonly string[] {
  const ids = new Set(kept.map(({ id }) => id));
  const missing = [...stored.keys()]
    .filter((id) => !ids.has(id))
    .map((id) => `draft ${id} is not in the journal`);
  const wrong = kept.flatMap((draft) => {
    const { id, title, version, condition } = draft;
    const name = `draft ${keyOf(title)}`;
    const now = stored.get(id);
    if (condition !== 'whole') return [`${name} is ${condition} in the journal`];
    if (now === undefined) return [`${name} is in the journal and not in the database`];
    if (now !== version) return [`${name} has version ${now} in the database, ${version} in the journal`];
    const document = shown.get(keyOf(title));
    const isSame =
      document !== undefined && canonicalJson(documentKept(draft)) === canonicalJson(JSON.parse(document));
    return isSame ? [] : [`${name} is another document in the journal`];
  });
  return [...missing, ...wrong];
}

/** How long the journal may be behind the database, in milliseconds. */
const journalLimit = 10_000;

/** What differs between journal, database and window once the journal has had its time; empty where nothing does. */
export async function journalProblems(
  running: RunningApp,
  shown: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const end = Date.now() + journalLimit;
  for (;;) {
    const kept = await inPage(running, keptDrafts, undefined);
    if (typeof kept === 'string') return [kept];
    const problems = problemsOf(kept, new Map(await inPage(running, storedVersions, undefined)), shown);
    const images = [...new Set([...shown.values()].flatMap(imagesIn))];
    const gone = (await inPage(running, imagesGone, images)).map(
      (hash) => `image ${hash.slice(0, 8)} is not in the journal`,
    );
    const all = [...problems, ...gone];
    if (all.length === 0 || Date.now() > end) return all;
    await wait(100);
  }
}
