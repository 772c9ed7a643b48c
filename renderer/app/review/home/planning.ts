import type { Editor, EditorEvents } from '@tiptap/core';
import type { Step } from '@tiptap/pm/transform';

import type { NodeJSON } from '../../../document/draft';
import type { Card } from '../../../review/merge-result';
import type { PlanResult } from '../../../review/home/plan';
import type { Taking } from '../../../review/home/plan-types';
import type { Thread } from '../../../review/types';
import { stepsOf } from '../../session-steps';
import type { HomeAnswer, HomeRequest, ReviewToPlan } from './home-messages';
import { createMapLog, mapPlan } from './map-plan';

/** Whoever plans: a worker in the window. */
export interface PlannerPort {
  readonly ask: (request: HomeRequest) => void;
  readonly stop: () => void;
}

export type StartPlanner = (
  onAnswer: (answer: HomeAnswer) => void,
  onFailed: (message: string) => void,
) => PlannerPort;

/** Starts the worker. */
export const startWorker: StartPlanner = (onAnswer, onFailed) => {
  const worker = new Worker(new URL('./home-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<HomeAnswer>) => onAnswer(data));
  worker.addEventListener('error', ({ message }) => onFailed(message));
  return { ask: (request) => worker.postMessage(request), stop: () => worker.terminate() };
};

/** What is planned: the reviews that came home, and the versions that they are of. */
export interface ToPlan {
  readonly reviews: readonly ReviewToPlan[];
  readonly rounds: readonly { readonly id: string; readonly version: number; readonly base: NodeJSON }[];
}

export interface PlanningOptions {
  readonly editor: Editor;
  readonly stepsSince: (version: number) => Promise<readonly unknown[] | null>;
  /** A plan, with its positions brought to the draft as it is. */
  readonly onPlan: (result: PlanResult) => void;
  readonly onFailed: (message: string) => void;
  readonly start: StartPlanner;
}

/** Plans for the draft in an editor, as it changes. While typing goes on, a key costs no more than keeping its step. */
export interface Planning {
  /** Begins with these reviews, or begins again; nothing is planned without one. */
  readonly open: (wanted: ToPlan) => Promise<void>;
  /** What taking suggestions into the draft as it is does. */
  readonly take: (wanted: readonly string[]) => Promise<Taking>;
  readonly describe: (suggestions: readonly string[]) => Promise<readonly Card[]>;
  /**
   * The threads of a review, with anchors that are right in the draft as it is.
   *
   * @param stored the version that is stored, for the anchors
   */
  readonly anchored: (review: string, stored: number) => Promise<readonly Thread[] | null>;
  readonly stop: () => void;
}

/** Typing comes first: a plan follows this many milliseconds after the last change. */
const pause = 400;

/** So often is a taking asked for again because the draft changed meanwhile. */
const mostTries = 20;

export function createPlanning(options: PlanningOptions): Planning {
  const { editor, stepsSince, onPlan, onFailed, start } = options;
  const maps = createMapLog();
  const waiting = new Map<number, (answer: HomeAnswer | null) => void>();
  let port: PlannerPort | null = null;
  let wanted: ToPlan | null = null;
  /** Counts the draft's changes, and how often it was begun. */
  let version = 0;
  let begun = 0;
  let asks = 0;
  let steps: Step[] = [];
  let isPlanning = false;
  let isPlanWanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Set while everything is told anew. */
  let beginning: Promise<void> | null = null;

  function begin(): Promise<void> {
    const mine = tellAll()
      .catch(fail)
      .finally(() => {
        if (beginning === mine) beginning = null;
      });
    beginning = mine;
    return mine;
  }

  async function tellAll(): Promise<void> {
    begun += 1;
    const [mine, plan] = [begun, wanted];
    if (plan === null) return;
    for (;;) {
      const at = version;
      const logs = await Promise.all(plan.rounds.map(async (round) => await stepsSince(round.version)));
      if (mine !== begun || wanted === null) return;
      // What was typed meanwhile is in some of the logs and not in others.
      if (version !== at) continue;
      port ??= start(hear, fail);
      steps = [];
      isPlanning = false;
      port.ask({
        kind: 'open',
        version,
        document: editor.state.doc.toJSON() as NodeJSON,
        rounds: plan.rounds.map(({ id, base }, index) => ({ id, base, steps: logs[index] ?? null })),
        reviews: plan.reviews,
      });
      askForPlan();
      return;
    }
  }

  function follow(): void {
    if (steps.length === 0) return;
    port?.ask({ kind: 'follow', version, steps: steps.map((step): unknown => step.toJSON()) });
    steps = [];
  }

  /** One plan at a time: what was typed while one was made is in the next. */
  function askForPlan(): void {
    clearTimeout(timer);
    isPlanWanted = isPlanning;
    if (isPlanning || port === null) return;
    isPlanning = true;
    follow();
    port.ask({ kind: 'plan' });
  }

  function hear(answer: HomeAnswer): void {
    switch (answer.kind) {
      case 'lost':
        for (const answered of waiting.values()) answered(null);
        waiting.clear();
        if (beginning === null) void begin();
        return;
      case 'planned': {
        isPlanning = false;
        const { result } = answer;
        onPlan(result.ok ? { ok: true, plan: mapPlan(result.plan, maps.since(answer.version)) } : result);
        if (isPlanWanted) askForPlan();
        return;
      }
      case 'taking':
      case 'anchored':
      case 'described':
        waiting.get(answer.ask)?.(answer);
        waiting.delete(answer.ask);
    }
  }

  function fail(error: unknown): void {
    for (const answered of waiting.values()) answered(null);
    waiting.clear();
    onFailed(error instanceof Error ? error.message : String(error));
  }

  /** Null where the one who plans had to begin again. */
  async function answerTo(request: (ask: number) => HomeRequest): Promise<HomeAnswer | null> {
    await beginning;
    const here = port;
    if (here === null) return null;
    follow();
    asks += 1;
    const ask = asks;
    return await new Promise((resolve) => {
      waiting.set(ask, resolve);
      here.ask(request(ask));
    });
  }

  function changed(event: EditorEvents['transaction']): void {
    const made = stepsOf(event);
    if (made.length === 0) return;
    version += 1;
    if (wanted === null) return;
    maps.add(
      version,
      made.map((step) => step.getMap()),
    );
    steps.push(...made);
    clearTimeout(timer);
    timer = setTimeout(askForPlan, pause);
  }
  editor.on('transaction', changed);

  return {
    open: async (next) => {
      wanted = next;
      await begin();
    },
    take: async (suggestions) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const answer = await answerTo((ask) => ({ kind: 'take', ask, wanted: suggestions }));
        if (answer?.kind === 'taking' && answer.version === version) return answer.taking;
      }
      return { ok: false, message: 'The draft kept changing meanwhile, so nothing was taken in; try again.' };
    },
    describe: async (suggestions) => {
      const answer = await answerTo((ask) => ({ kind: 'describe', ask, suggestions }));
      return answer?.kind === 'described' ? answer.cards : [];
    },
    anchored: async (review, stored) => {
      const answer = await answerTo((ask) => ({ kind: 'anchor', ask, review, stored }));
      return answer?.kind === 'anchored' ? answer.threads : null;
    },
    stop: () => {
      editor.off('transaction', changed);
      clearTimeout(timer);
      begun += 1;
      wanted = null;
      port?.stop();
      port = null;
      for (const answered of waiting.values()) answered(null);
      waiting.clear();
    },
  };
}
