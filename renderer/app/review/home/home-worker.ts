import type { HomeAnswer, HomeRequest } from './home-messages';
import { createPlanner } from './planner';

/* Plans what came home, off the window's thread: with thousands of suggestions a plan takes seconds. */

const plan = createPlanner();

globalThis.addEventListener('message', ({ data }: MessageEvent<HomeRequest>) => {
  const answer: HomeAnswer | null = plan(data);
  if (answer !== null) globalThis.postMessage(answer);
});
