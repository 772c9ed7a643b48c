import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { draftOfEvents } from '../../bench/window/draft';
import {
  bareDocument,
  draftOfBlocks,
  draftOfBytes,
  draftOfEventBytes,
  draftOfWords,
  exampleDraft,
  middleText,
} from '../../bench/window/drafts';

const words = (node: NodeJSON): readonly string[] => [
  ...(node.text?.split(/\s+/).filter((word) => word !== '') ?? []),
  ...(node.content ?? []).flatMap(words),
];

const drafts = {
  'the example': exampleDraft(),
  events: draftOfEvents(30),
  words: draftOfWords(2_000),
  blocks: draftOfBlocks(60),
  bytes: draftOfBytes(20_000),
  'bytes of events': draftOfEventBytes(20_000, 'Bench'),
} as const;

describe.each(Object.entries(drafts))('%s', (_, { document }) => {
  it('is a document of ours', () => {
    const node = documentSchema.nodeFromJSON(document);
    expect(() => node.check()).not.toThrow();
  });

  it('has the same words for bare Tiptap, in headings and paragraphs alone', () => {
    const bare = bareDocument(document);
    expect(words(bare)).toEqual(words(document));
    const types = new Set(bare.content?.map(({ type }) => type));
    expect([...types].toSorted()).toEqual(['heading', 'paragraph']);
  });

  it('has one paragraph that the caret is put in, the same on both sides', () => {
    const text = middleText(document);
    expect(middleText(bareDocument(document))).toBe(text);
    const texts = bareDocument(document).content?.map(({ content = [] }) =>
      content.map((node) => node.text ?? '').join(''),
    );
    expect(texts?.filter((one) => one === text)).toHaveLength(1);
  });
});

it.each([
  [draftOfWords(5_000), 5_000],
  [draftOfWords(50_000), 50_000],
])('has about the words that are asked for', ({ document }, count) => {
  const found = words(document).length;
  expect(found).toBeGreaterThan(count * 0.9);
  expect(found).toBeLessThan(count * 1.1);
});

it.each([draftOfBytes(200_000), draftOfEventBytes(200_000, 'Bench')])(
  'has about the bytes that are asked for',
  ({ document }) => {
    const { length } = JSON.stringify(document);
    expect(length).toBeGreaterThan(180_000);
    expect(length).toBeLessThan(220_000);
  },
);
