import type { PhrasingContent } from 'mdast';

import { inlineCode, text } from '../../../markdown/inline/mdast';
import type { SlackNames } from './names';
import { decodeEntities, plainTokens, readToken } from './tokens';

/** A piece of a line: something finished, a sign that may mark, or the text between. */
type Piece =
  | { readonly kind: 'node'; readonly nodes: readonly PhrasingContent[] }
  | { readonly kind: 'sign'; readonly sign: Sign }
  | { readonly kind: 'text'; readonly value: string };

type Sign = '*' | '_' | '~';

const marks = { '*': 'strong', _: 'emphasis', '~': 'delete' } as const;

/** Code, a token in angle brackets, or one of the signs. */
const special = /`([^`\n]+)`|<([^<>\n]+)>|[*_~]/gu;

/** One line of mrkdwn. Signs that mark nothing stay as the text they are. */
export function readLine(line: string, names: SlackNames): readonly PhrasingContent[] {
  if (!/[`<*_~]/u.test(line)) return [text(decodeEntities(line))];
  const pieces = piecesOf(line, names);
  return build(pieces, 0, pieces.length);
}

function piecesOf(line: string, names: SlackNames): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(special)) {
    const [whole, code, inside] = match;
    const piece = pieceOf(whole, code, inside, names);
    if (piece === null) continue;
    if (match.index > end) pieces.push({ kind: 'text', value: decodeEntities(line.slice(end, match.index)) });
    pieces.push(piece);
    end = match.index + whole.length;
  }
  if (end < line.length) pieces.push({ kind: 'text', value: decodeEntities(line.slice(end)) });
  return pieces;
}

function pieceOf(
  whole: string,
  code: string | undefined,
  inside: string | undefined,
  names: SlackNames,
): Piece | null {
  if (code !== undefined) {
    const value = plainTokens(code, names);
    return value.trim() === '' ? null : { kind: 'node', nodes: [inlineCode(value)] };
  }
  if (inside !== undefined) {
    const nodes = readToken(inside, names);
    return nodes === null ? null : { kind: 'node', nodes };
  }
  return { kind: 'sign', sign: whole as Sign };
}

/** The nodes of the pieces from `start` up to `end`; of two marks that cross the one that opens first counts. */
function build(pieces: readonly Piece[], start: number, end: number): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  /** Signs that no sign behind closes: nor does it those that come later. */
  const open = new Set<Sign>();
  for (let index = start; index < end; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) break;
    if (piece.kind === 'node') nodes.push(...piece.nodes);
    else if (piece.kind === 'text') nodes.push(text(piece.value));
    else {
      const { sign } = piece;
      const opens = !open.has(sign) && canOpen(pieces, index, sign);
      const close = opens ? closing(pieces, index, end, sign) : null;
      if (opens && close === null) open.add(sign);
      if (close === null) nodes.push(text(sign));
      else {
        nodes.push({ type: marks[sign], children: build(pieces, index + 1, close) });
        index = close;
      }
    }
  }
  return nodes;
}

function closing(pieces: readonly Piece[], opening: number, end: number, sign: Sign): number | null {
  for (let index = opening + 2; index < end; index += 1) {
    const piece = pieces[index];
    if (piece?.kind === 'sign' && piece.sign === sign && canClose(pieces, index, sign)) return index;
  }
  return null;
}

/** Slack marks whole words only: `snake_case`, `2*3*4` and `/var/~/` are no marks. */
function canOpen(pieces: readonly Piece[], index: number, sign: Sign): boolean {
  const [before, after] = [lastOf(pieces[index - 1]), firstOf(pieces[index + 1])];
  return after !== sign && after !== '' && !/\s/u.test(after) && (before === '' || isOutside(before, sign));
}

function canClose(pieces: readonly Piece[], index: number, sign: Sign): boolean {
  const [before, after] = [lastOf(pieces[index - 1]), firstOf(pieces[index + 1])];
  return before !== sign && !/\s/u.test(before) && (after === '' || isOutside(after, sign));
}

const outside = /^[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Pd}"'.,:;!?*_~…]$/u;

function isOutside(character: string, sign: Sign): boolean {
  return character !== sign && outside.test(character);
}

/** What stands in for a finished piece: something that is neither white space nor a sign. */
const solid = 'x';

function firstOf(piece: Piece | undefined): string {
  if (piece === undefined) return '';
  if (piece.kind === 'node') return solid;
  return piece.kind === 'sign' ? piece.sign : String.fromCodePoint(piece.value.codePointAt(0) ?? 0);
}

function lastOf(piece: Piece | undefined): string {
  if (piece === undefined) return '';
  if (piece.kind === 'node') return solid;
  return piece.kind === 'sign' ? piece.sign : piece.value.slice(-1);
}
