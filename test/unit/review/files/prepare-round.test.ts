import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { admitDocument, releaseDocument } from '../../../../renderer/document/admit';
import type { Draft, NodeJSON } from '../../../../renderer/document/draft';
import { canonicalHash } from '../../../../renderer/file/canonical-json';
import { describeContents } from '../../../../renderer/review/files/contents';
import { prepareRound } from '../../../../renderer/review/files/prepare-round';
import { withHomeAnchors } from '../../../../renderer/review/files/thread-words';
import { bringBack, withhold } from '../../../../renderer/review/files/withhold';
import { writeSent } from '../../../../renderer/review/files/write-review';
import { structuredDocument } from '../../support/random-document';
import { record, tracesIn } from '../../support/review-record';
import { app, draftWith } from '../../file/fixtures';
import {
  anchor,
  bytesOf,
  event,
  homeDraft,
  rawText,
  settings,
  source,
  thread,
  unpackedText,
} from './fixtures';

vi.setConfig({ testTimeout: 60_000 });

const secretOf = (index: number): string => `secret-${index}-of-the-source`;

/** The same document with raw text in all of its sources, and with things that were deleted in its attributes. */
function withPast(document: NodeJSON): { readonly document: NodeJSON; readonly secrets: readonly string[] } {
  const secrets: string[] = [];
  const changed = (node: NodeJSON, place: string): NodeJSON => {
    const attrs: Record<string, unknown> = { ...node.attrs };
    if (Array.isArray(attrs['sources'])) {
      attrs['sources'] = attrs['sources'].map((one: object, index) => {
        const raw = secretOf(secrets.length);
        secrets.push(raw);
        return { ...one, raw, hash: index % 2 === 0 ? null : `${secrets.length}`.padStart(64, 'a') };
      });
    }
    if (['timeline', 'impacts', 'factors', 'actions'].includes(node.type)) {
      attrs['id'] = `id${place}`;
      attrs['origin'] = {
        blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'long gone' }] }],
        printed: '',
      };
    }
    return {
      ...node,
      attrs,
      ...(node.content === undefined
        ? {}
        : { content: node.content.map((child, index) => changed(child, `${place}-${index}`)) }),
    };
  };
  return { document: changed(document, ''), secrets };
}

const draftOf = (document: NodeJSON): Draft => ({ ...draftWith([]), document });

const unpacked = async (draft: Draft, includeEvidence: boolean): Promise<string> => {
  const { sent, round } = await prepareRound(draft, { ...settings, includeEvidence });
  return unpackedText(bytesOf(await writeSent({ sent, round, assets: [], app })));
};

describe('what is sent', () => {
  it('holds no raw text of a source unless ticked, and never what was deleted, in any document', async () => {
    await fc.assert(
      fc.asyncProperty(structuredDocument, async (doc) => {
        const { document, secrets } = withPast(releaseDocument(doc));
        const draft = draftOf(document);
        const without = await unpacked(draft, false);
        expect(secrets.filter((secret) => without.includes(secret))).toEqual([]);
        expect(without).not.toContain('long gone');
        const ticked = await unpacked(draft, true);
        expect(secrets.filter((secret) => ticked.includes(secret))).toEqual(secrets);
        expect(ticked).not.toContain('long gone');
      }),
      { numRuns: 60 },
    );
  });

  it('has every position where it was, and the hash that the round names', async () => {
    await fc.assert(
      fc.asyncProperty(structuredDocument, async (doc) => {
        const { document } = withPast(releaseDocument(doc));
        const { sent, round } = await prepareRound(draftOf(document), settings);
        const [home, away] = [admitDocument(document), admitDocument(sent.document)];
        expect(away.nodeSize).toBe(home.nodeSize);
        const shape = (node: typeof home) => {
          const found: unknown[] = [];
          node.descendants((child, at) => void found.push([at, child.type.name, child.text]));
          return found;
        };
        expect(shape(away)).toEqual(shape(home));
        expect(round.baseHash).toBe(await canonicalHash(sent.document));
      }),
      { numRuns: 60 },
    );
  });

  it('takes nothing over from beside the document, and leaves the draft at home as it was', async () => {
    const before = structuredClone(homeDraft);
    const text = await unpacked(homeDraft, true);
    expect(homeDraft).toEqual(before);
    expect(text).not.toContain('text that was deleted yesterday');
    expect(text).not.toContain('of no known form');
    expect(text).not.toContain('deleted from the table');
    expect(text).toContain(rawText);
  });

  it('keeps the front matter and what was set aside at home', async () => {
    const attrs = {
      severity: 'SEV-1',
      frontMatter: { format: 'yaml', value: 'owner: old name' },
      dismissals: [{ key: 'leak: old word', reason: 'it is public', at: 0 }],
    };
    const draft = draftOf({ type: 'doc', attrs, content: [event] });
    const { sent, contents } = await prepareRound(draft, settings);
    expect(sent.document.attrs).toEqual({ severity: 'SEV-1' });
    expect(contents.withheld).toMatchObject({ frontMatter: true, dismissals: 1, evidence: 1, origins: 0 });
  });

  it('keeps at home which reviews came home, what was decided, and how the status moved; who agreed travels', async () => {
    const attrs = { severity: 'SEV-1', status: 'in-review', ...record };
    const draft = draftOf({ type: 'doc', attrs, content: [event] });
    const { sent, contents } = await prepareRound(draft, settings);
    const { signOffs } = record;
    expect(describeContents(contents).atHome).toContain(
      'what was decided in earlier reviews, and who moved the status',
    );
    expect(sent.document.attrs).toEqual({ severity: 'SEV-1', status: 'in-review', signOffs });
    const text = await unpacked(draft, true);
    expect(tracesIn(text).toSorted()).toEqual(tracesIn(JSON.stringify(signOffs)).toSorted());
  });

  it('finds raw text where this version does not look for sources', async () => {
    const strange: NodeJSON = {
      type: 'chart',
      attrs: { from: { records: [{ system: 'x', raw: 'quiet words' }] } },
      marks: [{ type: 'seen', attrs: { at: [{ raw: 'more words', hash: null }] } }],
    };
    const { sent } = await prepareRound(draftOf({ type: 'doc', content: [strange] }), settings);
    expect(JSON.stringify(sent)).not.toMatch(/quiet words|more words/u);
  });
});

describe('threads', () => {
  it('travel, but do not repeat words that are gone', async () => {
    const gone = {
      ...thread,
      id: 'thread2',
      anchor: {
        ...anchor,
        quote: 'our fault',
        to: anchor.from + 9,
        section: 'Blame',
        original: { ...anchor, quote: 'all ours' },
      },
    };
    const { sent, contents } = await prepareRound({ ...homeDraft, comments: [thread, gone, 4] }, settings);
    expect(sent.comments).toEqual([thread, { ...gone, anchor: { ...anchor, quote: '', to: anchor.from } }]);
    expect(contents).toMatchObject({ threads: 2, comments: 2, withheld: { comments: 1, quotes: 1 } });
    expect(withHomeAnchors(sent.comments as never, [thread, gone])).toEqual([thread, gone]);
  });

  it('keep their words where these have moved to another block', async () => {
    const moved = { ...thread, anchor: { ...anchor, block: 'p1' } };
    const { sent } = await prepareRound({ ...homeDraft, comments: [moved] }, settings);
    expect(sent.comments).toEqual([moved]);
  });
});

describe('what stayed at home', () => {
  it('comes back into a copy of the document, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(structuredDocument, async (doc) => {
        const { document } = withPast(releaseDocument(doc));
        const { document: sent } = await withhold(document, { includeEvidence: false });
        const back = await bringBack(sent, document);
        const hashless = (value: unknown): unknown =>
          JSON.parse(JSON.stringify(value, (name, member: unknown) => (name === 'hash' ? 0 : member)));
        expect(hashless(back)).toEqual(hashless(document));
      }),
      { numRuns: 60 },
    );
  });

  it('comes back into the steps of whoever moves an event, edits its sources or sets a finding aside', async () => {
    const dismissal = (key: string) => ({ key, reason: '', at: 0 });
    const home: NodeJSON = {
      ...homeDraft.document,
      attrs: { dismissals: [dismissal('a')] },
    };
    const bare = { ...source, raw: null };
    const added = { ...bare, system: 'chat', hash: null };
    const steps = [
      {
        stepType: 'replace',
        from: 1,
        to: 1,
        slice: { content: [{ ...event, attrs: { ...event.attrs, sources: [bare] } }] },
      },
      { stepType: 'attr', pos: 4, attr: 'sources', value: [bare, added] },
      { stepType: 'docAttr', attr: 'dismissals', value: [dismissal('b'), dismissal('a')] },
    ];
    expect(await bringBack(steps, home)).toEqual([
      { stepType: 'replace', from: 1, to: 1, slice: { content: [event] } },
      { stepType: 'attr', pos: 4, attr: 'sources', value: [source, added] },
      { stepType: 'docAttr', attr: 'dismissals', value: [dismissal('a'), dismissal('b')] },
    ]);
  });
});

describe('what is said before it is sent', () => {
  it('counts what is inside and what stays', async () => {
    const { contents } = await prepareRound({ ...homeDraft, comments: [thread] }, settings);
    expect(describeContents(contents)).toEqual({
      inside: ['14 words', '1 event', '1 thread with 1 comment'],
      atHome: [
        'all earlier versions and deleted text',
        'the raw text of 1 source',
        'what 1 imported block looked like',
      ],
    });
    const ticked = await prepareRound(homeDraft, { ...settings, includeEvidence: true });
    expect(describeContents(ticked.contents).inside).toContain('the raw text of 1 source');
  });

  it('counts what is marked as internal, which travels', async () => {
    const secret: NodeJSON = {
      type: 'paragraph',
      attrs: { id: 'p9', audience: 'internal' },
      content: [{ type: 'text', text: 'for us' }],
    };
    const draft = draftOf({ type: 'doc', attrs: { severityAudience: 'internal' }, content: [secret] });
    const { contents, sent } = await prepareRound(draft, settings);
    expect(contents.internal).toBe(2);
    expect(JSON.stringify(sent)).toContain('for us');
  });
});
