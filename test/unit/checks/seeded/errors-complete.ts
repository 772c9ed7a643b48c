import { rowPlaces } from './draft';
import { all, append, mapInline, remove, replaceText, say, setAttributes } from './edit';
import type { SeededError } from './seeded-error';

const complete = { group: 'complete' } as const;

/** Eleven things that are missing or left over. */
export const completeErrors: readonly SeededError[] = [
  {
    ...complete,
    id: 'section-missing',
    document: 'failover',
    kind: 'required section missing',
    description: 'The section “Trigger” is gone, heading and text',
    apply: all(remove('h-trigger'), remove('trigger-1')),
    expected: { blocks: [null], quote: 'Trigger' },
  },
  {
    ...complete,
    id: 'section-empty',
    document: 'certificate',
    kind: 'required section empty',
    description: 'Nothing stands under “Responders”',
    apply: remove('responders-1'),
    expected: { blocks: ['h-responders', null], quote: 'Responders' },
  },
  {
    ...complete,
    id: 'placeholder',
    document: 'cloudflare',
    kind: 'placeholder left over',
    description: 'A sentence of the response begins with TODO',
    apply: append('response-3', say(' TODO: ask the network team how long that was.')),
    expected: { blocks: ['response-3'], quote: 'TODO' },
  },
  {
    ...complete,
    id: 'action-owner',
    document: 'failover',
    kind: 'action without owner',
    description: 'The action about mirrored storage has no owner',
    apply: setAttributes('a-volumes', { owner: '' }),
    expected: { blocks: rowPlaces('a-volumes'), quote: 'Move the primary to mirrored storage volumes' },
  },
  {
    ...complete,
    id: 'action-due',
    document: 'failover',
    kind: 'action without due date',
    description: 'The action about refusing upgrades has no due date',
    apply: setAttributes('a-refuse', { due: '' }),
    expected: { blocks: rowPlaces('a-refuse'), quote: 'Refuse an upgrade while another replica lags' },
  },
  {
    ...complete,
    id: 'action-verb',
    document: 'certificate',
    kind: 'action that does not begin with a verb',
    description: 'The action about the guide says “Better guide for issuing by hand”',
    apply: replaceText(
      'a-guide-1',
      'Rewrite the guide for issuing by hand, and rehearse it twice a year',
      'Better guide for issuing by hand',
    ),
    expected: { blocks: rowPlaces('a-guide'), quote: 'Better guide for issuing by hand' },
  },
  {
    ...complete,
    id: 'factor-unanswered',
    document: 'certificate',
    kind: 'factor that no action answers',
    description: 'The action about the guide answers the job instead, and nothing answers the guide',
    apply: setAttributes('a-guide', { answers: ['f-job'] }),
    expected: { blocks: rowPlaces('f-guide'), quote: 'The guide for issuing a certificate by hand' },
  },
  {
    ...complete,
    id: 'action-answers-none',
    document: 'cloudflare',
    kind: 'action that answers no factor',
    description:
      'The engine’s action answers nothing; its expression and engine are answered by the inspection',
    apply: all(
      setAttributes('a-engine', { answers: [] }),
      setAttributes('a-inspect', { answers: ['f-regex', 'f-engine'] }),
    ),
    expected: { blocks: rowPlaces('a-engine'), quote: 'Move to a regular-expression engine' },
  },
  {
    ...complete,
    id: 'action-types',
    document: 'failover',
    kind: 'no action of type detect, prevent or mitigate',
    description: 'All four actions are of type process',
    apply: all(
      setAttributes('a-alert', { type: 'process' }),
      setAttributes('a-refuse', { type: 'process' }),
      setAttributes('a-volumes', { type: 'process' }),
    ),
    expected: {
      blocks: [null, 'h-actions', 'a-alert', 'a-checklist', 'a-refuse', 'a-volumes'],
      quote: 'actions',
    },
  },
  {
    ...complete,
    id: 'image-alt',
    document: 'cloudflare',
    kind: 'image without alternative text',
    description: 'The graph of requests has no alternative text',
    apply: mapInline('response-2', (node) =>
      node.type === 'image' ? { ...node, attrs: { ...node.attrs, alt: null } } : node,
    ),
    expected: { blocks: ['response-2'], quote: 'image' },
  },
  {
    ...complete,
    id: 'dead-link',
    document: 'cloudflare',
    kind: 'internal link that leads nowhere',
    description: 'The link to the timeline leads to #chronology',
    apply: mapInline('what-2', (node) =>
      node.text === 'timeline'
        ? { ...node, marks: [{ type: 'link', attrs: { href: '#chronology', title: null } }] }
        : node,
    ),
    expected: { blocks: ['what-2'], quote: '#chronology' },
  },
];
