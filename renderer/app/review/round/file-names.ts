import { slugOf } from '../../../publish/slug';
import { shownText } from '../../../review/files/author';

/** What no file system takes in a name. */
const unfit = /[/\\:*?"<>|\p{Cc}]+/gu;

/** Characters of a person's name that a file is called by. */
const longest = 40;

/** "fonts-unavailable.postmortem": the draft that is sent. */
export function sentName(title: string): string {
  return `${slugOf(title)}.postmortem`;
}

/** "fonts-unavailable, review by Ana Reis.postmortem". */
export function returnName(title: string, reviewer: string): string {
  const name = Array.from(shownText(reviewer.replace(unfit, ' ')))
    .slice(0, longest)
    .join('')
    .trim();
  return `${slugOf(title)}, review${name === '' ? '' : ` by ${name}`}.postmortem`;
}
