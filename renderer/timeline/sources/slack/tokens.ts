import type { PhrasingContent } from 'mdast';

import { isPublishableLink } from '../../../document/urls';
import { link, text } from '../../../markdown/inline/mdast';
import type { SlackNames } from './names';

/** Slack writes these three as entities, and no others (docs.slack.dev, "Formatting message text", escaping). */
export function decodeEntities(value: string): string {
  if (!value.includes('&')) return value;
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * What stands between angle brackets: a person, a channel, a group, a date, a link. Null where it is none of them, so
 * that it is text like any other.
 */
export function readToken(inside: string, names: SlackNames): readonly PhrasingContent[] | null {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const words = bar === -1 ? '' : decodeEntities(inside.slice(bar + 1));
  switch (target[0]) {
    case '@':
      return [text(mention('@', names.people.get(target.slice(1))?.name ?? words, target))];
    case '#':
      return [text(mention('#', names.channels.get(target.slice(1)) ?? words, target))];
    case '!':
      return [text(special(target.slice(1), words))];
    default:
      return /^[a-z][a-z\d+.-]*:\S/iu.test(target) ? linkTo(decodeEntities(target), words) : null;
  }
}

/** @param name '' where nobody knows it: then the id has to do */
function mention(sign: '@' | '#', name: string, target: string): string {
  if (name === '') return target;
  return name.startsWith(sign) ? name : sign + name;
}

/** `here`, `channel`, `everyone`, `subteam^S1`, `date^1392734382^{date}`; a date says what to show where it cannot be. */
function special(command: string, words: string): string {
  const [name = '', id = ''] = command.split('^');
  if (name === 'date') return words === '' ? id : words;
  if (words !== '') return words.startsWith('@') || name !== 'subteam' ? words : `@${words}`;
  return `@${name === 'subteam' ? id : name}`;
}

/** Addresses that would run or open something stay as text. */
export function linkTo(address: string, words: string): readonly PhrasingContent[] {
  const shown = words.trim() === '' ? address.replace(/^mailto:/iu, '') : words;
  if (isPublishableLink(address)) return [link(address, null, [text(shown)])];
  return [text(shown === address ? address : `${shown} (${address})`)];
}

const token = /<([^<>\n]+)>/gu;

/** A text as it reads where nothing is marked, as in code. */
export function plainTokens(value: string, names: SlackNames): string {
  const shown = value.replace(token, (whole, inside: string) => {
    const nodes = readToken(inside, names);
    return nodes === null ? whole : nodes.map(wordsOf).join('');
  });
  return decodeEntities(shown);
}

const wordsOf = (node: PhrasingContent): string =>
  'children' in node ? node.children.map(wordsOf).join('') : 'value' in node ? node.value : '';
