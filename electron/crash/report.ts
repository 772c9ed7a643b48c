import type { LogLine } from '../log';
import { redactName, redactStack, redactText } from './redact';
import type { Known } from './redact';

/** Where something went wrong. */
export type ProblemPlace =
  /** The main process. */
  | 'main'
  /** The page, by an error that nothing caught, a promise whose failure nobody saw, or a part that could not be shown. */
  | 'page'
  | 'page-promise'
  | 'page-view'
  /** A process that is gone: the page's, or one that Chromium keeps beside it. */
  | 'page-process'
  | 'helper-process'
  /** The page has not answered for some seconds. */
  | 'hang'
  /** The system ended the app before everything was stored. */
  | 'ended-early';

export interface Problem {
  readonly place: ProblemPlace;
  /** The class of the error; 'Error' where there is none. */
  readonly name: string;
  /** As it was thrown: it may hold anything. */
  readonly message: string;
  readonly stack: string;
}

/** What the report says of the app and the machine. No name of a person, a machine or a folder. */
export interface Surroundings {
  readonly app: string;
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** Platform, release of the system, architecture. */
  readonly system: string;
  /** Milliseconds UTC. */
  readonly now: number;
  /** How long the app has been running, in milliseconds. */
  readonly running: number;
  /** The last lines of the log, the oldest first, each with its time of day in UTC (`HH:MM:SS`). */
  readonly log: readonly LogLine[];
}

const HEADLINES: Readonly<Record<ProblemPlace, string>> = {
  main: 'An error that nothing caught, in the main process',
  page: 'An error that nothing caught, in the window',
  'page-promise': 'A failure that nobody waited for, in the window',
  'page-view': 'A part of the window that could not be shown',
  'page-process': 'The window’s process is gone',
  'helper-process': 'A helper process is gone; the app went on',
  hang: 'The window did not answer',
  'ended-early': 'The system ended the app before everything was stored',
};

/** Whatever was thrown, as a problem: anything can be thrown, and anything can stand in it. */
export function problemOf(place: ProblemPlace, thrown: unknown): Problem {
  if (thrown instanceof Error) {
    return { place, name: thrown.name, message: thrown.message, stack: thrown.stack ?? '' };
  }
  return { place, name: 'Error', message: typeof thrown === 'string' ? thrown : typeof thrown, stack: '' };
}

/** What two of a kind have in common: the same error at the same place. */
export function signatureOf({ place, name, message, stack }: Problem): string {
  const frame = stack.split('\n').find((line) => /^\s*at /u.test(line)) ?? message;
  return `${place} ${name} ${frame.trim()}`;
}

function minutes(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 60_000);
  return whole < 1 ? 'less than a minute' : whole === 1 ? '1 minute' : `${whole} minutes`;
}

/** The report as it is kept, shown and copied: a text without anything that a person has written. */
export function reportText(problem: Problem, surroundings: Surroundings, known: Known): string {
  const { app, version, electron, chromium, node, system, now, running, log } = surroundings;
  const message = redactText(problem.message, known);
  const lines = [
    `${app} ${version}`,
    `Electron ${electron}, Chromium ${chromium}, Node ${node}, ${system}`,
    `${new Date(now).toISOString()}, ${minutes(running)} after the start`,
    '',
    HEADLINES[problem.place],
    [redactName(problem.name), message].filter((part) => part !== '').join(': '),
    ...redactStack(problem.stack, known).map((frame) => `    ${frame}`),
  ];
  const earlier = log.map(({ time, line }) => `    ${time} ${redactText(line, known)}`);
  if (earlier.length > 0) lines.push('', 'Before it', ...earlier);
  return `${lines.join('\n')}\n`;
}
