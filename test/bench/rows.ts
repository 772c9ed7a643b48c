import type { Report, Row } from './frame/row';
import { markdownRows } from './markdown/rows';
import { reviewRows } from './review/rows';
import { windowReports, windowRows } from './window/rows';

/** Every row of the bench. A part of the app that is measured adds its own list. */
export const rows: readonly Row[] = [...markdownRows, ...reviewRows, ...windowRows];

/** What is told beside them. */
export const reports: readonly Report[] = [...windowReports];
