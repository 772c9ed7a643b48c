import { app, clipboard, dialog } from 'electron';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import type { FlushResult } from '../flush';
import { log } from '../log';
import { redactName } from './redact';
import type { Reports } from './reports';
import { problemOf, signatureOf } from './report';
import type { Problem } from './report';

/** What a person decides after an error in the main process. */
type Decision = 'reopen' | 'go-on' | 'copy' | 'quit';

/** What there is to save, once there is a window. */
export interface Shell {
  /** The window that a question belongs to; null where there is none. */
  readonly window: () => BrowserWindow | null;
  /** Has the page store everything. */
  readonly flush: () => Promise<FlushResult>;
  /** Stores what can be stored, and ends the app. */
  readonly leave: () => Promise<void>;
}

export interface MainErrors {
  /** From now on there is something to save, and somebody to ask. */
  readonly setShell: (shell: Shell) => void;
}

/** What the box says: the truth about what is stored, before anything is decided. */
function textOf(result: FlushResult): Pick<MessageBoxOptions, 'message' | 'detail'> {
  const unstored = result.kind === 'failed' ? ` ${result.message}` : ' The window did not answer in time.';
  const stored =
    result.kind === 'stored'
      ? 'Everything you have typed is stored.'
      : `Your last changes are not stored yet: keep the app open, and save a copy.${unstored}`;
  return {
    message: 'Something went wrong inside Aftermark.',
    detail: `${stored}\n\nIt may go on without trouble, or not do what you ask of it any more; opening it again sets that right. A report is kept on this computer and sent nowhere.`,
  };
}

async function decide(shell: Shell, result: FlushResult): Promise<Decision> {
  const isSafe = result.kind === 'stored';
  const decisions: readonly Decision[] = isSafe
    ? ['reopen', 'go-on', 'copy', 'quit']
    : ['go-on', 'copy', 'reopen', 'quit'];
  const labels: Readonly<Record<Decision, string>> = {
    reopen: 'Open Again',
    'go-on': 'Go On',
    copy: 'Copy Report',
    quit: 'Quit',
  };
  const options: MessageBoxOptions = {
    type: 'error',
    ...textOf(result),
    buttons: decisions.map((decision) => labels[decision]),
    defaultId: 0,
    cancelId: decisions.indexOf('go-on'),
    noLink: true,
  };
  const window = shell.window();
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return decisions[response] ?? 'go-on';
}

/**
 * Takes what nothing else caught in the main process: a report first, then everything typed is stored, then the person
 * decides. Without this Electron shows a box of its own with the bare stack, or nothing happens at all. Has to run
 * before anything else that may fail.
 */
export function watchMainErrors(reports: Reports): MainErrors {
  let shell: Shell | null = null;
  let asking = false;
  /** A person who has said "Go on" to an error is not asked about it again. */
  const borne = new Set<string>();

  const ask = async (asked: Shell, problem: Problem): Promise<void> => {
    for (;;) {
      const decision = await decide(asked, await asked.flush());
      if (decision === 'copy') {
        await clipboard.writeText(reports.last());
        continue;
      }
      if (decision === 'go-on') {
        borne.add(signatureOf(problem));
        return;
      }
      if (decision === 'reopen') app.relaunch();
      await asked.leave();
      return;
    }
  };

  const take = (thrown: unknown): void => {
    const problem = problemOf('main', thrown);
    reports.writeOnce(problem);
    log(`an error that nothing caught: ${redactName(problem.name)}`);
    if (shell === null) {
      // Nothing is open yet, so nothing can be lost, and there is nothing to go on with.
      dialog.showErrorBox(
        'Aftermark could not start.',
        `Your drafts were not touched. A report is kept on this computer and sent nowhere.\n\n${reports.last()}`,
      );
      app.exit(1);
      return;
    }
    if (asking || borne.has(signatureOf(problem))) return;
    asking = true;
    ask(shell, problem)
      .catch(() => log('the question about an error could not be asked'))
      .finally(() => {
        asking = false;
      });
  };

  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
  return {
    setShell(given) {
      shell = given;
    },
  };
}
