import { isObject } from '../../document/attributes';
import { isDismissal } from '../../document/dismissals';
import type { NodeJSON } from '../../document/draft';
import { isContainerName } from '../../document/nodes/structures';
import { isOrigin } from '../../document/origin';
import type { ReviewRecord } from '../../document/review-record';
import { sha256 } from '../../file/sha256';

/*
 * What a document says of its past or of its sources stays at home when the document is sent:
 *
 * - the raw text of a source, unless its author sends it along; its hash travels;
 * - what an imported block was made of (`origin`) and the front matter of the imported text: both hold words that may
 *   have been deleted since, and are only needed where the draft is published;
 * - findings of the checks that were set aside: they quote words that may be gone, and a reviewer is a second pair of
 *   eyes;
 * - which reviews came home, what was decided about their suggestions, and how the draft's status was moved.
 *
 * All of it stands in attributes. Nothing else is touched, so every position in what is sent is the same position at
 * home, and a step that was made on the one can be replayed on the other.
 */

export interface Withheld {
  /** Sources whose raw text was there and was taken out. */
  readonly evidence: number;
  /** Imported blocks whose source was taken out. */
  readonly origins: number;
  readonly frontMatter: boolean;
  readonly dismissals: number;
  /** Whether the draft remembers earlier reviews, decisions or moves of its status. */
  readonly record: boolean;
}

export interface Sendable {
  readonly document: NodeJSON;
  readonly withheld: Withheld;
  /** Sources that travel with their raw text. */
  readonly evidenceSent: number;
}

type Json = Readonly<Record<string, unknown>>;
type RawSource = Json & { readonly raw: string };

/** The record of a source that has its raw text, in whatever attribute it stands. */
function hasRaw(value: Json): value is RawSource {
  return typeof value['raw'] === 'string' && ('hash' in value || 'system' in value);
}

/** Who agreed to which section travels. */
const recordAtHome = [
  'receipts',
  'decisions',
  'statusHistory',
] as const satisfies readonly (keyof ReviewRecord)[];

/** Of the draft itself. */
const pastOfDraft: ReadonlySet<string> = new Set(['frontMatter', 'dismissals', ...recordAtHome]);

/** Attributes that tell of the past, and not of the incident. */
function isPast(type: string, name: string, value: unknown): boolean {
  if (type === 'doc') return pastOfDraft.has(name);
  return name === 'origin' && (type === 'title' || isContainerName(type) || isOrigin(value));
}

/** The document as it is sent. A record of a source without a hash gets one, by which `bringBack` knows it. */
export async function withhold(
  document: NodeJSON,
  { includeEvidence }: { readonly includeEvidence: boolean },
): Promise<Sendable> {
  const hashes = await rawHashes(document);
  let [evidence, evidenceSent, origins] = [0, 0, 0];

  function cleaned(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(cleaned);
    if (!isObject(value)) return value;
    const copy = mapMembers(value, cleaned);
    if (!hasRaw(value)) return copy;
    if (includeEvidence) {
      evidenceSent += 1;
      return copy;
    }
    evidence += 1;
    return { ...copy, raw: null, hash: value['hash'] ?? hashes.get(value.raw) ?? null };
  }

  function cleanedNode(node: NodeJSON): NodeJSON {
    const { attrs = {}, content, ...rest } = node;
    const all = Object.entries(attrs);
    const kept = all.filter(([name, value]) => !isPast(node.type, name, value));
    const hasAttributes = node.attrs !== undefined && (kept.length > 0 || kept.length === all.length);
    origins += Number(
      all.some(([name, value]) => name === 'origin' && value !== null && isPast(node.type, name, value)),
    );
    return {
      ...(cleaned(rest) as NodeJSON),
      ...(hasAttributes ? { attrs: cleaned(Object.fromEntries(kept)) as Json } : {}),
      ...(content === undefined ? {} : { content: content.map(cleanedNode) }),
    };
  }

  const { frontMatter, dismissals } = document.attrs ?? {};
  const sent = cleanedNode(document);
  return {
    document: sent,
    withheld: {
      evidence,
      origins,
      frontMatter: isObject(frontMatter),
      dismissals: Array.isArray(dismissals) ? dismissals.length : 0,
      record: recordAtHome.some((name) => {
        const entries = document.attrs?.[name];
        return Array.isArray(entries) && entries.length > 0;
      }),
    },
    evidenceSent,
  };
}

/**
 * Puts what stayed at home back into JSON that came from a reviewer: a document, or the steps of suggestions. A reviewer
 * who moves an event moves it without its raw text, and replaying that at home would delete it.
 *
 * A source is known by its hash, an imported block by its id; what the reviewer set aside is added to what was set aside
 * at home.
 *
 * @param home the document at home of which the copy was sent, with everything in it
 */
export async function bringBack<Value>(value: Value, home: NodeJSON): Promise<Value> {
  const hashes = await rawHashes(home);
  const raws = new Map<string, RawSource[]>();
  walk(home, (found) => {
    if (!hasRaw(found)) return;
    const hash = found['hash'] ?? hashes.get(found.raw);
    if (typeof hash === 'string') raws.set(hash, [...(raws.get(hash) ?? []), found]);
  });
  const origins = new Map<string, unknown>();
  walk(home, ({ type, attrs }) => {
    if (typeof type !== 'string' || !isObject(attrs) || typeof attrs['id'] !== 'string') return;
    if (isPast(type, 'origin', attrs['origin']) && attrs['origin'] !== undefined)
      origins.set(`${type} ${attrs['id']}`, attrs['origin']);
  });
  const dismissed = Array.isArray(home.attrs?.['dismissals']) ? home.attrs['dismissals'] : [];

  function restored(here: unknown): unknown {
    if (Array.isArray(here)) return here.map(restored);
    if (!isObject(here)) return here;
    const copy = mapMembers(here, restored);
    if (here['raw'] === null && typeof here['hash'] === 'string') {
      const candidates = raws.get(here['hash']) ?? [];
      const found = candidates.find((one) => sameRecord(one, here)) ?? candidates[0];
      return found === undefined ? copy : { ...copy, raw: found.raw };
    }
    if (here['stepType'] === 'docAttr' && here['attr'] === 'dismissals' && Array.isArray(here['value'])) {
      return { ...copy, value: joined(dismissed, here['value']) };
    }
    const { type, attrs } = copy;
    if (typeof type !== 'string' || !isObject(attrs) || typeof attrs['id'] !== 'string') return copy;
    const origin = origins.get(`${type} ${attrs['id']}`);
    const isGone = origin !== undefined && (attrs['origin'] ?? null) === null;
    return isGone ? { ...copy, attrs: { ...attrs, origin } } : copy;
  }
  return restored(value) as Value;
}

function sameRecord(one: Json, other: Json): boolean {
  return ['system', 'id', 'link', 'author'].every((name) => one[name] === other[name]);
}

function joined(home: readonly unknown[], brought: readonly unknown[]): readonly unknown[] {
  const keys = new Set(home.filter(isDismissal).map(({ key }) => key));
  return [...home, ...brought.filter((one) => !isDismissal(one) || !keys.has(one.key))];
}

/** SHA-256 of the raw text of every source that has no hash, by that text. */
async function rawHashes(document: NodeJSON): Promise<ReadonlyMap<string, string>> {
  const texts = new Set<string>();
  walk(document, (value) => {
    if (hasRaw(value) && (value['hash'] ?? null) === null) texts.add(value.raw);
  });
  const hashes = new Map<string, string>();
  for (const text of texts) hashes.set(text, await sha256(new TextEncoder().encode(text)));
  return hashes;
}

/** Calls `visit` for every object in a JSON value, itself included, in document order. */
function walk(value: unknown, visit: (found: Json) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  else if (isObject(value)) {
    visit(value);
    for (const one of Object.values(value)) walk(one, visit);
  }
}

function mapMembers(value: Json, change: (member: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]));
}
