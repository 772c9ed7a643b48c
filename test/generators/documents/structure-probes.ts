import {
  action,
  at,
  br,
  bullets,
  code,
  described,
  event,
  factor,
  impact,
  item,
  marked,
  node,
  p,
} from '../../unit/support/build';
import { probe, type Probe } from './probe';

const time = (clock: string) => at(`2024-05-06T${clock}`);

/** The structured blocks, as tables and as lists, with text in them that breaks somewhere. Part of the long document. */
export const structureProbes: readonly Probe[] = [
  probe(
    'timeline as a table',
    node('timeline', [
      event('Deploy of {{ version }} with --force', {
        id: 'e1',
        happened: time('13:31'),
        kind: 'change',
        moments: ['impact-started'],
      }),
      event(['Alert ', marked('cpu | 90%', 'code'), ' fires'], {
        id: 'e2',
        happened: time('13:37'),
        moments: ['detected'],
      }),
      event('Rolled back "quickly"', {
        id: 'e3',
        happened: at('2024-05-06T14:00', 'minute', '2024-05-06T14:05'),
        moments: ['mitigated'],
      }),
    ]),
  ),
  probe(
    'timeline as a list',
    node('timeline', [
      event([p('A log follows'), code('{% x %} {{ y }}\n| a | b |', { language: 'log' })], {
        id: 'e4',
        happened: time('15:00'),
      }),
      event([p(['Two', br, 'lines']), bullets(item(p('and a list')))], {
        id: 'e5',
        happened: described('later that day'),
      }),
    ]),
  ),
  probe(
    'impacts',
    node('impacts', [
      impact('502 errors {everywhere}', {
        id: 'i1',
        who: 'Visitors <all>',
        measure: '80% of *.example',
        source: 'logs | metrics',
        start: 'e1',
        end: 'e3',
      }),
    ]),
  ),
  probe(
    'factors',
    node('factors', [
      factor(['A pattern: ', marked('(a|b)*', 'code')], { id: 'f1', kind: 'root-cause' }),
      factor('Why? Because __init__ was slow', { id: 'f2', kind: 'contributing', depth: 1 }),
      factor([p('No test'), code('x')], { id: 'f3', kind: 'detection' }),
    ]),
  ),
  probe(
    'actions',
    node('actions', [
      action('Add a limit: {% raw %}', { id: 'a1', type: 'prevent', status: 'done', answers: ['f1'] }),
      action('Watch $$ and | more', {
        id: 'a2',
        type: 'detect',
        status: 'open',
        due: '2024-06-01',
        priority: 'P1',
        answers: ['f3', 'f1'],
      }),
    ]),
  ),
  probe('metrics and coverage', node('metrics'), node('coverage')),
];
