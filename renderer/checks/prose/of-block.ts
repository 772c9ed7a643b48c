import { remember } from '../remember';
import type { Stretch, TextBlock } from '../text-block';
import { readDurations, type DurationReading } from './durations';
import { readNumbers, type NumberReading } from './numbers';
import { readable } from './plain';
import { sentencesOf } from './sentences';
import { readTimes, type TimeReading } from './times';

/** What the readers find in a block, code and addresses left out. Positions are those of the block's text. */
export const durationsIn: (block: TextBlock) => readonly DurationReading[] = remember((block) =>
  readDurations(readable(block)),
);
export const timesIn: (block: TextBlock) => readonly TimeReading[] = remember((block) =>
  readTimes(readable(block)),
);
export const numbersIn: (block: TextBlock) => readonly NumberReading[] = remember((block) =>
  readNumbers(readable(block)),
);
export const sentencesIn: (block: TextBlock) => readonly Stretch[] = remember((block) =>
  sentencesOf(readable(block)),
);
