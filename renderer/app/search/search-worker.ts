import { untilRoom } from '../../storage/connection';
import { Database, watched } from '../../storage/database';
import { onRowsChanged, type ChangedRows } from '../../storage/listing';
import type { SearchRequest } from '../../search/asking';
import { openIndexStore } from './index-store';
import { keepIndex, type KeptIndex } from './keep-index';
import type { SearchMessage, SearchQuestion } from './messages';

/*
 * Searches all drafts off the window's thread, with a connection to the database of its own. It hears of every change
 * that is committed, whoever makes it, and takes it in when nobody has typed for a moment.
 */

/** Milliseconds without a change before changes are taken in, and the longest that one waits. */
const quiet = 1_500;
const longest = 10_000;

/** Milliseconds without a question or a change before the index is written. */
const idle = 8_000;

const say = (message: SearchMessage): void => globalThis.postMessage(message);
/** Lets messages in; while all drafts are read, it leaves some of the machine to whoever types. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

let waiting: Set<string> | 'any' = new Set();
let waitingSince = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let writing: ReturnType<typeof setTimeout> | undefined;
let searching = false;
let wanted: SearchRequest | null = null;

/** The window answers the questions in their order. */
const roomAsked: ((hasRoom: boolean) => void)[] = [];

async function askRoom(): Promise<boolean> {
  return new Promise((resolve) => {
    roomAsked.push(resolve);
    say({ kind: 'ask-room' });
  });
}

async function open(): Promise<KeptIndex> {
  const db = watched(new Database({ hasRoom: askRoom }));
  await untilRoom(db);
  await db.open();
  // Without a place to keep it, the index is made at each start.
  const store = await openIndexStore({ hasRoom: askRoom }).catch(() => null);
  const index = keepIndex({ db, store, rest, onProgress: (progress) => say({ kind: 'progress', progress }) });
  onRowsChanged(db, (changed) => hear(index, changed));
  run(
    index.start().then(() => {
      say({ kind: 'changed' });
      writeLater(index);
    }),
  );
  return index;
}

/** Making what is written takes seconds: the disk is asked before, and again when it is there. */
async function write(index: KeptIndex): Promise<void> {
  if (await askRoom()) await index.write();
}

/** Writes the index once nobody has asked or changed anything for a while. */
function writeLater(index: KeptIndex): void {
  clearTimeout(writing);
  writing = setTimeout(() => {
    if (index.lags()) run(write(index));
  }, idle);
}

async function takeChanges(index: KeptIndex): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const changed = waiting;
  waiting = new Set();
  if (changed !== 'any' && changed.size === 0) return;
  await index.change(changed);
  say({ kind: 'changed' });
  writeLater(index);
}

function hear(index: KeptIndex, changed: ChangedRows): void {
  if (timer === undefined) waitingSince = performance.now();
  if (changed === 'any' || waiting === 'any') waiting = 'any';
  else for (const id of changed) waiting.add(id);
  clearTimeout(timer);
  const left = waitingSince + longest - performance.now();
  timer = setTimeout(() => run(takeChanges(index)), Math.max(0, Math.min(quiet, left)));
}

async function search(index: KeptIndex): Promise<void> {
  if (searching) return;
  searching = true;
  try {
    while (wanted !== null) {
      const request = wanted;
      wanted = null;
      const answer = await index.search(request);
      // Of a word that is being typed, letters may have come meanwhile.
      if (wanted === null) say({ kind: 'answer', answer });
    }
  } finally {
    searching = false;
  }
}

async function answer(index: KeptIndex, question: Exclude<SearchQuestion, { kind: 'room' }>): Promise<void> {
  switch (question.kind) {
    case 'search':
      wanted = question.request;
      writeLater(index);
      // What was saved a moment ago is taken in now; the window asks again once it is.
      run(takeChanges(index));
      // Letters that have been typed already come in before.
      setTimeout(() => run(search(index)));
      return;
    case 'choices':
      say({ kind: 'choices', choices: index.choices() });
      return;
    case 'actions':
      await takeChanges(index);
      say({ kind: 'actions', actions: index.actions() });
  }
}

function run(task: Promise<void>): void {
  task.catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    say({ kind: 'failed', message: `The drafts cannot be searched: ${reason}.` });
  });
}

const opening = open();
// Listened for from the first moment on: what comes before anybody listens is lost.
globalThis.addEventListener('message', ({ data }: MessageEvent<SearchQuestion>) => {
  // It may be what the opening waits for.
  if (data.kind === 'room') roomAsked.shift()?.(data.hasRoom);
  else run(opening.then((index) => answer(index, data)));
});
