import type { DraftFacts, ProseRule, RuleFinding } from '../../rule';
import type { FindingSeverity, Fix } from '../../finding';
import { objectMark } from '../../../document/blocks';
import { remember } from '../../remember';
import type { Stretch, TextBlock } from '../../text-block';
import { isEnglish } from '../languages';
import { placeIn } from '../place';
import { chatTexts, isChatLine } from './chat';

/** A text as the rules about language read it: what others said, and code, is blotted out in it. */
export interface Prose {
  /** As long as the block's text; what does not count is `objectMark`. */
  readonly text: string;
  readonly block: TextBlock;
  /** Names of people that the draft itself gives. */
  readonly names: readonly string[];
}

/** A stretch of a text and what is to be said of it. */
export interface Judged extends Stretch {
  readonly message: string;
  readonly severity?: FindingSeverity;
  readonly fixes?: readonly Fix[];
}

interface EnglishRule extends Pick<ProseRule, 'id' | 'severity' | 'title' | 'why'> {
  /** A quick look that lets most texts pass; must match wherever `find` finds something. */
  readonly trigger: RegExp;
  readonly find: (prose: Prose) => readonly Judged[];
}

/**
 * A rule about how people are spoken of in English. It reads paragraphs and cells of documents in English; titles,
 * headings, code, quotations of any kind and chat logs are not the author's judgement and are left alone.
 */
export function englishRule({ trigger, find, ...rule }: EnglishRule): ProseRule {
  // Rows change with every key; what this reads of them, the names and the chats, hardly ever does.
  const known = new WeakMap<TextBlock, { readonly names: string; readonly found: readonly RuleFinding[] }>();
  return {
    ...rule,
    group: 'blameless',
    about: 'prose',
    check: (block, facts) => {
      if (!trigger.test(block.text) || !isAuthorsOwn(block, facts)) return [];
      const people = namesOf(facts);
      const list = people.join('\n');
      const before = known.get(block);
      if (before?.names === list) return before.found;
      const found = find({ text: ownWords(block), block, names: people }).map(
        ({ from, to, ...said }): RuleFinding => ({ place: placeIn(block, from, to), ...said }),
      );
      known.set(block, { names: list, found });
      return found;
    },
  };
}

function isAuthorsOwn(block: TextBlock, facts: DraftFacts): boolean {
  if (block.quoted || (block.role !== 'paragraph' && block.role !== 'cell')) return false;
  if (!isEnglish(facts.facts.language) || isChatLine(block.text, namesOf(facts))) return false;
  return block.row !== 'event' || block.id === null || !chatTexts(facts).has(block.id);
}

const namesOf = remember(({ facts }: DraftFacts): readonly string[] =>
  facts.roles.map(({ name }) => name.trim()).filter((name) => /^\p{Lu}/u.test(name)),
);

/** Quotations of at most 400 characters: a mark that is never closed is a stray one. */
const quotation = /“[^”\n]{0,400}”|«[^»\n]{0,400}»|(?<![\p{L}\p{N}])"(?! )[^"\n]{0,400}"(?![\p{L}\p{N}])/gu;

/** The text with code and quotations blotted out, as long as before. */
export const ownWords = remember((block: TextBlock): string => {
  const text = block.code.reduce((kept, { from, to }) => blotted(kept, from, to), block.text);
  return text.replace(quotation, (quoted) => objectMark.repeat(quoted.length));
});

function blotted(text: string, from: number, to: number): string {
  return text.slice(0, from) + objectMark.repeat(to - from) + text.slice(to);
}

/** Patterns that depend on the names of a draft, compiled once for each list of names. */
export const withNames: <Patterns>(
  make: (names: readonly string[]) => Patterns,
) => (names: readonly string[]) => Patterns = remember;

/** All matches of a pattern (flag g), each with where it lies. */
export function* matches(text: string, pattern: RegExp): Generator<RegExpMatchArray & Stretch> {
  for (const match of text.matchAll(pattern)) {
    const from = match.index;
    yield Object.assign(match, { from, to: from + match[0].length });
  }
}
