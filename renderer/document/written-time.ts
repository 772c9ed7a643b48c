import { inferences, precisions, type WrittenTime } from '../time/written-time';
import { isListOf, isNullOr, isObject, isOneOf, isText, type Check } from './attributes';

/** The range in which ECMAScript dates exist: milliseconds UTC either side of 1970. */
const farthest = 8.64e15;

const isMilliseconds: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= farthest;

const isInstant = isNullOr(isMilliseconds);
const isPrecision = isOneOf(precisions);
const areInferences = isListOf(isOneOf(inferences));

/** Checks a time that came from outside: its shape, and that its parts agree with its precision. */
export const isWrittenTime: Check<WrittenTime> = (value): value is WrittenTime => {
  if (!isObject(value)) return false;
  const { start, end, precision, written, zone, inferred } = value;
  if (!isInstant(start) || !isInstant(end) || !isPrecision(precision)) return false;
  if (!isText(written) || !isText(zone) || !areInferences(inferred)) return false;
  if ((precision === 'unknown') !== (start === null)) return false;
  if ((precision === 'range') !== (end !== null)) return false;
  return start === null || end === null || end >= start;
};
