import { writeFile as writeToDisk } from 'node:fs/promises';

import { newId } from '../../../renderer/document/ids';
import type { Draft, NodeJSON } from '../../../renderer/document/draft';
import { writeFile } from '../../../renderer/file/write';
import { bundledTemplates } from '../../../templates/index';
import { newDraftFrom } from '../../../templates/new-draft';

const sentences = [
  'Requests to the checkout take longer than ten seconds',
  'The on-call engineer restarts the second worker',
  'The queue is read again, at a third of the usual rate',
  'A graph shows 80% of the connections in use',
] as const;

/** A draft of a minute's events one after another, in words that repeat, with moments at its start and end. */
export function draftOfEvents(count: number): Draft {
  const start = Date.UTC(2019, 6, 2, 13, 42);
  const events = Array.from({ length: count }, (_, index): NodeJSON => ({
    type: 'event',
    attrs: {
      id: newId(),
      happened: {
        start: start + index * 60_000,
        end: null,
        precision: 'minute',
        written: '',
        zone: 'UTC',
        inferred: [],
      },
      moments: index === 0 ? ['impact-started'] : index === count - 1 ? ['impact-ended'] : [],
    },
    content: [
      {
        type: 'paragraph',
        attrs: { id: newId() },
        content: [{ type: 'text', text: `${sentences[index % sentences.length] ?? ''} (${index})` }],
      },
    ],
  }));
  const [template] = bundledTemplates;
  if (template === undefined) throw new Error('There is no template.');
  const options = {
    title: 'Bench',
    incidentDate: '2019-07-02',
    zone: 'UTC',
    zoneConfirmed: true,
    now: start,
  };
  const draft = newDraftFrom(template, options);
  const content = (draft.document.content ?? []).map((node) =>
    node.type === 'timeline' ? { ...node, content: events } : node,
  );
  return { ...draft, document: { ...draft.document, content } };
}

/** Writes a draft as a file that the app can be started with. */
export async function writeDraft(file: string, draft: Draft): Promise<void> {
  const written = await writeFile({
    draft,
    assets: [],
    markdown: '',
    app: { name: 'Aftermark', version: '0.0.0' },
  });
  if (!written.ok) throw new Error(written.message);
  await writeToDisk(file, written.bytes);
}
