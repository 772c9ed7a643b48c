import { mergeReview } from '../../../renderer/review/merge';
import { randomFrom } from '../../unit/review/random/random';
import { experimentDocument, tokens } from './documents';
import { experimentSide, type ExperimentKind } from './edits';

export interface ExperimentRow {
  readonly name: string;
  readonly author: readonly ExperimentKind[];
  readonly reviewer: readonly ExperimentKind[];
  /** Least share of runs in which every word that the reviewer typed stands in the merged draft. */
  readonly bar: number;
  /** The same shares of the experiment's three others: Yjs, steps rebased, rebased and anchored again. */
  readonly others: readonly [number, number, number];
}

const text: readonly ExperimentKind[] = ['insert', 'insert', 'replaceword', 'delword', 'mark'];
const shape: readonly ExperimentKind[] = ['insert', 'split', 'join', 'settype', 'wrap', 'move', 'newblock'];

export const experimentRows: readonly ExperimentRow[] = [
  { name: 'text only', author: text, reviewer: text, bar: 0.995, others: [0.997, 0.986, 0.993] },
  {
    name: 'author restructures',
    author: shape,
    reviewer: ['insert', 'insert', 'replaceword', 'mark'],
    bar: 0.98,
    others: [0.422, 0.698, 0.981],
  },
  {
    name: 'both restructure',
    author: shape,
    reviewer: ['insert', 'replaceword', 'split', 'settype', 'newblock', 'wrap'],
    bar: 0.97,
    others: [0.607, 0.771, 0.966],
  },
  {
    name: 'author also deletes blocks',
    author: ['insert', 'split', 'settype', 'move', 'delblock'],
    reviewer: ['insert', 'insert', 'replaceword', 'newblock'],
    bar: 0,
    others: [0.283, 0.376, 0.598],
  },
];

export interface RowCounts {
  runs: number;
  /** Runs in which a word that the reviewer typed is not in the merged draft. */
  missing: number;
  /** Those of them in which every such word was to replace one that the author has replaced or deleted. */
  rewritten: number;
  /** Those in which every such word was typed in a block that the author has deleted. */
  inDeleted: number;
  /** Words of either side that are neither in the merged draft nor on a card. */
  silent: number;
  duplicated: number;
  invalid: number;
  seeds: number[];
}

export function countRow({ author, reviewer }: ExperimentRow, runs: number): RowCounts {
  const counts: RowCounts = {
    runs,
    missing: 0,
    rewritten: 0,
    inDeleted: 0,
    silent: 0,
    duplicated: 0,
    invalid: 0,
    seeds: [],
  };
  for (let seed = 1; seed <= runs; seed += 1) {
    const base = experimentDocument(randomFrom(seed * 7919));
    const ours = experimentSide(base, randomFrom(seed * 31 + 1), 'AUTH', author, 6);
    const theirs = experimentSide(base, randomFrom(seed * 37 + 2), 'REV', reviewer, 6);
    const result = mergeReview({
      base,
      baseSteps: ours.edits.flat().map((step) => step.toJSON() as unknown),
      current: ours.document,
      suggestions: theirs.edits.map((steps, index) => ({
        id: `s${index}`,
        author: { id: 'r', name: 'R', role: '' },
        at: index,
        steps: steps.map((step) => step.toJSON() as unknown),
      })),
      applied: new Set(),
    });
    if (!result.ok) {
      counts.invalid += 1;
      continue;
    }
    try {
      result.document.check();
    } catch {
      counts.invalid += 1;
    }
    const [was, here, there, now] = [base, ours.document, theirs.document, result.document].map(tokens) as [
      ReadonlyMap<string, number>,
      ReadonlyMap<string, number>,
      ReadonlyMap<string, number>,
      ReadonlyMap<string, number>,
    ];
    if ([...now.values()].some((times) => times > 1)) counts.duplicated += 1;
    const lost = [...there.keys()].filter((word) => !was.has(word) && !now.has(word));
    counts.silent += [...here.keys()].filter((word) => !was.has(word) && !now.has(word)).length;
    const told = JSON.stringify(result.cards);
    counts.silent += lost.filter((word) => !new RegExp(String.raw`${word}(?!\d)`, 'u').test(told)).length;
    if (lost.length === 0) continue;
    counts.missing += 1;
    counts.seeds.push(seed);
    const reasons = lost.map((word) => {
      const step = result.cards
        .flatMap(({ steps }) => steps)
        .find(
          ({ inserted }) =>
            JSON.stringify(inserted).includes(`${word}"`) || JSON.stringify(inserted).includes(`${word} `),
        );
      const removed = JSON.stringify(step?.removed ?? []).match(/w\d+/gu) ?? [];
      if (removed.some((one) => was.has(one) && !here.has(one))) return 'rewritten';
      const around = step?.stood.quote.match(/w\d+/gu) ?? [];
      return around.every((one) => !here.has(one)) ? 'in deleted' : 'other';
    });
    if (reasons.every((reason) => reason === 'rewritten')) counts.rewritten += 1;
    else if (reasons.every((reason) => reason !== 'other')) counts.inDeleted += 1;
  }
  return counts;
}
