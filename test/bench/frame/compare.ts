import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Answer, Request } from './candidate';
import type { Effort } from './row';

/** A candidate's program beside this one in the build, the task, and its input. */
export interface Contestant {
  readonly program: string;
  readonly task: string;
  readonly input: string;
}

/** How often a comparison runs. */
export interface Pace {
  /** Rounds before those that count, in which the compiler gets to know the code. */
  readonly warmUps: number;
  /** Rounds go on until there are this many, or until the patience, in milliseconds, is over and there are a few. */
  readonly rounds: number;
  readonly patience: number;
}

const usual: Pace = { warmUps: 2, rounds: 15, patience: 60_000 };
const quickly: Pace = { warmUps: 0, rounds: 1, patience: 0 };
const few = 3;

/**
 * Runs programs against each other, each in a process of its own, in rounds: every round runs each of them once, so that
 * whatever else the machine does hits all. Answers with milliseconds by contestant, by round. A contestant that is so
 * slow that the others would get too few rounds takes part in the first ones alone.
 */
export async function compare(
  contestants: readonly Contestant[],
  { quick }: Effort,
  asked: Pace = usual,
): Promise<readonly (readonly number[])[]> {
  const pace = quick ? quickly : asked;
  const runners = contestants.map((contestant) => ({
    contestant,
    child: start(contestant),
    times: [] as number[],
  }));
  try {
    for (const { child, contestant } of runners) {
      await ready(child, contestant);
      await ask(child, contestant, { type: 'input', task: contestant.task, input: contestant.input });
    }
    let started = performance.now();
    for (let round = -pace.warmUps; !isOver(round, performance.now() - started, pace); round += 1) {
      if (round === few) started = performance.now();
      for (const [index, { child, contestant, times }] of runners.entries()) {
        if (round >= few && index > 0 && isSlow(times, pace)) continue;
        const answer = await ask(child, contestant, { type: 'run' });
        if (answer.type !== 'ran' || answer.size === 0) throw new Error(`${contestant.program} did nothing.`);
        if (round >= 0) times.push(answer.milliseconds);
      }
    }
    return runners.map(({ times }) => times);
  } finally {
    for (const { child } of runners) child.kill();
  }
}

function isOver(round: number, elapsed: number, { rounds, patience }: Pace): boolean {
  return round >= rounds || (round > few && elapsed > patience);
}

function isSlow(times: readonly number[], { rounds, patience }: Pace): boolean {
  return Math.min(...times) > patience / rounds;
}

function start({ program }: Contestant): ChildProcess {
  const file = fileURLToPath(new URL(`${program}.js`, import.meta.url));
  return fork(file, { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

async function ready(child: ChildProcess, contestant: Contestant): Promise<void> {
  const answer = await nextAnswer(child, contestant);
  if (answer.type !== 'ready') throw new Error(`${contestant.program} did not start.`);
}

async function ask(child: ChildProcess, contestant: Contestant, request: Request): Promise<Answer> {
  const answer = nextAnswer(child, contestant);
  child.send(request);
  return answer;
}

async function nextAnswer(child: ChildProcess, { program }: Contestant): Promise<Answer> {
  const stop = new AbortController();
  const { signal } = stop;
  const ended = once(child, 'exit', { signal }).then(([code]: unknown[]) => {
    throw new Error(`${program} ended with ${String(code)}.`);
  });
  try {
    const [answer] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Answer];
    if (answer.type === 'failed') throw new Error(`${program}: ${answer.error}`);
    return answer;
  } finally {
    // Takes both listeners away; the one that lost is rejected, and nobody waits for it.
    ended.catch(() => {});
    stop.abort();
  }
}
