import { PHRASES, NAMES } from './phrases';

/*
 * A report may be sent around, and an error's message may hold anything: a sentence of a draft, a person's name in a
 * path. Nobody can list what must not be in it, so it is the other way round: kept is what is known to come from a
 * program, and everything else becomes “…”.
 */

/** What is known to come from a program. */
export interface Known {
  /** The app's own code as it was built: a name that stands in it is no person's. */
  readonly code: string;
  /** The texts in that code: a run of words that stands in them was written by nobody else. */
  readonly texts: string;
  /** Where the app lies, as an address (`file:///…/app/`); '' where that is not known. */
  readonly appFolder: string;
}

/** So many words in a row that stand in the app's own texts are taken to be its own. Fewer may be chance. */
const OWN_WORDS = 3;
/** Longer texts are cut: by then they are data, not a message. In UTF-16 units. */
const LONGEST_TEXT = 500;
const MOST_FRAMES = 50;
const GAP = '…';

interface Word {
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
}

/**
 * Where in `text` the phrases of the engine, the system, Node and Chromium stand. A name in quotes within one counts
 * where the app's own code has it; where it may be data, the phrase ends before it.
 */
function phrasesIn(text: string, code: string): readonly Word[] {
  return [...text.matchAll(PHRASES)].map(({ 0: found, index }) => {
    const names = [...found.matchAll(/'([^']*)'/gu)];
    const isOwn = names.every(([, name = '']) => code.includes(name));
    const kept = isOwn ? found : found.slice(0, found.indexOf("'")).trimEnd();
    return { start: index, end: index + kept.length };
  });
}

/** The runs of words that stand in the app's own texts. */
function ownRunsIn(text: string, texts: string): readonly Word[] {
  const words = wordsOf(text);
  const runs: Word[] = [];
  for (let first = 0; first + OWN_WORDS <= words.length; first += 1) {
    const start = words[first]?.start ?? 0;
    let end: number | null = null;
    let last = first + OWN_WORDS - 1;
    for (; last < words.length; last += 1) {
      const until = words[last]?.end ?? 0;
      if (!texts.includes(text.slice(start, until))) break;
      end = until;
    }
    if (end !== null) {
      runs.push({ start, end });
      first = last - 1;
    }
  }
  return runs;
}

/** What is left of a message: the words that a program wrote, and “…” for the rest. On one line. */
export function redactText(text: string, known: Known): string {
  // What breaks a line within a message may only be data; and a report is read line by line.
  const line = text.slice(0, LONGEST_TEXT).replaceAll(/\s+/gu, ' ').trim();
  const kept = [...phrasesIn(line, known.code), ...ownRunsIn(line, known.texts)].sort(
    (a, b) => a.start - b.start,
  );
  let result = '';
  let at = 0;
  for (const { start, end } of kept) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (/\S/u.test(line.slice(at, from))) result += ` ${GAP} `;
    else if (from > at) result += ' ';
    result += line.slice(from, end);
    at = end;
  }
  if (/\S/u.test(line.slice(at))) result += ` ${GAP}`;
  return result.trim();
}

/** The name of an error's class, where it is one that programs use; `Error` where it is not. */
export function redactName(name: string): string {
  return NAMES.has(name) ? name : 'Error';
}

/** A name in the code, `Editor.dispatch` or `async Promise.all`; '' where it may be something else. */
function ownFunction(name: string, code: string): string {
  const parts = name.replace(/^(?:async |new )+/u, '').split('.');
  const isOwn = parts.every(
    (part) => /^(?:[\w$]{1,80}|<anonymous>)$/u.test(part) && (NAMES.has(part) || code.includes(part)),
  );
  return isOwn ? name : '';
}

/** `electron/main.js:10:5`, `assets/main.js:1:99`, `node:fs:10:3`; '' for a place that is not the app's own. */
function ownPlace(place: string, appFolder: string): string {
  const position = /:\d{1,9}(?::\d{1,9})?$/u.exec(place)?.[0];
  if (position === undefined) return '';
  const file = place.slice(0, -position.length);
  if (/^node:[\w/]{1,100}$/u.test(file)) return place;
  const origin = 'app://aftermark/';
  for (const start of [origin, appFolder]) {
    if (start === '' || !file.startsWith(start)) continue;
    const own = file.slice(start.length);
    // Names as the build gives them; a name that people give has other characters, or lies elsewhere.
    return /^[\w./-]{1,200}$/u.test(own) && !own.includes('..') ? `${own}${position}` : '';
  }
  return '';
}

/**
 * The frames of a stack, one a line: the function where it is the code's own name for it, and the place below the
 * app's folder. The message in the stack's head is left out, and so is every line that is no frame.
 */
export function redactStack(stack: string, known: Known): readonly string[] {
  return stack
    .split('\n')
    .flatMap((line) => {
      const frame = /^\s*at (?:(.{1,200}?) \(([^()]{1,1000})\)|(\S{1,1000}))\s*$/u.exec(line);
      if (frame === null) return [];
      const name = ownFunction(frame[1]?.replace(/ \[as [^\]]*\]$/u, '') ?? '', known.code);
      const place = ownPlace(frame[2] ?? frame[3] ?? '', known.appFolder);
      return name === '' && place === '' ? [] : [`at ${[name, place === '' ? GAP : place].join(' ').trim()}`];
    })
    .slice(0, MOST_FRAMES);
}
