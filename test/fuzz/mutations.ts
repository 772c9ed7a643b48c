import { strToU8, unzipSync, zipSync } from 'fflate';

import { inflated, nested, pathsOf, withValue, wrongValues } from './json-edits';
import type { Random } from './random';
import { parsed, patched, records, renamed, repacked, type Bytes } from './zip-edits';

/** A way to spoil a file. */
export interface Mutation {
  readonly name: string;
  /** Whether the file's own hashes still say what was in it, so that it is refused or read as it was. */
  readonly isDamage: boolean;
  readonly spoil: (file: Bytes, random: Random) => Bytes | Promise<Bytes>;
}

const jsonNames = ['review.json', 'steps.json', 'draft.json', 'template.json', 'manifest.json'] as const;

/** Changes the JSON of one entry that the file has. */
async function withJson(
  file: Bytes,
  random: Random,
  change: (json: unknown, name: string) => unknown,
): Promise<Bytes> {
  return repacked(file, (files) => {
    const [first = 'manifest.json', ...more] = jsonNames.filter((name) => files[name] !== undefined);
    // Most of what is new stands in the first two.
    const name = random.pick([first, first, ...more, ...more]);
    const entry = files[name];
    if (entry === undefined) return;
    const changed = change(parsed(entry), name);
    files[name] = strToU8(typeof changed === 'string' ? changed : (JSON.stringify(changed) ?? ''));
  });
}

const pickPath = (json: unknown, random: Random) => {
  const paths = pathsOf(json);
  return paths[random.below(paths.length)] ?? [];
};

const unsafeNames = [
  '/etc/passwd',
  '../review.json',
  'assets/../../steps.json',
  'assets\\review.json',
  'C:review.json',
  'a//b',
  './review.json',
  'review.json\u0000',
  '\u0007',
  'x'.repeat(300),
] as const;

function cut(file: Bytes, random: Random): Bytes {
  const [from, to] = [random.below(file.length), random.below(file.length)].toSorted((a, b) => a - b);
  switch (random.below(4)) {
    case 0:
      return file.slice(0, from);
    case 1:
      return file.slice(from);
    case 2:
      return Uint8Array.from([...file.subarray(0, from), ...file.subarray(to)]);
    default:
      return Uint8Array.from([...file.subarray(0, to), ...file.subarray(from)]);
  }
}

function flipped(file: Bytes, random: Random): Bytes {
  const copy = file.slice();
  for (let count = random.pick([1, 1, 2, 8, 64]); count > 0; count -= 1) {
    const at = random.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  }
  return copy;
}

function falselyDeclared(file: Bytes, random: Random): Bytes {
  const places = records(file);
  const record = places[random.below(places.length)] ?? 0;
  // Sizes packed and unpacked, where the entry lies, lengths of its names, how it is packed.
  const value = random.pick([0, 1, 1000, 60_000_000, 0xffff_ffff, random.below(0xffff_ffff)]);
  return patched(file, record, random.pick([20, 24, 24, 42, 28, 8]), value);
}

async function bomb(file: Bytes, random: Random): Promise<Bytes> {
  const size = random.pick([300_000, 300_000, 1_000_000, 6_000_000]);
  const name = random.pick(['review.json', 'steps.json', 'manifest.json', 'assets/extra.bin', 'more.txt']);
  const filled = await repacked(file, (files) => {
    files[name] = new Uint8Array(size).fill(random.pick([0x20, 0x30, 0x5b, 0x00]));
  });
  const place = records(filled).at(-1);
  return random.below(2) === 0 || place === undefined ? filled : patched(filled, place, 24, 1000);
}

async function doubled(file: Bytes, random: Random): Promise<Bytes> {
  const [name, other, cased] = random.pick([
    ['review.json', 'review.jsox', 'REVIEW.json'],
    ['steps.json', 'steps.jsox', 'Steps.json'],
    ['manifest.json', 'manifest.jsox', 'manifest.JSON'],
  ]);
  const isCased = random.below(2) === 0;
  const twice = await repacked(file, (files) => {
    files[isCased ? cased : other] = strToU8('{}');
  });
  return isCased ? twice : renamed(twice, other, name);
}

/** A manifest that says something else of an entry, or an entry that was changed after its manifest was written. */
function wrongHash(file: Bytes, random: Random): Bytes {
  const files = unzipSync(file);
  const manifest = files['manifest.json'] ?? new Uint8Array();
  const json = parsed(manifest) as { readonly entries: Record<string, string> };
  // What people read without the app is not held to its hash.
  const names = Object.keys(json.entries).filter((name) => name !== 'post-mortem.md');
  const name = names[random.below(names.length)] ?? '';
  if (random.below(2) === 0) files[name] = Uint8Array.from([...(files[name] ?? []), 0x20]);
  else json.entries[name] = random.pick(['0'.repeat(64), '', 'not a hash']);
  files['manifest.json'] = strToU8(JSON.stringify(json));
  return zipSync(files);
}

export const mutations: readonly [Mutation, ...Mutation[]] = [
  { name: 'cut', isDamage: true, spoil: cut },
  { name: 'bits flipped', isDamage: true, spoil: flipped },
  { name: 'sizes and places declared wrongly', isDamage: true, spoil: falselyDeclared },
  { name: 'wrong hash', isDamage: true, spoil: wrongHash },
  { name: 'bomb', isDamage: false, spoil: bomb },
  {
    name: 'unsafe path',
    isDamage: false,
    spoil: (file, random) =>
      repacked(file, (files) => {
        files[random.pick(unsafeNames)] = strToU8('{}');
      }),
  },
  { name: 'two entries of one name', isDamage: false, spoil: doubled },
  {
    name: 'entry gone',
    isDamage: false,
    spoil: (file, random) =>
      repacked(file, (files) => {
        const names = Object.keys(files);
        delete files[names[random.below(names.length)] ?? ''];
      }),
  },
  {
    name: 'wrong type',
    isDamage: false,
    spoil: (file, random) =>
      withJson(file, random, (json) => withValue(json, pickPath(json, random), random.pick(wrongValues))),
  },
  {
    name: 'value of another place',
    isDamage: false,
    spoil: (file, random) =>
      withJson(file, random, (json) => {
        const other = pickPath(json, random).reduce<unknown>(
          (here, name) => (here as Readonly<Record<string | number, unknown>>)[name],
          json,
        );
        return withValue(json, pickPath(json, random), other);
      }),
  },
  {
    name: 'huge count or length',
    isDamage: false,
    spoil: (file, random) => withJson(file, random, (json) => inflated(json, pickPath(json, random), random)),
  },
  {
    name: 'deep nesting',
    isDamage: false,
    spoil: (file, random) =>
      withJson(file, random, (json) => {
        const depth = random.pick([150, 300, 600, 100_000]);
        const marked = JSON.stringify(withValue(json, pickPath(json, random), '@@here@@')) ?? '';
        return marked.replace('"@@here@@"', nested(depth, random.below(2) === 0));
      }),
  },
  {
    name: 'dangerous name',
    isDamage: false,
    spoil: (file, random) =>
      withJson(file, random, (json) => {
        const marked = JSON.stringify(withValue(json, pickPath(json, random), '@@here@@')) ?? '';
        return marked.replace('"@@here@@"', '{"__proto__":{"ok":true},"constructor":1}');
      }),
  },
  {
    name: 'other version',
    isDamage: false,
    spoil: (file, random) =>
      withJson(file, random, (json) =>
        typeof json === 'object' && json !== null
          ? {
              ...json,
              format: random.pick<unknown>([
                { major: 2, minor: 0 },
                { major: 0, minor: 9 },
                { major: 1, minor: 99 },
                { major: 1e300, minor: 0 },
                { major: '1', minor: 0 },
                [1, 0],
                'newest',
              ]),
            }
          : json,
      ),
  },
];
