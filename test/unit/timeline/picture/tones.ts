import type { NodeJSON } from '../../../../renderer/document/draft';
import { moments } from '../../../../renderer/document/vocabulary';
import { at } from './picture-documents';

/** An event of each moment, so that every colour is seen. */
export const tonesOfMoments: readonly NodeJSON[] = moments.map((moment, index) =>
  at(index * 5, { moments: [moment] }),
);
