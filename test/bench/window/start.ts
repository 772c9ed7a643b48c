import { stopEverything, temporaryFolder } from '../../e2e/support/running-app';
import { shared, type Effort, type Row } from '../frame/row';
import { appArgs, bareArgs, filledProfile } from './apps';
import { startUntil } from './marks';
import { inRounds } from './rounds';

export const conditions = {
  library: "document.querySelector('.library .draft-main') !== null",
  caret: 'document.documentElement.dataset.ready !== undefined',
} as const;

const heading = { heading: "document.querySelector('h1') !== null" } as const;

/** The app with a library of 500 and a draft that was open, and a bare window, started after each other. */
const run = shared(async (effort: Effort) => {
  try {
    const profile = await filledProfile(effort.quick ? 3 : 500);
    const bareProfile = await temporaryFolder('bare');
    const rounds = await inRounds(effort, { warmUps: 3, counted: 15 }, async () => ({
      ours: await startUntil(appArgs(profile), conditions),
      bare: await startUntil(bareArgs('heading', bareProfile), heading),
    }));
    return {
      caret: rounds.map(({ ours }) => ours.caret.sinceSpawn),
      library: rounds.map(({ ours }) => ours.library.sinceSpawn),
      bare: rounds.map(({ bare }) => bare.heading.sinceSpawn),
    };
  } finally {
    await stopEverything();
  }
});

const beside = 'a bare window with a heading';

export const startRows: readonly Row[] = [
  {
    name: 'window/start/caret/500 drafts',
    what: 'process start to the caret in the last draft, library of 500',
    beside,
    aim: 1.5,
    run: async (effort) => {
      const { caret, bare } = await run(effort);
      return { ours: caret, beside: bare };
    },
  },
  {
    name: 'window/start/library/500 drafts',
    what: 'process start to the library painted, 500 drafts',
    beside,
    aim: 1.25,
    run: async (effort) => {
      const { library, bare } = await run(effort);
      return { ours: library, beside: bare };
    },
  },
];
