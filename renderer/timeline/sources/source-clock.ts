import { parseTime } from '../../time/parse';
import { withAnswer, type ParsedTime, type TimeAnswers, type TimeContext } from '../../time/parsed-time';
import type { Inference, WrittenTime } from '../../time/written-time';
import type { SourceQuestion } from './format';

type Meaning = Extract<SourceQuestion, { kind: 'meaning' }>;
type Counted<Question> = { -readonly [Key in keyof Question]: Question[Key] };

/** What reading a time came to. */
export interface ClockReading {
  /** Null where there is none, or where it raised a question. */
  readonly time: WrittenTime | null;
  /** Whether the words were a time at all. */
  readonly isTime: boolean;
}

/**
 * Reads the times of one source from its first record to its last. It carries the date on from one to the next, and
 * gathers what the source does not say, so that each thing is asked once.
 */
export interface SourceClock {
  /** The context as it stands: `previous` is the last time that was read. */
  readonly context: () => TimeContext;
  /**
   * Takes what the time room made of some words.
   * @param written what the source says, where the words were made fit for reading
   * @param inferred what making them fit has added
   */
  readonly take: (parsed: ParsedTime, written: string, inferred?: readonly Inference[]) => ClockReading;
  readonly read: (words: string, written?: string, inferred?: readonly Inference[]) => ClockReading;
  /** Takes a day that stands over the times below it; false where the words are no day. */
  readonly setDay: (words: string) => boolean;
  /** Takes a time that names its instant itself. */
  readonly instant: (time: WrittenTime) => ClockReading;
  readonly questions: () => readonly SourceQuestion[];
}

/** @param answers what the source itself settles, such as the order of day and month */
export function sourceClock(start: TimeContext, answers: TimeAnswers = {}): SourceClock {
  let context = withAnswer(start, { ...answers, ...start.answers });
  let zone: Counted<Extract<SourceQuestion, { kind: 'zone' }>> | null = null;
  const dates = new Map<'date' | 'year', Counted<Extract<SourceQuestion, { kind: 'date' }>>>();
  const meanings = new Map<string, Counted<Meaning>>();
  /** A day that could not be read stands over the times below it: they must not take another one. */
  let pending: Counted<Meaning> | null = null;

  const ask = (asked: Meaning['asked'], example: string): Counted<Meaning> => {
    const key = asked.kind === 'ambiguous-zone' ? asked.abbreviation : '';
    const known = meanings.get(key);
    const question: Counted<Meaning> = known ?? { kind: 'meaning', asked, example, count: 0 };
    question.count += 1;
    meanings.set(key, question);
    return question;
  };

  const askDate = (missing: 'date' | 'year', example: string): void => {
    const question = dates.get(missing) ?? { kind: 'date', missing, example, count: 0 };
    question.count += 1;
    dates.set(missing, question);
  };

  const keep = (time: WrittenTime): ClockReading => {
    if (time.start !== null) {
      context = { ...context, previous: time };
      pending = null;
    }
    return { time, isTime: true };
  };

  const take: SourceClock['take'] = (parsed, written, inferred = []) => {
    switch (parsed.kind) {
      case 'none':
        return { time: null, isTime: false };
      case 'ambiguous-date':
        pending = ask(parsed, written);
        return { time: null, isTime: true };
      case 'ambiguous-zone':
        ask(parsed, written);
        return { time: null, isTime: true };
      case 'needs-date':
        if (pending === null) askDate(parsed.missing, written);
        else pending.count += 1;
        return { time: null, isTime: true };
      case 'time': {
        const { time } = parsed;
        if (pending !== null && time.inferred.includes('date')) {
          pending.count += 1;
          return { time: null, isTime: true };
        }
        if (time.inferred.includes('zone')) {
          zone ??= { kind: 'zone', example: written, count: 0, suggested: start.zone };
          zone.count += 1;
        }
        return keep({ ...time, written, inferred: [...new Set([...time.inferred, ...inferred])] });
      }
    }
  };

  return {
    context: () => context,
    take,
    read: (words, written = words, inferred = []) => take(parseTime(words, context), written, inferred),
    setDay: (words) => {
      if (/\d[:h]\d/u.test(words)) return false;
      const parsed = parseTime(words, context);
      if (parsed.kind === 'ambiguous-date') pending = ask(parsed, words);
      if (parsed.kind === 'needs-date') askDate(parsed.missing, words);
      if (parsed.kind !== 'time') return parsed.kind !== 'none';
      if (parsed.time.precision === 'day') keep(parsed.time);
      return parsed.time.precision === 'day';
    },
    instant: keep,
    questions: () => [...(zone === null ? [] : [zone]), ...dates.values(), ...meanings.values()],
  };
}
