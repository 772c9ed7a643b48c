import type { ShellClient } from '../../../electron/contract/client';
import type { RequestArgument } from '../../../electron/contract/contract';

type PageProblem = RequestArgument<'reportProblem'>;

/** Chromium's way to say that a layout took two frames: no fault, and nothing to do. */
const BENIGN = /^ResizeObserver loop /u;

/** Whatever was thrown, as it is told to electron: cut to what the contract takes. What may not be told, electron leaves out. */
export function pageProblem(kind: PageProblem['kind'], thrown: unknown, where = ''): PageProblem {
  const isError = thrown instanceof Error || thrown instanceof DOMException;
  const message = isError ? thrown.message : typeof thrown === 'string' ? thrown : typeof thrown;
  const stack = isError ? (thrown.stack ?? '') : '';
  return {
    kind,
    name: (isError ? thrown.name : 'Error').slice(0, 100),
    message: message.slice(0, 2_000),
    stack: `${stack}${where}`.slice(0, 20_000),
  };
}

/** Tells electron; that this cannot be done is no further problem. */
export function reportProblem(shell: ShellClient, problem: PageProblem): void {
  shell.request('reportProblem', problem).catch(() => undefined);
}

/**
 * Reports every error in the page that nothing caught, and every promise whose failure nobody saw. The window goes on;
 * what is typed is kept apart from what is shown. Returns the function that ends it.
 */
export function watchProblems(shell: ShellClient, target: Window): () => void {
  const onError = ({ error, message, filename, lineno, colno }: ErrorEvent): void => {
    if (BENIGN.test(message)) return;
    const where = error instanceof Error ? '' : `\n    at ${filename}:${lineno}:${colno}`;
    reportProblem(shell, pageProblem('error', error ?? message, where));
  };
  const onRejection = ({ reason }: PromiseRejectionEvent): void =>
    reportProblem(shell, pageProblem('rejection', reason));
  target.addEventListener('error', onError);
  target.addEventListener('unhandledrejection', onRejection);
  return () => {
    target.removeEventListener('error', onError);
    target.removeEventListener('unhandledrejection', onRejection);
  };
}
