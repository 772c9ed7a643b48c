import { electronExecutable } from '../../e2e/support/electron-executable';
import { startInspected } from './devtools';

/**
 * What a page is watched for: a name, and an expression that is true once it is there. All are looked at with every frame,
 * and told after the frame that shows them.
 */
export type Conditions = Readonly<Record<string, string>>;

export interface Mark {
  /** Milliseconds from the start of the process. */
  readonly sinceSpawn: number;
  /** Milliseconds from the moment in which the page was asked for. */
  readonly sincePage: number;
}

/** How long a start may take on a busy machine, in milliseconds. */
const limit = 60_000;

/** True where the window is on the screen and the keyboard's: before that nobody sees what was painted. */
const onScreen = 'document.hasFocus()';

/**
 * Runs in the page before its own scripts do. An animation frame's callback runs before that frame is painted, and a message
 * that it posts is read after it.
 */
function watcher(conditions: Conditions): string {
  const checks = Object.entries(conditions).map(
    ([name, condition]) => `${JSON.stringify(name)}: () => ${onScreen} && (${condition})`,
  );
  return `(() => {
    if (globalThis.benchWatches) return;
    globalThis.benchWatches = true;
    const open = { ${checks.join(', ')} };
    const look = () => {
      for (const [name, holds] of Object.entries(open)) {
        if (!holds()) continue;
        delete open[name];
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => benchMark(JSON.stringify({ name, page: performance.now() }));
        port2.postMessage(null);
      }
      if (Object.keys(open).length > 0) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`;
}

/**
 * Starts an app as a person would and waits until all conditions were true, each for the first time; then quits it.
 *
 * @param args the app's folder first, and its switches
 * @param onRequest called with the address of everything that the page asks for until then
 * @returns the marks by the names of the conditions
 */
export async function startUntil<Name extends string>(
  args: readonly string[],
  conditions: Readonly<Record<Name, string>>,
  onRequest?: (url: string) => void,
): Promise<Readonly<Record<Name, Mark>>> {
  const source = watcher(conditions);
  const marks = new Map<string, Mark>();
  let done: () => void = () => {};
  const all = new Promise<void>((resolve) => (done = resolve));
  const isDone = (): boolean => marks.size === Object.keys(conditions).length;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const inspected = startInspected(electronExecutable(), [...sandbox, ...args], (event, { send }) => {
    if (event.method === 'Target.attachedToTarget') {
      const { sessionId, targetInfo } = event.params as { sessionId: string; targetInfo: { type: string } };
      if (targetInfo.type === 'page') {
        if (onRequest !== undefined) send('Network.enable', {}, sessionId);
        send('Runtime.enable', {}, sessionId);
        send('Runtime.addBinding', { name: 'benchMark' }, sessionId);
        send('Page.enable', {}, sessionId);
        send('Page.addScriptToEvaluateOnNewDocument', { source }, sessionId);
        // The page may have begun before the protocol was there. Where it has not, this is refused.
        send('Runtime.evaluate', { expression: source }, sessionId);
      }
      send('Runtime.runIfWaitingForDebugger', {}, sessionId);
    } else if (event.method === 'Network.requestWillBeSent') {
      const { request } = event.params as { request: { url: string } };
      if (!isDone()) onRequest?.(request.url);
    } else if (event.method === 'Runtime.bindingCalled') {
      const { name, page } = JSON.parse(String(event.params['payload'])) as { name: string; page: number };
      marks.set(name, { sinceSpawn: performance.now() - inspected.started, sincePage: page });
      if (isDone()) done();
    }
  });
  inspected.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  const stop = new AbortController();
  try {
    await Promise.race([
      all,
      inspected.failed,
      late(stop.signal, () => `${missing(conditions, marks)} (${inspected.refused.join('; ')})`),
    ]);
  } finally {
    stop.abort();
    await inspected.quit();
  }
  return Object.fromEntries(marks) as Record<Name, Mark>;
}

const missing = (conditions: Conditions, marks: ReadonlyMap<string, Mark>): string =>
  Object.keys(conditions)
    .filter((name) => !marks.has(name))
    .join(', ');

async function late(signal: AbortSignal, what: () => string): Promise<never> {
  return await new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not there after ${limit / 1000} s: ${what()}.`)), limit);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
