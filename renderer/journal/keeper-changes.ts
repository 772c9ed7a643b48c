/*
 * What Dexie tells of a commit (`Dexie.on('storagemutated')`): which keys of which table, as sorted ranges. It is a hint of
 * where to look, never the news itself: rows are read anew, and what a range leaves open is compared as a whole.
 */

/** A node of Dexie's tree of ranges, as it arrives from another thread: without its class. */
interface Range {
  readonly from?: unknown;
  readonly to?: unknown;
  /** Ranges before this one. */
  readonly l?: Range | null;
  /** Ranges after this one. */
  readonly r?: Range | null;
}

/** Ranges of keys by `idb://<database>/<table>/<index>`; the index of the keys themselves is ''. */
export type MutatedParts = Readonly<Record<string, unknown>>;

export interface Changes {
  /** Too much changed to be told apart, or in a way that is not known here: everything has to be compared. */
  readonly everything: boolean;
  /** Ids of drafts of which anything may have changed that the library's list or their text shows. */
  readonly drafts: ReadonlySet<string>;
  /** Ids of drafts of which something beside the text may have changed: the trash, a review, images. */
  readonly beside: ReadonlySet<string>;
  /** Ids of drafts whose body may be gone. */
  readonly gone: ReadonlySet<string>;
  /** `[id of the draft, version]` */
  readonly snapshots: readonly (readonly [string, number])[];
  readonly rounds: ReadonlySet<string>;
  /** Ids of drafts that are reviews. */
  readonly reviews: ReadonlySet<string>;
  readonly returns: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
  readonly settings: boolean;
  readonly templates: boolean;
}

function* rangesIn(tree: unknown): Generator<readonly [unknown, unknown]> {
  if (typeof tree !== 'object' || tree === null) return;
  const { from, to, l, r } = tree as Range;
  if (from === undefined) return;
  yield* rangesIn(l);
  yield [from, to];
  yield* rangesIn(r);
}

const isSameKey = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** The keys, where each range is one key; null where one is more than that. */
function singleKeys(tree: unknown): readonly unknown[] | null {
  const keys: unknown[] = [];
  for (const [from, to] of rangesIn(tree)) {
    if (!isSameKey(from, to)) return null;
    keys.push(from);
  }
  return keys;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** First parts of keys of two parts, where each range has one first part; null where a range leaves it open. */
function firstParts(tree: unknown): readonly string[] | null {
  const parts: string[] = [];
  for (const [from, to] of rangesIn(tree)) {
    const [one, other]: readonly unknown[] = [
      Array.isArray(from) ? from[0] : null,
      Array.isArray(to) ? to[0] : null,
    ];
    if (!isText(one) || one !== other) return null;
    parts.push(one);
  }
  return parts;
}

/** @param database name of the database; what is told of others is none of ours */
export function changesOf(parts: MutatedParts, database: string): Changes {
  let everything = 'all' in parts;
  const tree = (table: string, index = ''): unknown => parts[`idb://${database}/${table}/${index}`];
  const orEverything = <Key>(keys: readonly Key[] | null): readonly Key[] => {
    if (keys === null) everything = true;
    return keys ?? [];
  };
  const texts = (table: string, index = ''): readonly string[] => {
    const keys = orEverything(singleKeys(tree(table, index)));
    if (!keys.every(isText)) everything = true;
    return keys.filter(isText);
  };
  // A range of a draft's own snapshots goes with the draft.
  const versions = [...rangesIn(tree('snapshots'))].flatMap(
    ([from, to]): readonly (readonly [string, number])[] => {
      const [id, version]: readonly unknown[] = Array.isArray(from) ? from : [];
      return isText(id) && typeof version === 'number' && isSameKey(from, to) ? [[id, version]] : [];
    },
  );
  const beside = [...texts('facts'), ...orEverything(firstParts(tree('uses')))];
  const logged = [tree('steps'), tree('snapshots')].flatMap((tree) => orEverything(firstParts(tree)));
  const drafts = [...texts('bodies'), ...logged, ...beside];
  return {
    drafts: new Set(drafts),
    beside: new Set(beside),
    gone: new Set(texts('bodies', ':dels')),
    snapshots: versions,
    rounds: new Set(texts('rounds')),
    reviews: new Set(texts('reviews')),
    returns: new Set(texts('returns')),
    images: new Set(texts('blobs')),
    settings: [...rangesIn(tree('settings'))].length > 0,
    templates: [...rangesIn(tree('templates'))].length > 0,
    everything,
  };
}
