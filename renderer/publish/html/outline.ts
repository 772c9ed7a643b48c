import { slugOf } from '../slug';

/** A heading of the page. */
export interface PageHeading {
  /** 2 to 6; the title alone is 1. */
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

/** Gives headings their levels and addresses while a page is gone through from top to bottom. */
export interface Outline {
  readonly add: (level: number, text: string) => PageHeading;
  /** A heading beside those of the text, under the title. */
  readonly addTop: (text: string) => PageHeading;
  readonly headings: () => readonly PageHeading[];
}

/**
 * An outline without gaps: a heading stands one level under the nearest one above it that outranks it, whatever number
 * its author gave it, so that whoever jumps from heading to heading finds each of them. Addresses are made of the words,
 * each once.
 * @param taken addresses that the page uses for something else
 */
export function createOutline(taken: readonly string[]): Outline {
  const ids = new Set(taken);
  const headings: PageHeading[] = [];
  let open: { readonly given: number; readonly level: number }[] = [];

  function idOf(text: string): string {
    const base = slugOf(text);
    let id = base;
    for (let copy = 2; ids.has(id); copy += 1) id = `${base}-${copy}`;
    ids.add(id);
    return id;
  }

  function add(given: number, text: string): PageHeading {
    open = open.filter((above) => above.given < given);
    const level = Math.min(6, (open.at(-1)?.level ?? 1) + 1);
    open.push({ given, level });
    const heading = { level, id: idOf(text), text };
    headings.push(heading);
    return heading;
  }

  return {
    add,
    addTop: (text) => {
      open = [];
      return add(1, text);
    },
    headings: () => headings,
  };
}
