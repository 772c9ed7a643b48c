import type { Rule } from '../../rule';
import { actionDue, actionOwner, dueDate } from './action-fields';
import { actionVague, actionVerb } from './action-words';
import { deadAnchor } from './anchors';
import { openComments } from './comments';
import { actionTypes, coverage } from './coverage';
import { footnotes } from './footnotes';
import { imageText } from './images';
import { impactMeasure } from './impacts';
import { placeholderLeft, templateTextLeft } from './placeholders';
import { noFactor, requiredSections } from './sections';
import { eventSource, momentsMissing } from './timeline';

/** Rules about what is not there yet, in the order in which their findings are shown. */
export const completeRules: readonly Rule[] = [
  openComments,
  placeholderLeft,
  templateTextLeft,
  requiredSections,
  noFactor,
  momentsMissing,
  dueDate,
  actionOwner,
  actionDue,
  imageText,
  deadAnchor,
  footnotes,
  coverage,
  actionTypes,
  actionVerb,
  actionVague,
  impactMeasure,
  eventSource,
];
