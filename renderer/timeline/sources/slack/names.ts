import { fieldsIn, fieldsOf, firstText, flagIn, textIn, textsIn, type Fields } from '../json-fields';

/** Who and what the ids in messages stand for. */
export interface SlackNames {
  /** By user id. */
  readonly people: ReadonlyMap<string, SlackPerson>;
  /** Names of channels, without "#", by id. */
  readonly channels: ReadonlyMap<string, string>;
}

export interface SlackPerson {
  readonly name: string;
  readonly bot: boolean;
}

export const noNames: SlackNames = { people: new Map(), channels: new Map() };

/** A conversation that an export has a folder for. */
export interface SlackConversation {
  readonly folder: string;
  /** "#incident-204", "direct messages of Ada, Grace". */
  readonly label: string;
}

/** Reads users.json. */
export function peopleOf(users: readonly unknown[]): ReadonlyMap<string, SlackPerson> {
  return new Map(
    users.flatMap((value) => {
      const user = fieldsOf(value);
      const id = user === null ? '' : textIn(user, 'id');
      if (user === null || id === '') return [];
      return [[id, { name: nameOf(user) || id, bot: flagIn(user, 'is_bot') || id === 'USLACKBOT' }]];
    }),
  );
}

/** The name that Slack shows: the one a person has chosen, else the full one, else the account's. '' for none. */
export function nameOf(user: Fields): string {
  const profile = fieldsIn(user, 'profile');
  return (
    firstText(profile, 'display_name', 'real_name') || firstText(user, 'display_name', 'real_name', 'name')
  ).trim();
}

/** Reads channels.json and groups.json: the name of a channel is also its folder. */
export function channelsOf(
  channels: readonly unknown[],
): readonly { readonly id: string; readonly name: string }[] {
  return channels.flatMap((value) => {
    const channel = fieldsOf(value);
    const name = channel === null ? '' : textIn(channel, 'name');
    return channel === null || name === '' ? [] : [{ id: textIn(channel, 'id'), name }];
  });
}

/** Reads dms.json and mpims.json: direct messages lie in a folder that is called by their id, those of groups by their name. */
export function directMessagesOf(
  conversations: readonly unknown[],
  people: SlackNames['people'],
): readonly SlackConversation[] {
  return conversations.flatMap((value) => {
    const conversation = fieldsOf(value);
    const folder = conversation === null ? '' : firstText(conversation, 'name', 'id');
    if (conversation === null || folder === '') return [];
    const members = textsIn(conversation, 'members').map((id) => people.get(id)?.name ?? id);
    return [{ folder, label: members.length === 0 ? folder : `direct messages of ${members.join(', ')}` }];
  });
}
