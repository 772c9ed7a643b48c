import type { Rule } from '../../rule';
import { digitsSwapped } from './alike-numbers';
import { countMismatch, shareMismatch } from './counts';
import { dateFar, weekdayMismatch } from './dates';
import { dueBefore } from './due';
import { durationMismatch } from './duration';
import { eventAfter, eventFar, incidentDateFar, timelineGap } from './far-events';
import { durationField } from './fields';
import { eventOrder, impactOrder, knownBefore, momentOrder } from './order';
import { momentTime } from './moment-times';
import { timeMismatch } from './prose-times';
import { relativeTime } from './relative-times';
import { statedTwice } from './stated-moments';
import { impossibleTime, spanDuration, zonePair } from './within-text';
import { zoneMixed, zoneSeason, zoneUnconfirmed } from './zones';

/** What a draft says of itself against what follows from its events, the surest first. */
export const factRules: readonly Rule[] = [
  impossibleTime,
  momentOrder,
  impactOrder,
  knownBefore,
  eventOrder,
  eventFar,
  incidentDateFar,
  durationMismatch,
  durationField,
  spanDuration,
  momentTime,
  statedTwice,
  timeMismatch,
  relativeTime,
  dateFar,
  weekdayMismatch,
  zonePair,
  countMismatch,
  shareMismatch,
  digitsSwapped,
  dueBefore,
  zoneUnconfirmed,
  zoneMixed,
  zoneSeason,
  timelineGap,
  eventAfter,
];
