import type { SkippedRecord } from '../record';
import { channelsOf, directMessagesOf, peopleOf, type SlackConversation, type SlackNames } from './names';

/** A file of messages: one conversation on one day. */
export interface SlackFile {
  readonly path: string;
  /** "#incident-204"; the folder's name where no list has the conversation. */
  readonly label: string;
  readonly messages: readonly unknown[];
}

export interface SlackArchive {
  readonly names: SlackNames;
  readonly files: readonly SlackFile[];
  /** What else is in the archive, and what could not be read. */
  readonly skipped: readonly SkippedRecord[];
}

const dayFile = /(?:^|\/)([^/]+)\/\d{4}-\d{2}-\d{2}\.json$/u;

/** Whether the paths of an archive are those of an export: a folder for each conversation, in it a file for each day. */
export function isSlackArchive(paths: readonly string[]): boolean {
  const lists = paths.map(fileName);
  return (
    paths.some((path) => dayFile.test(path)) &&
    (lists.includes('channels.json') || lists.includes('users.json'))
  );
}

/** Lists of people and conversations, by the names of their files. */
const lists = ['users.json', 'org_users.json', 'channels.json', 'groups.json', 'dms.json', 'mpims.json'];

/** Opens an export. The lists may lie in a folder of their own, together with those of the conversations. */
export function openArchive(archive: ReadonlyMap<string, string>): SlackArchive {
  const skipped: SkippedRecord[] = [];
  const read = (path: string, source: string): readonly unknown[] => {
    const json = parse(source);
    if (Array.isArray(json)) return json;
    skipped.push({ place: path, reason: json === undefined ? 'is no JSON' : 'is no list' });
    return [];
  };
  const listed = new Map<string, readonly unknown[]>();
  const days: { readonly path: string; readonly folder: string }[] = [];
  for (const [path, source] of archive) {
    const [, folder] = dayFile.exec(path) ?? [];
    const name = fileName(path);
    if (folder !== undefined) days.push({ path, folder });
    else if (lists.includes(name)) listed.set(name, read(path, source));
    else skipped.push({ place: path, reason: 'is no file of messages' });
  }
  const { names, labels } = directoryOf((name) => listed.get(name) ?? []);
  const files = days.map(({ path, folder }) => ({
    path,
    label: labels.get(folder) ?? folder,
    messages: read(path, archive.get(path) ?? ''),
  }));
  return { names, files, skipped };
}

function directoryOf(list: (name: string) => readonly unknown[]): {
  readonly names: SlackNames;
  readonly labels: ReadonlyMap<string, string>;
} {
  const people = new Map([...peopleOf(list('org_users.json')), ...peopleOf(list('users.json'))]);
  const channels = [...channelsOf(list('channels.json')), ...channelsOf(list('groups.json'))];
  const direct: readonly SlackConversation[] = [
    ...directMessagesOf(list('dms.json'), people),
    ...directMessagesOf(list('mpims.json'), people),
  ];
  const labels = [
    ...direct.map(({ folder, label }) => [folder, label] as const),
    ...channels.map(({ name }) => [name, `#${name}`] as const),
  ];
  return {
    names: { people, channels: new Map(channels.map(({ id, name }) => [id, name])) },
    labels: new Map(labels),
  };
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}
