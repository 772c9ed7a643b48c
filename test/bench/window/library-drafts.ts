import type { Draft, NodeJSON } from '../../../renderer/document/draft';
import { draftFormat } from '../../../renderer/document/draft';
import {
  actionStatuses,
  actionTypes,
  documentStatuses,
  eventKinds,
  factorKinds,
  priorities,
} from '../../../renderer/document/vocabulary';
import { bundledTemplates } from '../../../templates/index';

/*
 * Drafts for a library of any size. What matters for a search is how words are spread: few that are everywhere, many that
 * stand in one draft alone, such as hosts, tickets and figures. The n-th draft is the same in every run.
 */

const minute = 60_000;
const day = 24 * 60 * minute;
/** The newest draft was edited then; each before it three hours earlier. */
const newest = Date.UTC(2026, 10, 20, 9);

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

const common = words(`
  the of and to a in was for that on with as at by from it were is this after before while which until not had we our be
  requests errors latency queue worker database replica primary cache deploy release rollback change configuration flag
  traffic region cluster node pool connection timeout retry load balancer gateway service customers users checkout login
  page alert dashboard graph metric log trace on-call engineer team channel incident commander status update impact cause
  started stopped failed recovered restarted drained scaled rolled back restored paused resumed reached exceeded dropped
  increased decreased doubled slowly quickly again once twice first second last minutes hours percent most some all none
  because although however therefore expected unexpected known unknown manual automatic certificate secret token disk full
  memory leak thread lock deadlock index query migration schema backup snapshot failover quorum leader election partition
  network packet loss route resolver record zone firewall rule regular expression parser limit quota throttle budget test
  review runbook drill owner follow-up detection monitoring threshold noise silence page escalation vendor provider upstream
  downstream dependency client library version patch upgrade downgrade feature experiment rollout canary stage production
`);

const syllables = words(
  'ka lo mi ren tor va sil dun pe qua zo bri fen gal hos ju nex ov pry rho sta tym ul wex yar',
);

/** A word that no language has, the same for the same number: names of hosts, jobs and tables. */
function madeUp(number: number): string {
  let rest = number;
  let word = '';
  do {
    word += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return word;
}

const services = Array.from({ length: 120 }, (_, index) => `${madeUp(index + 40)}-api`);
const people = words(
  'Ada Bo Chidi Dana Emeka Farah Goran Hana Ines Jonas Kemi Luca Mira Noor Olek Priya Quentin Rosa Sven Tove Uma Viktor Wen Xenia Yuki Zoe',
);
const tags = words(
  'database network deploy certificate dns capacity security human-factors vendor cache queue storage',
);
const japanese = '決済の待ち行列が詰まり、注文の処理が三十分間止まった。設定を元に戻すと回復した。';

interface Writer {
  readonly random: () => number;
  /** The next id of a block. */
  readonly id: () => string;
}

const below = ({ random }: Writer, count: number): number => Math.floor(random() * count);
const pick = <Item>(writer: Writer, items: readonly Item[]): Item =>
  items[below(writer, items.length)] as Item;

/** Half of the words are of the few common ones, the first of them most often; the rest get rarer and rarer. */
function word(writer: Writer): string {
  const { random } = writer;
  const kind = random();
  if (kind < 0.82) return common[Math.floor(common.length * random() * random())] ?? 'the';
  if (kind < 0.95) return madeUp(Math.floor(20_000 * random() ** 3));
  if (kind < 0.97) return `${madeUp(below(writer, 400))}-${below(writer, 90)}.eu-${below(writer, 9)}`;
  if (kind < 0.985) return `INC-${below(writer, 90_000)}`;
  return String(below(writer, 10_000));
}

function sentence(writer: Writer, length: number): string {
  const text = Array.from({ length }, () => word(writer)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const text = (value: string): readonly NodeJSON[] => [{ type: 'text', text: value }];

function paragraph(writer: Writer, sentences: number): NodeJSON {
  const value = Array.from({ length: sentences }, () => sentence(writer, 8 + below(writer, 12))).join(' ');
  return { type: 'paragraph', attrs: { id: writer.id() }, content: text(value) };
}

function row(writer: Writer, type: string, attrs: object, length: number): NodeJSON {
  const line = { type: 'paragraph', attrs: { id: writer.id() }, content: text(sentence(writer, length)) };
  return { type, attrs: { id: writer.id(), ...attrs }, content: [line] };
}

function rows(count: number, make: (index: number) => NodeJSON): readonly NodeJSON[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function structures(writer: Writer, start: number): Readonly<Record<string, readonly NodeJSON[]>> {
  const event = (index: number) => {
    const happened = {
      start: start + index * 7 * minute,
      end: null,
      precision: 'minute',
      written: '',
      zone: 'UTC',
      inferred: [],
    };
    const kind = pick(writer, eventKinds);
    return row(writer, 'event', { happened, kind, moments: index === 0 ? ['impact-started'] : [] }, 12);
  };
  const action = () => {
    const due = new Date(start + below(writer, 120) * day).toISOString().slice(0, 10);
    const attrs = {
      type: pick(writer, actionTypes),
      owner: pick(writer, people),
      due: writer.random() < 0.9 ? due : '',
      priority: pick(writer, priorities),
      // Old post-mortems have most of their actions done.
      status: writer.random() < 0.8 ? 'done' : pick(writer, actionStatuses),
    };
    return row(writer, 'action', attrs, 10);
  };
  return {
    timeline: rows(8 + below(writer, 10), event),
    impacts: rows(2, () => row(writer, 'impact', { who: 'customers', measure: `${below(writer, 100)}%` }, 8)),
    factors: rows(3, () => row(writer, 'factor', { kind: pick(writer, factorKinds) }, 12)),
    actions: rows(2 + below(writer, 4), action),
  };
}

/** A draft with a few hundred words; one in ten is five times as long, and one in fifty partly Japanese. */
export function libraryDraft(index: number): Draft {
  const random = randomFrom(index + 1);
  let ids = 0;
  const id = `bench-${index}`;
  const writer: Writer = { random, id: () => `${id}-${(ids += 1)}` };
  const updatedAt = newest - index * 3 * 60 * minute;
  const start = updatedAt - 2 * day - below(writer, 10) * day;
  const service = pick(writer, services);
  const template = pick(writer, bundledTemplates);
  const long = random() < 0.1 ? 5 : 1;
  const sections = structures(writer, start);
  const content: NodeJSON[] = [
    {
      type: 'title',
      attrs: { id: writer.id() },
      content: text(`${service}: ${sentence(writer, 3 + below(writer, 5)).slice(0, -1)}`),
    },
  ];
  for (const section of ['Summary', 'timeline', 'impacts', 'Analysis', 'factors', 'Lessons', 'actions']) {
    const heading = section.charAt(0).toUpperCase() + section.slice(1);
    content.push({ type: 'heading', attrs: { id: writer.id(), level: 2 }, content: text(heading) });
    const structure = sections[section];
    if (structure !== undefined)
      content.push({ type: section, attrs: { id: writer.id() }, content: structure });
    else content.push(...rows(3 * long, () => paragraph(writer, 1 + below(writer, 3))));
  }
  if (index % 50 === 7) {
    content.push({ type: 'paragraph', attrs: { id: writer.id() }, content: text(japanese) });
  }
  const attrs = {
    severity: `SEV-${1 + below(writer, 4)}`,
    incidentStatus: 'resolved',
    services: [service, pick(writer, services)],
    roles: [{ role: 'Incident commander', name: pick(writer, people) }],
    zone: 'UTC',
    zoneConfirmed: true,
    incidentDate: new Date(start).toISOString().slice(0, 10),
    tags: [pick(writer, tags), pick(writer, tags)],
    status: pick(writer, documentStatuses),
  };
  return {
    format: draftFormat,
    id,
    createdAt: start,
    updatedAt,
    document: { type: 'doc', attrs, content },
    comments: [],
    template,
  };
}
