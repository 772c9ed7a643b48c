import { personName } from './line-shapes';

/** Who says something in a line of a chat, and what. */
export interface Said {
  readonly person: string;
  readonly isBot: boolean;
  readonly words: string;
}

/** IRC's marks of rank stand before a name. */
const angled = /^<[@+%&~! ]?([^\s<>]{1,40})> ?(.*)$/u;
/** "* ada restarts the queue" (RFC 1459 clients, CTCP ACTION). */
const action = /^\*+ ([^\s*]{1,40}) (.*)$/u;
/** What an IRC program itself has to say: who came and went. */
const program = /^(?:-!-|\*\*\*|<--|-->|--|[←→⇐⇒])\s+(.*)$/u;
/** Zoom's saved chats: "From Ada Lovelace to Everyone: …". */
const zoom = /^From\s+(.{1,60}?)\s+to\s+\S.{0,60}?\s*:(?:\s+(.*))?$/u;
const colon = /^([^:]{1,60}):(?: (.*))?$/u;

/**
 * Reads what stands behind the time of a line.
 * @param isChat whether the time is written as chats write it, so that "Ada: …" names a person and no part of a program
 */
export function readSaid(rest: string, isChat: boolean): Said {
  const nick = angled.exec(rest);
  if (nick !== null) return { person: nick[1] ?? '', isBot: false, words: nick[2] ?? '' };
  const told = program.exec(rest);
  if (told !== null) return { person: '', isBot: true, words: told[1] ?? '' };
  const act = action.exec(rest);
  if (act !== null) return { person: act[1] ?? '', isBot: false, words: `${act[1] ?? ''} ${act[2] ?? ''}` };
  const addressed = zoom.exec(rest);
  if (addressed !== null) return { person: addressed[1] ?? '', isBot: false, words: addressed[2] ?? '' };
  const named = isChat ? colon.exec(rest) : null;
  const person = named === null ? null : personName(named[1] ?? '');
  if (named === null || person === null) return { person: '', isBot: false, words: rest };
  return { ...person, words: named[2] ?? '' };
}
