import type { Node } from '@tiptap/pm/model';

import { assetReferences } from '../../file/asset-references';
import { counted } from '../../document/counted';
import { audienceAttribute, factNames } from '../../document/facts';
import { readActions, readEvents, readFactors, readImpacts } from '../../document/read';
import { textWithin } from '../block-text';
import type { Thread } from '../types';
import { wordStretches } from '../words';
import type { Withheld } from './withhold';

/** What is in a draft that is about to be sent, and what stays at home; all are counts. */
export interface RoundContents {
  readonly words: number;
  readonly events: number;
  readonly impacts: number;
  readonly factors: number;
  readonly actions: number;
  readonly images: number;
  readonly threads: number;
  readonly comments: number;
  /** Blocks, rows and facts marked as internal. They travel: a reviewer reads what its author wrote. */
  readonly internal: number;
  /** Sources whose raw text travels. */
  readonly evidence: number;
  readonly withheld: Withheld & {
    /** Comments in a form that this version does not know. */
    readonly comments: number;
    /** Threads that no longer show the words they were about, because these are gone from the text. */
    readonly quotes: number;
  };
}

type Counted = Omit<RoundContents, 'evidence' | 'withheld'>;

export function countContents(doc: Node, threads: readonly Thread[], json: unknown): Counted {
  let internal = factNames.filter((fact) => doc.attrs[audienceAttribute(fact)] === 'internal').length;
  let words = 0;
  doc.descendants((node) => {
    if (node.attrs['audience'] === 'internal') internal += 1;
    // Block by block: segmenting one long text takes time and memory with the square of its length.
    if (node.isTextblock) words += wordStretches(textWithin(node)).length;
  });
  return {
    words,
    events: readEvents(doc).length,
    impacts: readImpacts(doc).length,
    factors: readFactors(doc).length,
    actions: readActions(doc).length,
    images: assetReferences(json).length,
    threads: threads.length,
    comments: threads.reduce((sum, { comments }) => sum + comments.length, 0),
    internal,
  };
}

/** What is inside and what stays at home, as two lists of short phrases for the dialog that sends. */
export function describeContents(contents: RoundContents): {
  readonly inside: readonly string[];
  readonly atHome: readonly string[];
} {
  const { withheld } = contents;
  const some = (count: number, phrase: string): readonly string[] => (count === 0 ? [] : [phrase]);
  return {
    inside: [
      counted(contents.words, 'word'),
      ...some(contents.events, counted(contents.events, 'event')),
      ...some(contents.impacts, counted(contents.impacts, 'impact')),
      ...some(contents.factors, counted(contents.factors, 'contributing factor')),
      ...some(contents.actions, counted(contents.actions, 'action item')),
      ...some(contents.images, counted(contents.images, 'image')),
      ...some(
        contents.threads,
        `${counted(contents.threads, 'thread')} with ${counted(contents.comments, 'comment')}`,
      ),
      ...some(contents.internal, `${counted(contents.internal, 'part')} marked as internal`),
      ...some(contents.evidence, `the raw text of ${counted(contents.evidence, 'source')}`),
    ],
    atHome: [
      'all earlier versions and deleted text',
      ...some(withheld.evidence, `the raw text of ${counted(withheld.evidence, 'source')}`),
      ...some(withheld.origins, `what ${counted(withheld.origins, 'imported block')} looked like`),
      ...(withheld.frontMatter ? ['the front matter of the imported text'] : []),
      ...some(withheld.dismissals, `${counted(withheld.dismissals, 'finding')} that you set aside`),
      ...(withheld.record ? ['what was decided in earlier reviews, and who moved the status'] : []),
      ...some(withheld.quotes, `${counted(withheld.quotes, 'quote')} of deleted text in threads`),
      ...some(withheld.comments, `${counted(withheld.comments, 'comment')} that this version cannot read`),
    ],
  };
}
