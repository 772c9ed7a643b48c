import type { Node } from '@tiptap/pm/model';
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';

import type { Asset } from '../../document/draft';
import { readFacts, readTitle } from '../../document/read';
import type { Audience } from '../../document/vocabulary';
import { addUnknownLiveValues, type Loss } from '../../markdown/losses';
import { withLiveText } from '../../timeline/live-text';
import { forAudience } from '../audience';
import { slugOf } from '../slug';
import { writeBody, writeNotes, type WrittenNote } from './body';
import { createContext, type Kept } from './context';
import { dataUrl } from './data-url';
import { withoutDeadLinks } from './dead-links';
import { h } from './element';
import { createFinisher, type Finisher } from './finish';
import { untitled, writeHeader } from './header';
import { createOutline } from './outline';
import { ownIds, writePage } from './page';

export interface HtmlOptions {
  /** Name of the page's file without ".html"; by default made of the title. */
  readonly name?: string;
  /** Who it is for; the public by default, which leaves out what is marked internal. */
  readonly audience?: Audience;
  /** The draft's images with their bytes. One that is not among them is reported. */
  readonly assets?: readonly Asset[];
  /** What is told beside the text: false by default for the public, true for readers within the house. */
  readonly keep?: Partial<Kept>;
  /** Whether the picture of the timeline is drawn where the draft has a place for it; by default it is. */
  readonly picture?: boolean;
  /** One sentence for search engines and previews of links. */
  readonly description?: string;
  /** `print` shows in full what a screen can fold. `screen` by default. */
  readonly medium?: 'screen' | 'print';
}

/** A page that is whole in itself: one file, which fetches nothing and runs nothing. */
export interface HtmlPage {
  /** File name, "slug.html". */
  readonly name: string;
  /** The same draft gives the same text. */
  readonly html: string;
  readonly losses: readonly Loss[];
  /** How many blocks, rows and facts were left out because they are internal. */
  readonly withheld: number;
}

/** Makes the page of a draft. */
export function publishHtml(draft: Node, options: HtmlOptions = {}): HtmlPage {
  const { audience = 'public', assets = [] } = options;
  const seen = forAudience(draft, audience);
  const { withheld } = seen;
  // After what is internal is gone, so that no value tells of it.
  const { doc, unknown } = withLiveText(seen.doc);
  const isInternal = audience === 'internal';
  const addresses = new Map<string, string>();
  const imageAddress = (hash: string): string | null => {
    const asset = assets.find((one) => one.hash === hash);
    if (asset === undefined) return null;
    const address = addresses.get(hash) ?? dataUrl(asset);
    addresses.set(hash, address);
    return address;
  };
  const keep = {
    owners: options.keep?.owners ?? isInternal,
    trackerLinks: options.keep?.trackerLinks ?? isInternal,
  };
  const context = createContext(doc, { keep, imageAddress, picture: options.picture ?? true });
  addUnknownLiveValues(context.losses, unknown);
  const outline = createOutline(ownIds);

  const body = writeBody(doc, context);
  const notes = writeNotes(context);
  const finisher = createFinisher({
    outline,
    notes: notes.length,
    imageAddress,
    unfold: options.medium === 'print',
    onForeignImage: (alt) => {
      const name = alt === '' ? 'without a description' : `"${alt}"`;
      context.losses.add(
        'image',
        `The image ${name} of the HTML in the text is not fetched; a link is written.`,
        null,
      );
    },
  });

  const finished = withoutDeadLinks([...finisher.finish(body), ...notesPart(notes, finisher)], ownIds);
  const facts = readFacts(doc);
  const title = readTitle(doc).replace(/\s+/gu, ' ') || untitled;
  const page = writePage({
    title,
    language: facts.language,
    description: options.description ?? '',
    header: writeHeader(doc),
    headings: outline.headings(),
    body: finished,
    tags: facts.tags,
  });
  return {
    name: `${options.name ?? slugOf(readTitle(doc))}.html`,
    html: `${toHtml(page)}\n`,
    losses: context.losses.all(),
    withheld,
  };
}

/** The notes under a heading of their own, each with the ways back to where the text leads to it. */
function notesPart(notes: readonly WrittenNote[], { finish, marksOf }: Finisher): ElementContent[] {
  if (notes.length === 0) return [];
  const heading = finish([h('h1', {}, 'Notes')]);
  const written = notes.map(({ number, blocks }) => ({ number, blocks: finish(blocks) }));
  const items = written.map(({ number, blocks }) =>
    h('li', { id: `note-${number}`, value: `${number}` }, blocks, backLinks(number, marksOf(number))),
  );
  return [...heading, h('ol', { className: ['notes'] }, items)];
}

function backLinks(note: number, marks: readonly string[]): ElementContent | null {
  if (marks.length === 0) return null;
  const links = marks.map((id, index) => {
    const place = marks.length === 1 ? '' : `, place ${index + 1}`;
    return [
      index === 0 ? '' : ' ',
      h('a', { href: `#${id}`, ariaLabel: `Back to note ${note} in the text${place}` }, '↩'),
    ];
  });
  return h('p', { className: ['aside'] }, links);
}
