import type { Row } from './frame/row';
import { markdownRows } from './markdown/rows';
import { reviewRows } from './review/rows';
import { typingRows } from './window/typing';

/** Every row of the bench. A part of the app that is measured adds its own list. */
export const rows: readonly Row[] = [...markdownRows, ...reviewRows, ...typingRows];
