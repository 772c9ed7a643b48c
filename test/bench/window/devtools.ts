import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** A message of the Chrome DevTools Protocol that asks nothing. */
export interface ProtocolEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Of which page; absent where it is about the browser. */
  readonly sessionId?: string;
}

/** A program started with the DevTools Protocol on a pipe, which is there before its first window is. */
export interface Inspected {
  readonly process: ChildProcess;
  /** Milliseconds on the clock of `performance.now()` right before the process was started. */
  readonly started: number;
  /** Sends a command and waits for no answer. */
  readonly send: (method: string, params?: object, sessionId?: string) => void;
  /** Commands that were refused, in the browser's words. */
  readonly refused: readonly string[];
  /** Rejects where the program ends. Never resolves. */
  readonly failed: Promise<never>;
  /** Quits as a person would, and waits until the process has ended. */
  readonly quit: () => Promise<void>;
}

/** How long a program may take to quit before it is killed, in milliseconds. */
const quitLimit = 15_000;

/**
 * Starts an Electron with `--remote-debugging-pipe`: commands on file descriptor 3, answers on 4, each message ended by a
 * NUL. No port, no preload script and no switch that would hold the app back, as drivers of tests do it.
 */
export function startInspected(
  executable: string,
  args: readonly string[],
  onEvent: (event: ProtocolEvent, inspected: Pick<Inspected, 'send'>) => void,
): Inspected {
  const started = performance.now();
  const child = spawn(executable, ['--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , commands, answers] = child.stdio as unknown as [null, null, null, Writable, Readable];
  // A program that ends takes its pipes with it.
  for (const pipe of [commands, answers]) pipe.on('error', () => {});
  let lastId = 0;
  const refused: string[] = [];
  const send: Inspected['send'] = (method, params = {}, sessionId) => {
    lastId += 1;
    commands.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
  };
  const failed = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The program ended with ${String(code)}.`)));
    child.once('error', reject);
    let waiting = '';
    answers.setEncoding('utf8').on('data', (chunk: string) => {
      const messages = (waiting + chunk).split('\0');
      waiting = messages.pop() ?? '';
      for (const text of messages) {
        const message = JSON.parse(text) as ProtocolEvent & { readonly error?: { readonly message: string } };
        if (message.error === undefined) {
          if (message.method !== undefined) onEvent(message, { send });
        } else refused.push(message.error.message);
      }
    });
  });
  // Nobody may be waiting for it when the program is told to quit.
  failed.catch(() => {});
  return {
    process: child,
    started,
    send,
    refused,
    failed,
    quit: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      const timer = setTimeout(() => child.kill('SIGKILL'), quitLimit);
      send('Browser.close');
      await ended;
      clearTimeout(timer);
    },
  };
}
