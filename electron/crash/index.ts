import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import type { RequestArgument } from '../contract/contract';
import { rendererFolder } from '../environment';
import type { Handlers } from '../ipc';
import { recentLines } from '../log';
import { ownCode, textsIn } from './own-code';
import type { Known } from './redact';
import { createReports } from './reports';
import type { Reports } from './reports';
import type { Problem, ProblemPlace, Surroundings } from './report';
import type { crashRequests } from '../contract/crash';

type CrashHandlers = Pick<Handlers, keyof typeof crashRequests>;

/** The folder with everything that is built; frames of a stack are told from here. */
const builtFolder = path.join(rendererFolder, '..');

function surroundings(): Surroundings {
  const { electron, chrome, node } = process.versions;
  return {
    app: app.getName(),
    version: app.getVersion(),
    electron,
    chromium: chrome,
    node,
    // Of the release only the number: the rest is whatever somebody called it.
    system: `${process.platform} ${/^[\d.]*/u.exec(os.release())?.[0] ?? ''} ${process.arch}`,
    now: Date.now(),
    running: process.uptime() * 1_000,
    log: recentLines(),
  };
}

function known(): Known {
  const code = ownCode([import.meta.dirname, rendererFolder]);
  return { code, texts: textsIn(code), appFolder: `${pathToFileURL(builtFolder).href}/` };
}

/** The reports of this profile. Has to run after the profile's folder is set. */
export function openReports(): Reports {
  return createReports({ folder: path.join(app.getPath('userData'), 'reports'), surroundings, known });
}

const PAGE_PLACES: Readonly<Record<RequestArgument<'reportProblem'>['kind'], ProblemPlace>> = {
  error: 'page',
  rejection: 'page-promise',
  view: 'page-view',
};

function problemOfPage({ kind, name, message, stack }: RequestArgument<'reportProblem'>): Problem {
  return { place: PAGE_PLACES[kind], name, message, stack };
}

export interface CrashWindow {
  /** Loads the app's own page again. */
  readonly reopen: () => void;
  /** The crash window is there. */
  readonly crashPageIsThere: () => void;
}

export function crashHandlers(reports: Reports, window: CrashWindow): CrashHandlers {
  return {
    reportProblem: (problem) => reports.writeOnce(problemOfPage(problem)),
    crashReport: () => {
      // The first thing that the crash window asks for.
      window.crashPageIsThere();
      return reports.last();
    },
    reopenWindow: () => window.reopen(),
    quitApp: () => app.quit(),
  };
}
