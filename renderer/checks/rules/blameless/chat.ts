import { remember } from '../../remember';
import type { DraftFacts } from '../../rule';

/** Systems in which people write to one another; what is taken from there is said by somebody else. */
const chat =
  /\b(?:slack|teams|discord|mattermost|irc|zulip|gitter|matrix|element|telegram|whatsapp|rocket\.?chat|google chat|chat)\b/iu;

/** Ids of the events that are known from a chat, and of the texts in them. */
export const chatTexts = remember((facts: DraftFacts): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { id, node, attributes } of facts.events) {
    if (!attributes.sources.some(({ system }) => chat.test(system))) continue;
    if (id !== null) found.add(id);
    node.descendants((child) => {
      const own: unknown = child.attrs['id'];
      if (typeof own === 'string') found.add(own);
    });
  }
  return found;
});

/** "10:42 name:", "[10:42 AM] name:", "<name>", "@name:", "name [10:42 AM]:" as chats give it when it is copied. */
const line =
  /^\s{0,8}(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?\]?\s{1,3}(?:<[^<>\s]{1,40}>|[^\s:,.][^:\n,.]{0,40}:\s)|<@?[\w.-]{2,40}>\s|@[\w.-]{2,40}:\s|[\w.-]{2,40}\s{1,2}\[?\d{1,2}:\d{2}(?: ?[AP]M)\]?)/iu;

/** Whether a text is a line of a chat: who said it stands before it. @param names of people that the draft gives */
export function isChatLine(text: string, names: readonly string[]): boolean {
  return line.test(text) || names.some((name) => text.trimStart().startsWith(`${name}:`));
}
