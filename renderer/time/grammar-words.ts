import { matchAt } from './match';

const unit = 'second|minute|hour|day|week|month|year';
const count =
  'an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|a few|a couple of|\\d{1,3}';
const span = `(?:(?:about|around|almost|nearly|over) |~ ?)?(?:(?:${count}) (?:${unit})s?|(?:${unit})s)`;

/** Span and direction: the one phrase that reads on as prose and is still a time ("weeks earlier a guard is removed"). */
const earlier = new RegExp(`${span} (?:earlier|ago)(?! than)(?!\\w)`, 'iy');
const phrases = new RegExp(
  `(?:${[
    `${span} (?:earlier|before|beforehand|prior|previously|later|after|afterwards|ago)`,
    'the (?:day|night|evening|morning|week|weekend|month|year) (?:before|after|earlier)',
    'the (?:previous|next|following|same) (?:day|night|evening|morning|afternoon|week|weekend|month|year)',
    '(?:shortly|soon|some time|sometime|long|moments|just|immediately) (?:earlier|before|beforehand|after|afterwards|later)',
    '(?:earlier|later) (?:that|the same) (?:day|night|evening|morning|afternoon|week|month|year)',
    'earlier|later|before|beforehand|previously|after|afterwards',
    '(?:time |date )?(?:unknown|not known)',
    'unknown (?:time|date)',
  ].join('|')})(?!\\w)`,
  'iy',
);

export interface WordsPiece {
  readonly end: number;
  readonly needsSeparator: boolean;
}

/** A time that is only described. The list is closed, so that ordinary prose never becomes a time. */
export function readWords(text: string, at: number): WordsPiece | null {
  const plain = matchAt(earlier, text, at);
  if (plain !== null) return { end: at + plain[0].length, needsSeparator: false };
  const match = matchAt(phrases, text, at);
  return match === null ? null : { end: at + match[0].length, needsSeparator: true };
}
