import type { Rule } from '../../rule';
import { couldHave } from './could-have';
import { drama } from './drama';
import { humanError } from './human-error';
import { humanFailing } from './human-failing';
import { ifHad } from './if-had';
import { judgingWords } from './judging-words';
import { shouldHave } from './should-have';
import { trainingPeople } from './training-people';

/** Rules about how people are spoken of, in the order in which their findings are shown. */
export const blamelessRules: readonly Rule[] = [
  humanError,
  humanFailing,
  judgingWords,
  shouldHave,
  couldHave,
  ifHad,
  trainingPeople,
  drama,
];
