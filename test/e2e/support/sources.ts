import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

import type { EventAttributes } from '../../../renderer/document/nodes/timeline';
import { documentOf } from './editor-page';
import { temporaryFolder } from './launch';
import type { RunningApp } from './launch';
import { answerFileDialogs, runMenuCommand } from './window';

/* The preview in which events are picked from a source, for tests and pictures; and sources to show in it. */

export const sourcesDialog = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Import into timeline' });

export const sourceRows = (page: Page): Locator =>
  sourcesDialog(page).getByRole('grid', { name: 'Records of the source' }).getByRole('row');

/** Opens the preview on a file, as a person does who chooses it. */
export async function previewSource(running: RunningApp, name: string, content: string): Promise<void> {
  const file = path.join(await temporaryFolder('source'), name);
  await writeFile(file, content);
  await answerFileDialogs(running, { open: [file] });
  await runMenuCommand(running, 'file.importTimeline');
  await sourcesDialog(running.page).getByRole('button', { name: 'Choose a file…' }).click();
}

interface ToldEvent {
  /** RFC 3339 in UTC. */
  readonly at: string | null;
  readonly text: string;
  readonly attributes: EventAttributes;
}

/** The events of the open draft, as the editor has them. */
export async function eventsOf(page: Page): Promise<readonly ToldEvent[]> {
  const document = await documentOf(page);
  return (document.content ?? [])
    .filter(({ type }) => type === 'timeline')
    .flatMap(({ content }) => content ?? [])
    .map((event) => {
      const attributes = event.attrs as unknown as EventAttributes;
      const start = attributes.happened?.start ?? null;
      return {
        at: start === null ? null : new Date(start).toISOString(),
        text: (event.content?.[0]?.content ?? []).map(({ text }) => text ?? '').join(''),
        attributes,
      };
    });
}

/** Seconds since 1970, as Slack counts them, of a time on the day of the incident in UTC. */
export const ts = (clock: string): string => (Date.parse(`2026-11-20T${clock}Z`) / 1000).toFixed(6);

export const chat = JSON.stringify([
  {
    type: 'message',
    user: 'U1',
    user_profile: { real_name: 'Ada Example' },
    text: 'Checkout is *slow* in eu-west',
    ts: ts('13:42:05'),
  },
  {
    type: 'message',
    subtype: 'channel_join',
    user: 'U2',
    text: '<@U2> has joined the channel',
    ts: ts('13:42:30'),
  },
  {
    type: 'message',
    subtype: 'bot_message',
    username: 'pager',
    bot_id: 'B1',
    text: 'Latency above 2 s',
    ts: ts('13:43:00'),
  },
  {
    type: 'message',
    user: 'U2',
    user_profile: { real_name: 'Ben Example' },
    text: 'Rolling back the deploy',
    ts: ts('13:50:00'),
  },
]);

export const table = `when;who;what happened
20.11.2026 13:45;Ada;Paged the database team
20.11.2026 13:55;Ben;Rollback finished
20.11.2026 14:10;Ada;"Errors are gone; closing"
`;

/** A channel of so many messages, one a second. */
export function longChat(count: number): string {
  const start = Date.parse('2026-11-20T00:00:00Z') / 1000;
  return JSON.stringify(
    Array.from({ length: count }, (_, index) => ({
      type: 'message',
      user: `U${index % 40}`,
      user_profile: { real_name: `Person ${index % 40}` },
      text: `Message ${index} says that *checkout* is slow, see <https://example.org/${index}|the graph>`,
      ts: `${start + index}.000000`,
    })),
  );
}

/** An hour of an incident's channel: people, a pager, threads, and words of every kind. */
export function busyChat(): string {
  const people = ['Ada Example', 'Ben Example', 'Chidi Example', 'Dana Example'];
  const words = [
    'Triggered: checkout latency above 2 s for 5 minutes',
    'I see timeouts between checkout and the payment provider, error rate is at 12%',
    'Could it be the deploy of 13:31?',
    'Agreed to roll back',
    'Rolling back the deploy of the checkout service to the version of this morning',
    'Status page updated: we are investigating slow payments in Europe',
    'Rollback finished, latency is falling. Graphs in the thread, all of them, for eu-west-1, eu-west-2 and eu-central-1',
  ];
  const start = Date.parse('2026-11-20T13:42:05Z') / 1000;
  return JSON.stringify(
    Array.from({ length: 60 }, (_, index) => ({
      type: 'message',
      ...(index % 7 === 0
        ? { subtype: 'bot_message', bot_id: 'B1', username: 'pager' }
        : { user: `U${index % 4}`, user_profile: { real_name: people[index % 4] } }),
      text: words[index % 7],
      ts: `${start + index * 57}.000000`,
    })),
  );
}
