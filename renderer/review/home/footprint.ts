import type { PlannedSuggestion, ShownChange } from './plan-types';

type Range = readonly [from: number, to: number];

/** What a suggestion touches in the draft as it is. */
export interface Footprint {
  /** Both ends belong to it. */
  readonly ranges: readonly Range[];
  /** Attributes, as "block name"; those of the draft as " name". */
  readonly attributes: ReadonlySet<string>;
}

function rangeOf(change: ShownChange): readonly Range[] {
  if (change.kind !== 'attribute') return [[change.from, change.to]];
  return change.position === null ? [] : [[change.position, change.position + 1]];
}

export function footprintOf({ changes, from }: Pick<PlannedSuggestion, 'changes' | 'from'>): Footprint {
  const ranges = changes.flatMap(rangeOf);
  return {
    ranges: ranges.length === 0 && from !== null ? [[from, from + 1]] : ranges,
    attributes: new Set(
      changes.flatMap((change) =>
        change.kind === 'attribute' ? [`${change.block ?? ''} ${change.name}`] : [],
      ),
    ),
  };
}

export function meets(one: Footprint, other: Footprint): boolean {
  for (const name of one.attributes) if (other.attributes.has(name)) return true;
  return one.ranges.some(([from, to]) => other.ranges.some(([start, end]) => from <= end && start <= to));
}

/** Positions that are looked up together, and how many of such stretches one range is looked up in. */
const stretch = 256;
const widest = 64;

/** Finds footprints that meet one another without comparing each with each. */
export class Footprints {
  private readonly at = new Map<number | string, number[]>();
  private readonly wide: number[] = [];

  constructor(private readonly all: readonly Footprint[]) {
    for (const [index, print] of all.entries()) {
      const keys = keysOf(print);
      if (keys === null) this.wide.push(index);
      else for (const key of keys) this.under(key).push(index);
    }
  }

  /** Indexes of those that meet the one at `index`, ascending, itself left out. */
  meeting(index: number): readonly number[] {
    const print = this.all[index];
    if (print === undefined) return [];
    const keys = keysOf(print);
    const near =
      keys === null ? this.all.keys() : [...this.wide, ...keys.flatMap((key) => this.at.get(key) ?? [])];
    return [...new Set(near)]
      .filter((other) => {
        const found = this.all[other];
        return other !== index && found !== undefined && meets(print, found);
      })
      .toSorted((one, other) => one - other);
  }

  private under(key: number | string): number[] {
    const known = this.at.get(key);
    if (known !== undefined) return known;
    const list: number[] = [];
    this.at.set(key, list);
    return list;
  }
}

/** Where a footprint is looked up; null where it is so wide that it is compared with every other. */
function keysOf({ ranges, attributes }: Footprint): readonly (number | string)[] | null {
  const keys = new Set<number | string>(attributes);
  for (const [from, to] of ranges) {
    const [first, last] = [Math.floor(from / stretch), Math.floor(to / stretch)];
    if (last - first > widest) return null;
    for (let key = first; key <= last; key += 1) keys.add(key);
  }
  return [...keys];
}
