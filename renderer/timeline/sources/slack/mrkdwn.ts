import type { BlockContent, Code, PhrasingContent } from 'mdast';

import { clean, paragraphsOf } from '../body';
import { readLine } from './inline';
import type { SlackNames } from './names';
import { plainTokens } from './tokens';

const fence = /```((?:(?!```)[\s\S])+)```/gu;

/**
 * Blocks of a message in Slack's mrkdwn: `*bold*`, `_italic_`, `~strike~`, code, code blocks, quotes, and what stands
 * between angle brackets. Lists are written in it with bullets as text, and stay so.
 */
export function readMrkdwn(value: string, names: SlackNames): BlockContent[] {
  const source = clean(value);
  if (!source.includes('```')) return readLines(source, names, true);
  const blocks: BlockContent[] = [];
  let end = 0;
  for (const match of source.matchAll(fence)) {
    const code = codeBlock(match[1] ?? '', names);
    if (code === null) continue;
    blocks.push(...readLines(source.slice(end, match.index), names, blocks.length === 0), code);
    end = match.index + match[0].length;
  }
  return [...blocks, ...readLines(source.slice(end), names, blocks.length === 0)];
}

/** Null where there is nothing in it to see. */
function codeBlock(inside: string, names: SlackNames): Code | null {
  const value = plainTokens(inside, names).replace(/^[\t ]*\n|\n[\t ]*$/gu, '');
  return value.trim() === '' ? null : { type: 'code', value };
}

const quoteSign = /^[\t ]*(?:&gt;|>){1,3}[\t ]?/u;

type Line = readonly PhrasingContent[];

/** Lines that begin with ">" are a quote; after ">>>" all are. */
function readLines(source: string, names: SlackNames, isStart: boolean): BlockContent[] {
  if (source.trim() === '') return [];
  const blocks: BlockContent[] = [];
  let group: Line[] = [];
  let isQuote = false;
  let isRest = false;
  const close = (): void => {
    const inside = paragraphsOf(group, isStart && blocks.length === 0 && !isQuote);
    if (isQuote && inside.length > 0) blocks.push({ type: 'blockquote', children: inside });
    else blocks.push(...inside);
    group = [];
  };
  for (const line of source.split('\n')) {
    const sign: string = isRest ? '' : (quoteSign.exec(line)?.[0] ?? '');
    const quoted = isRest || sign !== '';
    if (quoted !== isQuote) {
      close();
      isQuote = quoted;
    }
    isRest ||= sign.replaceAll('&gt;', '>').includes('>>>');
    group.push(readLine(line.slice(sign.length), names));
  }
  close();
  return blocks;
}
