import { gap, sentenceAround } from './english';
import { englishRule, matches, type Prose, type Judged } from './prose';

const words = new RegExp(
  String.raw`\b(?:can(?:no|['’])t${gap}believe|cannot${gap}believe|unbelievabl[ey]|ridiculous(?:ly)?|insanely|outrageous(?:ly)?|nightmare|total${gap}(?:chaos|disaster|mess)|complete${gap}(?:chaos|disaster|mess)|absolute(?:ly)?${gap}(?:chaos|disaster|mess|terrible|horrible)|what${gap}a${gap}mess|(?:mass|widespread|utter|sheer)${gap}panic|in${gap}a${gap}panic|epic${gap}fail(?:ure)?|shocking(?:ly)?|appalling(?:ly)?|abysmal(?:ly)?)\b`,
  'giu',
);

/** An exclamation mark that ends a sentence; not "!=", "!important", nor a name's ("Yahoo!" before a small letter). */
const exclaimed = /(?<=[\p{L}\p{N})’'"”])!{1,10}(?=$|\s|[)”"’'])(?!\s+\p{Ll})/gu;
const twice = /!{2,10}(?!=)/gu;

/** Thanks and good news may be loud. */
const glad =
  /\b(?:thank|thanks|kudos|congrat|welcome|great|happy|glad|hooray|yay|shout-?out|please|hiring|join us|well done|good)/iu;

function find({ text, block }: Prose): readonly Judged[] {
  const found: Judged[] = [];
  for (const match of matches(text, words)) {
    found.push({
      from: match.from,
      to: match.to,
      message: `“${match[0]}” tells how it felt, not what happened. A number or a fact says more.`,
    });
  }
  if (block.row === 'event') return found;
  for (const match of [...matches(text, twice), ...matches(text, exclaimed)]) {
    const { before } = sentenceAround(text, match.from, match.to);
    const isTold = found.some((other) => match.from < other.to && other.from < match.to);
    if (isTold || glad.test(before) || !/\p{L}{2}.*\s.*\s/u.test(before)) continue;
    found.push({
      from: match.from,
      to: match.to,
      message: 'An exclamation mark tells how it felt, not what happened. A full stop will do.',
      fixes: [{ kind: 'replace', label: 'Write a full stop', text: '.' }],
    });
  }
  return found;
}

/**
 * Animated language: "can't believe", "ridiculous", exclamation marks in prose. Thanks may be loud, and so may the lines
 * of a timeline, which often repeat what was said.
 *
 * From: the SRE Workbook, where "animated language" is a failing of its own.
 * Right in 2 of 2 on 49 public post-mortems.
 */
export const drama = englishRule({
  id: 'drama',
  severity: 'hint',
  title: 'No drama',
  why: 'Animated language takes the eye off the facts, and readers off the author’s side (the SRE Workbook).',
  trigger:
    /!|believ|ridicul|insane|outrag|nightmare|chaos|disaster|mess|epic|shock|appall|abysm|panic|terribl|horribl/iu,
  find,
});
