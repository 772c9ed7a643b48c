import type { Moment } from '../../document/vocabulary';

/**
 * A shape for each moment, on a square of 9 and filled by the even-odd rule, so that no colour is needed to tell them
 * apart. Drawn, and not letters: not every reader's font has them.
 */
export const signs: Readonly<Record<Moment, string>> = {
  'impact-started': 'M4.5 .4 9 8.6H0Z',
  detected:
    'M4.5 .2a4.3 4.3 0 1 1 0 8.6 4.3 4.3 0 0 1 0-8.6ZM4.5 1.4a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2ZM4.5 2.9a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2Z',
  acknowledged: 'M4.5 .2a4.3 4.3 0 1 1 0 8.6 4.3 4.3 0 0 1 0-8.6ZM4.5 1.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z',
  declared: 'M1 .2h1.3V9H1ZM2.8 .6h6L7 2.9l1.8 2.3h-6Z',
  'public-notice': 'M.2 3h2.3L6.8 .5v8L2.5 6H.2ZM7.7 3h1.1v3H7.7Z',
  identified: 'M4.5 0 9 4.5 4.5 9 0 4.5Z',
  mitigated: 'M.3 .3h8.4v8.4H.3ZM1.5 1.5v3h6v-3Z',
  'impact-ended': 'M.6 .6h7.8v7.8H.6Z',
  resolved: 'M.2 5 1.6 3.5l2 2L7.5 1 9 2.3 3.7 8.5Z',
};
