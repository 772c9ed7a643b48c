import { durationWords } from '../../prose/durations';
import { durationsIn, sentencesIn } from '../../prose/of-block';
import { readable } from '../../prose/plain';
import { sentenceAt } from '../../prose/sentences';
import { agreement } from '../../prose/tolerance';
import type { DraftFacts, ProseRule, RuleFinding } from '../../rule';
import type { TextBlock } from '../../text-block';
import { opening, placeIn, placeOfRow } from '../place';
import { isInQuotes } from './duration';
import { namedEvents, shared, stemsOf, type NamedEvent } from './words';

const after = /^ (after|before|later|earlier|prior to)\b ?(?:the |an? |it |this |that )?([^.,;()]{0,60})/iu;

/** The events that a text may speak of, those that it names most plainly first. */
function namedIn(words: string, events: readonly NamedEvent[], least: number): readonly NamedEvent[] {
  const stems = stemsOf(words);
  return events
    .map((event) => ({ event, ...shared(stems, event) }))
    .filter(({ event, all, own }) => event.exact && all >= 1 && own * 2 + all >= least)
    .toSorted((a, b) => b.own - a.own || b.all - a.all)
    .map(({ event }) => event);
}

/** Three words in common with an event, or one that no other event has and one more. */
const plainly = 3;

/** What a length is counted from: in an event's own words the event, in a sentence what is said to have come then. */
function selves(block: TextBlock, ahead: string, events: readonly NamedEvent[]): readonly NamedEvent[] {
  if (block.row !== 'event') return block.row === null ? namedIn(ahead, events, plainly + 1) : [];
  const own = events.find(
    ({ row }) => (row.id !== null && row.id === block.id) || row.node.children.includes(block.node),
  );
  return own === undefined || !own.exact ? [] : [own];
}

/** "Three minutes after the deploy began": the two events must be as far apart. */
function checkRelative(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  if (block.quoted || block.row === 'action') return [];
  const text = readable(block);
  const readings = durationsIn(block).filter(({ setting, clockLike }) => !setting && !clockLike);
  if (readings.length === 0) return [];
  const events = namedEvents(facts);
  return readings.flatMap((reading): RuleFinding[] => {
    const match = after.exec(text.slice(reading.to, reading.to + 90));
    if (match === null || (match[2] ?? '').trim() === '') return [];
    const sentence = sentenceAt(text, reading.from, sentencesIn(block));
    const ahead = text.slice(Math.max(sentence.from, reading.from - 120), reading.from);
    const later = selves(block, ahead.split(/[,;:]/u).findLast((part) => part.trim() !== '') ?? '', events);
    const isAfter = /^(?:after|later)/iu.test(match[1] ?? '');
    const earlier = namedIn(match[2] ?? '', events, block.row === 'event' ? 1 : plainly);
    const pairs = later.flatMap((one) =>
      earlier.flatMap((other) => {
        const length = isAfter ? one.start - other.start : other.start - one.start;
        return one === other || length < 0 ? [] : [{ other, length }];
      }),
    );
    const [pair] = pairs;
    if (pair === undefined) return [];
    if (pairs.some(({ length }) => agreement(reading, exactly(length)) !== 'differs')) return [];
    const words = durationWords(pair.length);
    const name = opening(pair.other.row.headline);
    return [
      {
        place: placeIn(block, reading.from, reading.to),
        severity: pairs.length > 1 || isInQuotes(text, reading.from) ? 'hint' : 'warning',
        message: `“${reading.text} ${match[1]}” does not follow: by the events it is ${words} ${isAfter ? 'after' : 'before'} “${name}”.`,
        related: [placeOfRow(pair.other.row, name)],
        fixes: [{ kind: 'replace', label: `Use ${words}`, text: words }],
      },
    ];
  });
}

const exactly = (ms: number) => ({ least: ms, most: ms, approximate: false });

export const relativeTime: ProseRule = {
  id: 'relative-time',
  group: 'facts',
  severity: 'warning',
  about: 'prose',
  title: 'Events are as far apart as their words say',
  why: 'A time that is corrected leaves the words around it behind.',
  check: checkRelative,
};
