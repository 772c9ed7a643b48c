import type { Report, Row } from '../frame/row';
import { growthRows } from './growth';
import { keyRows } from './key-rows';
import { libraryRows } from './library';
import { memoryRows } from './memory';
import { openingRows } from './opening';
import { savingRows } from './saving';
import { sizeReports } from './size';
import { startRows } from './start';
import { typingRows } from './typing';

/** What a person feels in the app itself, started in the real Electron. */
export const windowRows: readonly Row[] = [
  ...startRows,
  ...keyRows,
  ...growthRows,
  ...openingRows,
  ...savingRows,
  ...libraryRows,
  ...memoryRows,
  ...typingRows,
];

export const windowReports: readonly Report[] = [...sizeReports];
