import type { Random } from './random';

export type Path = readonly (string | number)[];

/** The paths of all values in a JSON value, itself first. */
export function pathsOf(value: unknown): readonly Path[] {
  const paths: Path[] = [[]];
  if (typeof value === 'object' && value !== null) {
    const members: readonly [string | number, unknown][] = Array.isArray(value)
      ? value.map((one, index): [number, unknown] => [index, one])
      : Object.entries(value);
    for (const [name, member] of members) for (const path of pathsOf(member)) paths.push([name, ...path]);
  }
  return paths;
}

/** The value with another one at a path; `undefined` takes it out. */
export function withValue(value: unknown, path: Path, other: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return other;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.flatMap((one, index) => {
      if (index !== name) return [one];
      const changed = withValue(one, rest, other);
      return changed === undefined ? [] : [changed];
    });
  }
  const members = Object.entries(value as object).map(([key, one]: [string, unknown]) => [
    key,
    key === name ? withValue(one, rest, other) : one,
  ]);
  return Object.fromEntries(members.filter(([, one]) => one !== undefined)) as unknown;
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (here, name) => (here as Readonly<Record<string | number, unknown>>)[name],
    value,
  );
}

/** Values that most places of a file may not hold. */
export const wrongValues: readonly [unknown, ...unknown[]] = [
  undefined,
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  2 ** 53,
  '',
  'x',
  '\uD800',
  'two\nlines\u202Eturned\u0000',
  '9999-99-99',
  [],
  [null],
  [[]],
  {},
  { type: 'doc' },
  { type: 'text', text: '' },
  { constructor: { prototype: 1 }, toString: 2 },
];

/** Lists within lists, or objects within objects, as JSON text. */
export function nested(depth: number, inObjects: boolean): string {
  return inObjects
    ? `${'{"content":['.repeat(depth)}${']}'.repeat(depth)}`
    : `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

/** A value many times over in the list it stands in, or a long text in its place. */
export function inflated(value: unknown, path: Path, random: Random): unknown {
  const here = valueAt(value, path);
  const times = random.pick([3, 2_500, 60_000]);
  if (Array.isArray(here))
    return withValue(
      value,
      path,
      Array.from({ length: times }, () => here[0] ?? null),
    );
  return withValue(value, path, 'y'.repeat(random.pick([40, 2_100, 120_000])));
}
