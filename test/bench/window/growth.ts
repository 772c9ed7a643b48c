import { stopEverything } from '../../e2e/support/running-app';
import { shared, type Effort, type Row } from '../frame/row';
import { draftOfBlocks } from './drafts';
import { typistInApp, typistInBare } from './key-rows';
import { typeRound } from './keys';
import { inRounds } from './rounds';

/** What a key costs in a long draft more than in a short one: in the app, and in bare Tiptap. All four type in each round. */
const run = shared(async (effort: Effort) => {
  const { quick } = effort;
  const short = draftOfBlocks(quick ? 10 : 50);
  const long = draftOfBlocks(quick ? 40 : 5_000);
  try {
    const typists = {
      short: await typistInApp(short),
      long: await typistInApp(long),
      bareShort: await typistInBare(short),
      bareLong: await typistInBare(long),
    };
    try {
      return await inRounds(effort, { warmUps: 1, counted: 8 }, async () => ({
        short: (await typeRound(typists.short, quick)).p50,
        long: (await typeRound(typists.long, quick)).p50,
        bareShort: (await typeRound(typists.bareShort, quick)).p50,
        bareLong: (await typeRound(typists.bareLong, quick)).p50,
      }));
    } finally {
      await typists.bareShort.close();
      await typists.bareLong.close();
    }
  } finally {
    await stopEverything();
  }
});

const name = 'window/key/growth';
const beside = 'the same of bare Tiptap';

/**
 * Judged is the time that a key gains, and not how many times as long it takes: a key that costs much in a short draft would
 * look as if it grew less.
 */
export const growthRows: readonly Row[] = [
  {
    name: `${name}/gain`,
    what: 'what a key takes longer (p50) in 5,000 blocks than in 50',
    beside,
    aim: 1,
    run: async (effort) => {
      const rounds = await run(effort);
      return {
        ours: rounds.map(({ short, long }) => long - short),
        beside: rounds.map(({ bareShort, bareLong }) => bareLong - bareShort),
      };
    },
  },
  {
    name: `${name}/50 blocks`,
    what: 'main thread per key, p50: 50 blocks',
    beside: 'bare Tiptap, the same text',
    aim: null,
    run: async (effort) => {
      const rounds = await run(effort);
      return { ours: rounds.map(({ short }) => short), beside: rounds.map(({ bareShort }) => bareShort) };
    },
  },
  {
    name: `${name}/5,000 blocks`,
    what: 'main thread per key, p50: 5,000 blocks',
    beside: 'bare Tiptap, the same text',
    aim: null,
    run: async (effort) => {
      const rounds = await run(effort);
      return { ours: rounds.map(({ long }) => long), beside: rounds.map(({ bareLong }) => bareLong) };
    },
  },
];
