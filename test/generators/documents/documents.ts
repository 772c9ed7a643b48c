import type { Node } from '@tiptap/pm/model';

import example from '../../../templates/examples/cloudflare-2019-07-02.json';
import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { doc, h, p, title } from '../../unit/support/build';
import { blockProbes } from './block-probes';
import type { Probe } from './probe';
import { structureProbes } from './structure-probes';
import { textProbes } from './text-probes';

/** All one-feature documents. */
export const probes: readonly Probe[] = [...textProbes, ...blockProbes];

const facts = { incidentDate: '2024-05-06', tags: ['test'], zoneConfirmed: true };

/** A probe as a post of its own. */
export function probeDocument({ name, blocks }: Probe): Node {
  return doc([title(`Probe ${name}`), ...blocks], facts);
}

/** A document that holds every structured block and every probe, each under a heading with its name. */
export function tortureDocument(): Node {
  const parts: readonly NodeJSON[] = [...structureProbes, ...probes].flatMap(({ name, blocks }) => [
    h(2, name, { id: `part-${name.replaceAll(' ', '-')}` }),
    ...blocks,
  ]);
  return doc([title('Torture'), ...parts], facts);
}

/** The example that the app comes with. */
export function exampleDocument(): Node {
  return documentSchema.nodeFromJSON(example.document);
}

/** A heading that had other words when its post was first exported. */
export const renamedHeading = { id: 'renamed', anchor: 'what-it-was-called-before' };

export function renamedDocument(): Node {
  return doc([title('Renamed'), h(2, 'What it is called now', { id: renamedHeading.id }), p('Text')], facts);
}
