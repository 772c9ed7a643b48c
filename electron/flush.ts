import type { FlushOutcome } from './contract/contract';

/** How long the page may take to store everything before the person is asked, in milliseconds. */
export const FLUSH_LIMIT = 5_000;

/** How long it may take where the system ends the app: Linux and Windows wait some five seconds. In milliseconds. */
export const LEAVE_LIMIT = 4_000;

/**
 * What became of a request to store everything: the page's own answer, none within the limit (`silent`), or the page's
 * process ended before it could answer (`gone`).
 */
export type FlushResult = FlushOutcome | { readonly kind: 'silent' } | { readonly kind: 'gone' };
/** What a person has to be told of. */
export type Unstored = Exclude<FlushResult, { kind: 'stored' }>;

export interface Flusher {
  /** Asks the page to store everything; resolves with its answer, or with `silent` after `limit` milliseconds. */
  readonly request: (limit: number) => Promise<FlushResult>;
  /** Passes on the page's answer. An answer to no open request is ignored: it came too late. */
  readonly answer: (id: number, outcome: FlushOutcome) => void;
  /** The page is no more: every open request is `gone`. */
  readonly abandon: () => void;
}

/** `send` carries a request's id to the page. */
export function createFlusher(send: (id: number) => void): Flusher {
  const open = new Map<number, (result: FlushResult) => void>();
  let nextId = 1;
  return {
    request(limit) {
      const id = nextId;
      nextId += 1;
      return new Promise((resolve) => {
        const settle = (result: FlushResult): void => {
          clearTimeout(timer);
          open.delete(id);
          resolve(result);
        };
        const timer = setTimeout(() => settle({ kind: 'silent' }), limit);
        open.set(id, settle);
        send(id);
      });
    },
    answer(id, outcome) {
      open.get(id)?.(outcome);
    },
    abandon() {
      for (const settle of open.values()) settle({ kind: 'gone' });
    },
  };
}

/** What a person decides when not everything is stored: try (or wait) again, stay in the app, close and lose it. */
export type FlushDecision = 'again' | 'stay' | 'close';

/**
 * Stores everything before the window closes. Resolves with whether it may close: at once when all is stored, else
 * as the person decides, who is told what is not stored and why.
 */
export async function flushBeforeClose(
  request: () => Promise<FlushResult>,
  decide: (result: Unstored) => Promise<FlushDecision>,
): Promise<boolean> {
  for (;;) {
    const result = await request();
    if (result.kind === 'stored') return true;
    const decision = await decide(result);
    if (decision !== 'again') return decision === 'close';
  }
}
