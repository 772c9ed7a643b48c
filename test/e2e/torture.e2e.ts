import { afterAll, expect, it } from 'vitest';
import { swallowSaves } from '../torture/broken';
import { runKills } from '../torture/kills';
import { isClean, none, total } from '../torture/tally';
import { stopEverything } from './support/running-app';

/* A small part of `npm run test:torture`, in the same code: see test/torture/README.md. */

/** Elsewhere each time, but where a change is judged. */
const seed = process.env['CI'] ? 20_190_702 : Date.now() % 1_000_000;

afterAll(stopEverything);

it('loses nothing in ten kills at random moments', { timeout: 400_000 }, async () => {
  const { tally, problems } = await runKills({ kills: 10, seed, lanes: 1, journal: true });
  const counts = total(tally);
  expect(problems, `seed ${seed}`).toEqual([]);
  expect(counts).toEqual({ ...none, kills: 10, compared: 10, promised: counts.promised });
  expect(isClean(counts)).toBe(true);
});

it('finds the losses of an app that loses what it saves', { timeout: 200_000 }, async () => {
  const broken = { kills: 2, seed: 500, lanes: 1, journal: false, spoil: swallowSaves };
  const { tally } = await runKills(broken);
  const { lost, older, mixed } = total(tally);
  expect(lost + older + mixed).toBeGreaterThan(0);
});
