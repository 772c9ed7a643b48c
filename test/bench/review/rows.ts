import { compare } from '../frame/compare';
import type { Row } from '../frame/row';

const size = (quick: boolean): string =>
  JSON.stringify(
    quick ? { pages: 2, suggestions: 20, comments: 5 } : { pages: 100, suggestions: 2_000, comments: 500 },
  );

/** A review that comes home, beside the algorithm that it is built on. */
export const reviewRows: readonly Row[] = [
  {
    name: 'review/merge/100 pages',
    what: 'merge 2,000 suggestions and place 500 comments in 100 pages',
    beside: 'the same steps rebased by prosemirror-collab’s algorithm, without comments',
    aim: 4,
    run: async (effort) => {
      const input = size(effort.quick);
      const [ours, beside] = await compare(
        [
          { program: 'review', task: 'merge', input },
          { program: 'review', task: 'rebase', input },
        ],
        effort,
      );
      return { ours: ours ?? [], beside: beside ?? [] };
    },
  },
];
