import type { Node } from '@tiptap/pm/model';

import { at } from '../../../support/build';
import { below, pick, type Random } from '../random';
import { named, type Edit } from './places';

const set =
  (row: string, attribute: string, value: (random: Random, tag: string, old: Node) => unknown): Edit =>
  ({ tr, random, tag }) => {
    const place = pick(random, named(tr.doc, row));
    if (place !== undefined) tr.setNodeAttribute(place.position, attribute, value(random, tag, place.node));
  };

const aTime = (random: Random) => at(`2019-07-02T13:${10 + below(random, 50)}`);

const moments = ['mitigated', 'resolved', 'declared'] as const;
const withMoment = (list: readonly string[], random: Random): readonly string[] => {
  const moment = pick(random, moments) ?? 'resolved';
  return list.includes(moment) ? list.filter((one) => one !== moment) : [...list, moment];
};

const added =
  (name: 'tags' | 'services'): Edit =>
  ({ tr, fresh }) => {
    tr.setDocAttribute(name, [...(tr.doc.attrs[name] as readonly string[]), fresh]);
  };

/** Changes of attributes: of rows, and of the document, one step each. */
export const factEdits = {
  time: set('event', 'happened', (random) => (random() < 0.2 ? null : aTime(random))),
  known: set('event', 'known', aTime),
  moment: set('event', 'moments', (random, _, { attrs }) =>
    withMoment(attrs['moments'] as readonly string[], random),
  ),
  eventKind: set('event', 'kind', (random) => pick(random, ['change', 'observation', '']) ?? ''),
  owner: set('action', 'owner', (random, tag) => (random() < 0.2 ? '' : tag)),
  due: set('action', 'due', (random) => `2019-09-0${1 + below(random, 5)}`),
  actionStatus: set('action', 'status', (random) => pick(random, ['open', 'done']) ?? 'open'),
  who: set('impact', 'who', (_, tag) => tag),
  depth: set(
    'factor',
    'depth',
    (random, _, { attrs }) => (Number(attrs['depth']) + 1 + below(random, 2)) % 4,
  ),
  severity: ({ tr, random, tag }) => {
    tr.setDocAttribute('severity', random() < 0.5 ? tag : (pick(random, ['SEV-1', 'SEV-3']) ?? ''));
  },
  zone: ({ tr, random }) => {
    tr.setDocAttribute('zone', pick(random, ['Europe/London', 'Asia/Tokyo']) ?? 'UTC');
  },
  tag: added('tags'),
  service: added('services'),
  deleteTag: ({ tr }) => {
    tr.setDocAttribute('tags', (tr.doc.attrs['tags'] as readonly string[]).slice(1));
  },
} satisfies Record<string, Edit>;
