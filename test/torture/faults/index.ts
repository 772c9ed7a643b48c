import { clockSetBack } from './clock';
import { damagedFiles } from './damage';
import { diskFull } from './disk-full';
import type { Fault } from './fault';
import { killedMigration } from './migration';
import { readOnly } from './read-only';
import { twoInstances } from './two-instances';

/** Everything that may happen to a profile beside a kill. */
export const faults: readonly Fault[] = [
  diskFull,
  readOnly,
  damagedFiles,
  killedMigration,
  clockSetBack,
  twoInstances,
];
