import type { NodeJSON } from '../document/draft';
import type { EventKind } from '../document/vocabulary';
import type { TimeAnswers } from '../time/parsed-time';
import type { ColumnChoice } from '../timeline/sources/columns';
import { filterRecords, type RecordFilter } from '../timeline/sources/filter';
import type { SourceFormatId, SourceQuestion } from '../timeline/sources/format';
import type {
  GivenSource,
  PreviewRow,
  ReadingFacts,
  SourcesMessage,
  SourcesRequest,
} from './sources-messages';
import { nothingPicked, select, type Selection, type SelectionAct } from './sources-selection';
import type { SourcesDraft } from './sources-draft';
import { inDigits } from './sources-words';
import { createStore, type Store } from './store';

/** What the person says about the source, beside what it says itself. */
export interface SourceSettings {
  readonly format: SourceFormatId | null;
  readonly columns: ColumnChoice | null;
  /** The zone of times without one; null until it has been said. */
  readonly zone: string | null;
  /** The day of times without one, YYYY-MM-DD; null until it has been said. */
  readonly date: string | null;
  readonly answers: TimeAnswers;
  /** Milliseconds. */
  readonly shift: number;
  readonly keepNames: boolean;
}

const noSettings: SourceSettings = {
  format: null,
  columns: null,
  zone: null,
  date: null,
  answers: {},
  shift: 0,
  keepNames: false,
};

export interface SourcesState {
  readonly source: GivenSource | null;
  readonly settings: SourceSettings;
  /** `none` before anything has been handed over; `reading` until the last row is there. */
  readonly phase: 'none' | 'reading' | 'ready' | 'refused' | 'adding';
  /** From 0 to 1. */
  readonly share: number;
  /** Why the source cannot be read, or could not be added. */
  readonly problem: string | null;
  readonly facts: ReadingFacts | null;
  /** Everything that has been asked about this source, answered or not, so that an answer can be changed. */
  readonly asked: readonly SourceQuestion[];
  /** How many rows have come over from the worker; shown once all have. */
  readonly received: number;
  readonly rows: readonly PreviewRow[];
  readonly filter: RecordFilter;
  readonly shown: readonly PreviewRow[];
  readonly selection: Selection;
  /** Kinds that were chosen in place of what was suggested, by key. */
  readonly kinds: ReadonlyMap<string, EventKind | ''>;
}

const initial: SourcesState = {
  source: null,
  settings: noSettings,
  phase: 'none',
  share: 0,
  problem: null,
  facts: null,
  asked: [],
  received: 0,
  rows: [],
  filter: {},
  shown: [],
  selection: nothingPicked,
  kinds: new Map(),
};

/** Up to so many records are picked from the start: a few lines are wanted whole, of a long chat hardly any. */
const pickedAtOnce = 200;

/** A timeline of more events is no timeline; the editor would labour under it, too. */
export const mostAdded = 5_000;

/** The preview of a source: what was read, what of it is shown and picked. Effects are in a worker. */
export interface SourcesModel {
  readonly state: Store<SourcesState>;
  readonly give: (source: GivenSource) => void;
  readonly change: (settings: Partial<SourceSettings>) => void;
  readonly filter: (filter: Partial<RecordFilter>) => void;
  readonly act: (act: SelectionAct) => void;
  readonly setKind: (key: string, kind: EventKind | '') => void;
  /** Puts what is picked into the draft; true where it went well. Where it did not, nothing was changed. */
  readonly add: () => Promise<boolean>;
  /** Ends reading and forgets the source. */
  readonly forget: () => void;
  readonly stop: () => void;
}

const keysOf = (rows: readonly PreviewRow[]): readonly string[] => rows.map(({ key }) => key);

export function createSourcesModel(draft: SourcesDraft): SourcesModel {
  const state = createStore<SourcesState>(initial);
  let worker: Worker | null = null;
  /** Rows of a reading of which some are still to come; to list them anew with each thousand would take long. */
  let taken: PreviewRow[] = [];
  let waiting: ((events: readonly NodeJSON[] | null) => void) | null = null;
  const update = (changes: Partial<SourcesState>) => state.set({ ...state.get(), ...changes });

  function stop(): void {
    worker?.terminate();
    worker = null;
    waiting?.(null);
    waiting = null;
  }

  function send(request: SourcesRequest): void {
    worker?.postMessage(request);
  }

  /** Reads the source anew, as the settings say; what is picked stays picked. */
  function read(): void {
    const { source, settings } = state.get();
    if (source === null) return;
    stop();
    taken = [];
    update({ phase: 'reading', share: 0, received: 0, problem: null, rows: [], shown: [] });
    worker = new Worker(new URL('./sources-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<SourcesMessage>) => hear(data));
    worker.addEventListener('error', (event) => {
      update({ phase: 'refused', problem: `${source.name} could not be read: ${event.message}.` });
      waiting?.(null);
      waiting = null;
    });
    const { format, columns, shift } = settings;
    send({
      kind: 'read',
      source,
      time: draft.timeContext(settings),
      columns,
      format,
      shift,
      present: draft.present(),
      zone: draft.zone,
    });
  }

  function hear(message: SourcesMessage): void {
    const { filter, asked, selection } = state.get();
    switch (message.kind) {
      case 'progress':
        update({ share: message.share });
        return;
      case 'refused':
        update({ phase: 'refused', problem: message.sentence });
        return;
      case 'reading':
        taken = [];
        update({ facts: message.facts, asked: withQuestions(asked, message.facts.questions), share: 1 });
        return;
      case 'rows': {
        taken.push(...message.rows);
        update({ received: taken.length });
        if (!message.last) {
          send({ kind: 'more' });
          return;
        }
        const rows = taken;
        taken = [];
        const fresh = rows.filter(({ duplicate }) => duplicate === '');
        const isFirst = selection === nothingPicked && fresh.length <= pickedAtOnce;
        const next = isFirst
          ? select(selection, { kind: 'set', keys: keysOf(fresh), picked: true }, [])
          : selection;
        update({
          rows,
          shown: filterRecords(rows, filter),
          phase: 'ready',
          selection: next,
          asked: withQuestions(asked, dayQuestion(rows)),
        });
        return;
      }
      case 'events':
        waiting?.(message.events);
        waiting = null;
        return;
      case 'failed':
        update({ problem: message.sentence });
        waiting?.(null);
        waiting = null;
    }
  }

  function show(filter: RecordFilter): void {
    const { rows, shown, selection } = state.get();
    const next = filterRecords(rows, filter);
    const act: SelectionAct = { kind: 'shown', before: keysOf(shown) };
    update({ filter, shown: next, selection: select(selection, act, keysOf(next)) });
  }

  async function add(): Promise<boolean> {
    const { rows, selection, kinds, settings, phase } = state.get();
    const picked = rows.filter(({ key }) => selection.picked.has(key));
    if (phase !== 'ready' || picked.length === 0) return false;
    if (picked.length > mostAdded) {
      update({
        problem: `At most ${inDigits(mostAdded)} events can be added at once; ${inDigits(picked.length)} are picked.`,
      });
      return false;
    }
    update({ phase: 'adding', problem: null });
    const events = await new Promise<readonly NodeJSON[] | null>((resolve) => {
      waiting = resolve;
      send({
        kind: 'events',
        picked: picked.map(({ key, kind }) => ({ key, kind: kinds.get(key) ?? kind })),
        keepNames: settings.keepNames,
        roles: draft.roles(),
      });
    });
    const problem = events === null ? state.get().problem : draft.insert(events);
    update({ phase: 'ready', problem });
    return events !== null && problem === null;
  }

  return {
    state,
    add,
    stop,
    give: (source) => {
      state.set({ ...initial, source });
      read();
    },
    forget: () => {
      stop();
      state.set(initial);
    },
    change: (changes) => {
      const { settings, phase } = state.get();
      const next = { ...settings, ...changes };
      update({ settings: next });
      const names = Object.keys(changes);
      // Another format, or other columns: other records, of which nothing has been picked yet.
      if (names.includes('format')) update({ settings: { ...next, columns: null }, asked: [] });
      if (names.includes('format') || names.includes('columns'))
        update({ selection: nothingPicked, kinds: new Map() });
      if (names.join() === 'keepNames') return;
      if (names.join() === 'shift' && phase === 'ready') {
        update({ phase: 'reading', received: 0, rows: [], shown: [] });
        send({ kind: 'shift', shift: next.shift });
      } else read();
    },
    filter: (changes) => show({ ...state.get().filter, ...changes }),
    act: (act) => {
      const { selection, shown } = state.get();
      update({ selection: select(selection, act, keysOf(shown)) });
    },
    setKind: (key, kind) => update({ kinds: new Map(state.get().kinds).set(key, kind) }),
  };
}

/**
 * The incident's day serves for times without one, and nothing is asked; but it is shown, so that it can be another.
 */
function dayQuestion(rows: readonly PreviewRow[]): readonly SourceQuestion[] {
  const bare = rows.filter(({ happened }) => happened?.inferred.includes('date'));
  const example = bare[0]?.happened?.written;
  return example === undefined ? [] : [{ kind: 'date', missing: 'date', example, count: bare.length }];
}

/** Questions are told apart by what they are about: the letters, the date, or the kind alone. */
function topicOf(question: SourceQuestion): string {
  if (question.kind !== 'meaning') return question.kind;
  const { asked } = question;
  return asked.kind === 'ambiguous-zone' ? `zone ${asked.abbreviation}` : 'date order';
}

function withQuestions(
  asked: readonly SourceQuestion[],
  fresh: readonly SourceQuestion[],
): readonly SourceQuestion[] {
  const known = new Set(asked.map(topicOf));
  return [...asked, ...fresh.filter((question) => !known.has(topicOf(question)))];
}
