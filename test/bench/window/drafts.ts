import example from '../../../templates/examples/cloudflare-2019-07-02.json?raw';
import type { Draft, MarkJSON, NodeJSON } from '../../../renderer/document/draft';
import { newId } from '../../../renderer/document/ids';
import { readDraftJson } from '../../../renderer/file/read';
import { draftOfEvents } from './draft';

/*
 * Drafts of a size. All text blocks differ, so that one of them is found by its text.
 */

const sentences = [
  'Requests to the checkout take longer than ten seconds',
  'the on-call engineer restarts the second worker and waits for the queue to be read again',
  'a graph shows 80% of the connections of the pool in use',
  'people see an error page where they expect a receipt',
  'the release of the morning is rolled back in all regions, one after the other',
] as const;

/** About `words` words, a little fewer than more. */
function prose(words: number, seed: number): string {
  const parts: string[] = [];
  for (let count = 0, next = seed; count < words; next += 1) {
    const sentence = sentences[next % sentences.length] ?? '';
    parts.push(sentence);
    count += sentence.split(' ').length;
  }
  return `${parts.join('; ')} (${seed}).`;
}

const text = (value: string): readonly NodeJSON[] => [{ type: 'text', text: value }];

/** Every tenth block is a heading, the others are paragraphs of so many words. */
function blocks(count: number, words: number): readonly NodeJSON[] {
  return Array.from({ length: count }, (_, index): NodeJSON =>
    index % 10 === 0
      ? { type: 'heading', attrs: { id: newId(), level: 2 }, content: text(`Part ${index / 10 + 1}`) }
      : { type: 'paragraph', attrs: { id: newId() }, content: text(prose(words, index)) },
  );
}

function draftOf(title: string, content: readonly NodeJSON[]): Draft {
  const base = draftOfEvents(1);
  const { attrs = {} } = base.document;
  const first: NodeJSON = { type: 'title', content: text(title) };
  return { ...base, document: { type: 'doc', attrs, content: [first, ...content] } };
}

/** So many blocks of plain prose, each of about twenty words. */
export const draftOfBlocks = (count: number): Draft => draftOf('Bench', blocks(count, 20));

/** So many words of plain prose, in paragraphs of about a hundred. */
export const draftOfWords = (count: number): Draft => draftOf('Bench', blocks(Math.ceil(count / 94), 100));

/** Plain prose whose document is about so many bytes of JSON. */
export function draftOfBytes(count: number, title = 'Bench'): Draft {
  const sample = JSON.stringify(blocks(100, 40)).length / 100;
  return draftOf(title, blocks(Math.ceil(count / sample), 40));
}

/** A timeline whose document is about so many bytes of JSON. */
export function draftOfEventBytes(count: number, title: string): Draft {
  const sizeOf = (events: number) => JSON.stringify(draftOfEvents(events).document).length;
  const eventSize = (sizeOf(101) - sizeOf(1)) / 100;
  const timeline = draftOfEvents(Math.ceil(count / eventSize)).document.content?.find(
    ({ type }) => type === 'timeline',
  );
  if (timeline === undefined) throw new Error('There is no timeline.');
  return draftOf(title, [timeline, ...blocks(2, 20)]);
}

/** The post-mortem that comes with the app. */
export function exampleDraft(): Draft {
  const read = readDraftJson(example);
  if (!read.ok) throw new Error(read.message);
  return read.draft;
}

/** Marks that Tiptap's starter kit has, too. */
const plainMarks: ReadonlySet<string> = new Set(['bold', 'italic', 'strike', 'code', 'link']);

/** The same text for Tiptap's starter kit: every block that holds text as a heading or a paragraph of its own. */
export function bareDocument(document: NodeJSON): NodeJSON {
  return { type: 'doc', content: textBlocks(document) };
}

function textBlocks(node: NodeJSON): readonly NodeJSON[] {
  const inside = node.content ?? [];
  if (node.type === 'title') return [{ type: 'heading', attrs: { level: 1 }, content: inline(inside) }];
  if (node.type === 'heading') return [{ ...node, content: inline(inside) }];
  if (inside.some(({ type }) => type === 'text')) {
    const attrs = node.type === 'paragraph' ? node.attrs : undefined;
    return [{ type: 'paragraph', ...(attrs === undefined ? {} : { attrs }), content: inline(inside) }];
  }
  return node.type === 'paragraph' ? [{ type: 'paragraph' }] : inside.flatMap(textBlocks);
}

function inline(content: readonly NodeJSON[]): readonly NodeJSON[] {
  return content
    .filter(({ type }) => type === 'text' || type === 'hardBreak')
    .map((node) => (node.marks === undefined ? node : { ...node, marks: node.marks.filter(isPlain) }));
}

const isPlain = ({ type }: MarkJSON): boolean => plainMarks.has(type);

/** The text of the paragraph in the middle of a document: where the caret goes. */
export function middleText(document: NodeJSON): string {
  const texts = textBlocks(document)
    .filter(({ type }) => type === 'paragraph')
    .map(({ content = [] }) => content.map((node) => node.text ?? '').join(''))
    .filter((one) => one.length > 20);
  const middle = texts[Math.floor(texts.length / 2)];
  if (middle === undefined) throw new Error('There is no text to type in.');
  return middle;
}
