import type { Stretch, TextBlock } from '../text-block';
import { readDurations, type DurationReading } from './durations';
import { readNumbers, type NumberReading } from './numbers';
import { readable } from './plain';
import { sentencesOf } from './sentences';
import { readTimes, type TimeReading } from './times';

/** What follows from a text alone, kept for as long as its block is: several rules ask the same of each. */
export function perBlock<Answer>(read: (block: TextBlock) => Answer): (block: TextBlock) => Answer {
  const kept = new WeakMap<TextBlock, { readonly answer: Answer }>();
  return (block) => {
    let known = kept.get(block);
    if (known === undefined) {
      known = { answer: read(block) };
      kept.set(block, known);
    }
    return known.answer;
  };
}

/** What the readers find in a block, code and addresses left out. Positions are those of the block's text. */
export const durationsIn: (block: TextBlock) => readonly DurationReading[] = perBlock((block) =>
  readDurations(readable(block)),
);
export const timesIn: (block: TextBlock) => readonly TimeReading[] = perBlock((block) =>
  readTimes(readable(block)),
);
export const numbersIn: (block: TextBlock) => readonly NumberReading[] = perBlock((block) =>
  readNumbers(readable(block)),
);
export const sentencesIn: (block: TextBlock) => readonly Stretch[] = perBlock((block) =>
  sentencesOf(readable(block)),
);
