import { admitDocument } from '../../renderer/document/admit';
import { writeFile } from '../../renderer/file/write';
import { exportPost } from '../../renderer/publish/export-post';
import { parseZone } from '../../renderer/time/zone-names';
import { findTemplate } from '../../templates/index';
import { newDraftFrom } from '../../templates/new-draft';
import { APP_NAME, APP_VERSION } from './app';
import { readArguments } from './arguments';
import { writeOutputs } from './outputs';
import { FileError, type Printed, UsageError } from './usage';

/** `aftermark new`: prints the path of the file it made. */
export async function newDraft(words: readonly string[]): Promise<Printed> {
  const { values, positionals } = readArguments(words, {
    template: { type: 'string' },
    title: { type: 'string' },
    out: { type: 'string' },
    date: { type: 'string', default: '' },
    zone: { type: 'string' },
    force: { type: 'boolean', default: false },
  });
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`“${stray}” belongs to nothing; put a title in quotes.`);
  const { template: id, out, date, zone } = values;
  const title = values.title?.replace(/\s+/gu, ' ').trim();
  if (id === undefined || title === undefined || out === undefined) {
    throw new UsageError('--template, --title and --out are all needed.');
  }
  if (title === '') throw new UsageError('The title after --title is empty.');
  if (!/[^/\\]\.postmortem$/iu.test(out)) {
    throw new UsageError('The name after --out must end in .postmortem.');
  }
  if (date !== '' && !isDay(date)) throw new UsageError(`--date takes a day as YYYY-MM-DD, not “${date}”.`);
  const chosenZone = zone === undefined ? undefined : parseZone(zone);
  if (chosenZone === null)
    throw new UsageError(`There is no time zone “${zone}”; name one as Europe/Lisbon.`);
  const template = findTemplate(id);
  if (template === undefined) {
    throw new UsageError(`There is no template “${id}”; “aftermark templates” lists them.`);
  }

  const draft = newDraftFrom(template, {
    title,
    incidentDate: date,
    zone: chosenZone ?? 'UTC',
    zoneConfirmed: chosenZone !== undefined,
    now: Date.now(),
  });
  const { markdown } = exportPost(admitDocument(draft.document), { picture: false });
  const app = { name: APP_NAME, version: APP_VERSION };
  const file = await writeFile({ draft, assets: [], markdown, app });
  if (!file.ok) throw new FileError(file.message);
  await writeOutputs([{ path: out, bytes: file.bytes }], values.force);
  return { lines: [out], notes: [] };
}

/** Whether this is a day of the calendar: 2019-02-29 is none. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
  );
}
