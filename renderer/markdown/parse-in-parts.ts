import type { Nodes, Root, RootContent } from 'mdast';
import type { Construct, Extension, ParseContext } from 'micromark-util-types';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';

/** Parses a text with one more extension of micromark's. */
export type Parse = (text: string, extension: Extension, isFirst: boolean) => Root;

export interface PartsOptions {
  readonly parse: Parse;
  /** How long a part is at least, in UTF-16 units. */
  readonly length?: number;
  /** Told after each part how much is done, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Long enough that starting the parser costs little, short enough for its lists to stay small (measured). */
const usualLength = 4096;

/** A text of fewer parts than this is read in one go. */
const fewParts = 8;

/**
 * Parses a long text part by part: the tree is the one that parsing it in one go gives, positions included. Null where
 * it has to be read in one go, as any short text.
 *
 * micromark keeps what it has seen of a text in one list, and moves the end of that list for every cell of a table: ten
 * times the text takes twenty-five times as long. A part ends at a blank line before a line that begins with a letter
 * or a number sign, because that is the end of every paragraph, list, quote, table and footnote. It is not the end of
 * fenced code and of some HTML: a part whose last block may be one of those is made longer.
 *
 * Links and footnotes are defined anywhere in a text. A part that may use what another one defines is parsed again when
 * all of it is known.
 */
export function parseInParts(
  text: string,
  { parse, length = usualLength, onProgress }: PartsOptions,
): Root | null {
  // The parser does not count a byte order mark, and its positions would not be ours.
  if (text.startsWith('\uFEFF') || text.length < fewParts * length) return null;
  if (nextEnd(text, length) === text.length) return null;
  const firstShare = text.includes(']:') ? 0.6 : 1;
  const parts: Part[] = [];
  for (let from = 0; from < text.length; from = parts.at(-1)?.to ?? text.length) {
    const part = readPart(text, from, length, parse);
    // Front matter goes on over blank lines, and is none where its end is missing.
    if (from === 0 && /^(?:---|\+\+\+)/u.test(text) && !isFrontMatter(part.tree.children[0])) return null;
    parts.push(part);
    onProgress?.((firstShare * part.to) / text.length);
  }
  return joined(withDefinitions(text, parts, parse, (share) => onProgress?.(0.6 + 0.4 * share)));
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly tree: Root;
  readonly definitions: Definitions;
}

/** Labels as the parser compares them. */
interface Definitions {
  readonly links: readonly string[];
  readonly footnotes: readonly string[];
}

function readPart(text: string, from: number, length: number, parse: Parse): Part {
  for (let to = nextEnd(text, from + length); ; to = nextEnd(text, from + 2 * (to - from))) {
    const source = text.slice(from, to);
    let parser: ParseContext | null = null;
    const tree = parse(
      source,
      onParser((given) => (parser = given)),
      from === 0,
    );
    if (to === text.length || !mayGoOn(tree.children.at(-1), source)) {
      return { from, to, tree, definitions: definitionsOf(parser) };
    }
  }
}

/** Where a part may end at or after `least`; the text's end where it may nowhere. */
function nextEnd(text: string, least: number): number {
  const blankLine = /(?:\r\n|[\n\r])[\t ]*(?:\r\n|[\n\r])(?=[#\p{L}])/gu;
  blankLine.lastIndex = least;
  return blankLine.exec(text) === null ? text.length : blankLine.lastIndex;
}

/** Whether a block at the end of a part may go on over the blank line, in a list or a footnote as well. */
function mayGoOn(last: RootContent | undefined, source: string): boolean {
  switch (last?.type) {
    case 'list':
    case 'listItem':
    case 'footnoteDefinition':
      return mayGoOn(last.children.at(-1), source);
    case 'code':
      // What is closed ends with its fence; what is open has the blank line in it.
      return /[\n\r][\t ]*$/u.test(sourceOf(last, source));
    case 'html':
      return /^<(?:[!?]|script|pre|style|textarea)/iu.test(sourceOf(last, source));
    default:
      return false;
  }
}

function sourceOf({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset, position?.end.offset);
}

const isFrontMatter = (node: { readonly type: string } | undefined): boolean =>
  node?.type === 'yaml' || node?.type === 'toml';

/** An extension that recognises nothing, and hands the parser over before it reads any text. */
function onParser(take: (parser: ParseContext) => void): Extension {
  const construct: Construct = {
    add: 'before',
    tokenize(_effects, _ok, nok) {
      take(this.parser);
      return nok;
    },
  };
  // Containers come first: a footnote may be defined and hold nothing.
  return { document: { null: [construct] }, flow: { null: [construct] } };
}

function definitionsOf(parser: ParseContext | null): Definitions {
  return { links: parser?.defined ?? [], footnotes: parser?.gfmFootnotes ?? [] };
}

function withDefinitions(
  text: string,
  parts: readonly Part[],
  parse: Parse,
  onProgress: (share: number) => void,
): readonly Part[] {
  const links = [...new Set(parts.flatMap(({ definitions }) => definitions.links))];
  const footnotes = [...new Set(parts.flatMap(({ definitions }) => definitions.footnotes))];
  if (links.length + footnotes.length === 0) return parts;
  return parts.map((part) => {
    const source = text.slice(part.from, part.to);
    onProgress(part.to / text.length);
    if (!mayUse(source, [...links, ...footnotes], part.definitions)) return part;
    const know = onParser((parser) => {
      parser.defined = links;
      parser.gfmFootnotes = footnotes;
    });
    return { ...part, tree: parse(source, know, part.from === 0) };
  });
}

/** More labels than this take longer to look for than the part takes to parse. */
const fewLabels = 100;

/** Whether a part may name what is defined elsewhere. */
function mayUse(source: string, labels: readonly string[], own: Definitions): boolean {
  if (!source.includes(']')) return false;
  const known = new Set([...own.links, ...own.footnotes]);
  const foreign = labels.filter((label) => !known.has(label));
  if (foreign.length > fewLabels) return true;
  const words = normalizeIdentifier(source);
  return foreign.some((label) => words.includes(label));
}

function joined(parts: readonly Part[]): Root {
  const children: RootContent[] = [];
  let line = 0;
  for (const { from, tree } of parts) {
    if (from > 0) tree.children.forEach((node) => move(node, line, from));
    line += (tree.position?.end.line ?? 1) - 1;
    for (const node of tree.children) children.push(node);
  }
  const last = parts.at(-1);
  const start = { line: 1, column: 1, offset: 0 };
  const column = last?.tree.position?.end.column ?? 1;
  return {
    type: 'root',
    children,
    position: { start, end: { line: line + 1, column, offset: last?.to ?? 0 } },
  };
}

/** Moves the positions of a node and of all below it. */
function move(node: Nodes, lines: number, offset: number): void {
  if (node.position !== undefined) {
    for (const point of [node.position.start, node.position.end]) {
      point.line += lines;
      point.offset = (point.offset ?? 0) + offset;
    }
  }
  if ('children' in node) for (const child of node.children) move(child, lines, offset);
}
