import type { Node } from '@tiptap/pm/model';
import type { InlineCode, PhrasingContent } from 'mdast';

import type { LossList } from '../losses';
import { html, text } from './mdast';

/**
 * In a table cell GFM takes the backslash before a pipe away, in code as well, and leaves no way to write an odd number
 * of backslashes before a pipe: cmark-gfm reads `\\|` as a backslash and a pipe, micromark as the end of the cell.
 */
const backslashBeforePipe = /(?<!\\)(?:\\\\)*\\\|/u;

/** Whether a cell can hold this code between backticks. */
export function fitsCell(code: string): boolean {
  return !backslashBeforePipe.test(code);
}

const opening = '<code>';
const closing = '</code>';

/** Code in a table cell; as HTML where backticks cannot hold it. */
export function writeCellCode(code: InlineCode, block: Node, losses: LossList): PhrasingContent[] {
  if (fitsCell(code.value)) return [code];
  losses.add(
    'code-in-cell',
    'Code with a backslash before a pipe cannot stand between backticks in a table cell, so it is written as HTML.',
    block,
  );
  return [html(opening), text(code.value), html(closing)];
}

/** Says whether inline HTML opens or closes code; null for any other. */
export function codeTag(value: string): 'open' | 'close' | null {
  const tag = value.toLowerCase();
  return tag === opening ? 'open' : tag === closing ? 'close' : null;
}

/**
 * Text between code tags with all punctuation escaped, so that it reads the same to the letter also where the tags are
 * left out, and where quotes and dashes are made pretty.
 */
export function escapeAll(value: string): string {
  return value.replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}
