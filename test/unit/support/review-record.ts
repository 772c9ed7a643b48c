import type { Author, ReviewRecord } from '../../../renderer/document/review-record';

const who = (name: string): Author => ({
  id: `secretid${name.toLowerCase()}`,
  name: `Secretname ${name}`,
  role: `secretrole of ${name}`,
});

/** Two entries in every list; each string but the section's id holds "secret", and no other text of a draft does. */
export const record: ReviewRecord = {
  receipts: [
    { review: `secretreceipt${'1'.repeat(51)}`, at: 1_790_000_000_001 },
    { review: `secretreceipt${'2'.repeat(51)}`, at: 1_790_000_000_002 },
  ],
  decisions: [
    { suggestion: 'secretsuggestion1', kind: 'accepted', by: who('Ana'), at: 1_790_000_000_003 },
    { suggestion: 'secretsuggestion2', kind: 'aside', by: who('Ben'), at: 1_790_000_000_004 },
  ],
  signOffs: [
    {
      id: 'secretsignoff1',
      section: 'h1',
      contentHash: `secrethash${'1'.repeat(54)}`,
      author: who('Cleo'),
      at: 1_790_000_000_005,
    },
    {
      id: 'secretsignoff2',
      section: 'h2',
      contentHash: `secrethash${'2'.repeat(54)}`,
      author: who('Dan'),
      at: 1_790_000_000_006,
    },
  ],
  statusHistory: [
    { from: 'draft', to: 'in-review', by: who('Eve'), at: 1_790_000_000_007 },
    { from: 'in-review', to: 'changes-asked', by: who('Finn'), at: 1_790_000_000_008 },
  ],
};

/** A comment with words that must not be published either. */
export const secretThread = {
  id: 'secretthread',
  anchor: {
    block: 'p1',
    quote: '',
    prefix: '',
    suffix: '',
    from: 0,
    to: 0,
    version: 1,
    section: 'Secretsection',
  },
  blocking: true,
  comments: [
    { id: 'secretcomment', author: who('Gus'), at: 1_790_000_000_009, text: 'Secretwords.', editedAt: null },
  ],
  resolved: null,
};

/** What of the record, or of comments, stands in a text: words, and times as numbers. */
export function tracesIn(text: string): readonly string[] {
  return text.match(/secret\w*(?: \w+)?|179000000000[1-9]|2026-09-21T\d\d:\d\d/giu) ?? [];
}
