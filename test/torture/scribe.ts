import { setTimeout as wait } from 'node:timers/promises';
import type { RunningApp } from '../e2e/support/running-app';
import { randomFrom } from '../fuzz/random';
import { judge, type Judgement } from './compare';
import { allSaved, createDriver } from './driver';
import { begunAnew, withComment, withState, type History } from './history';
import { sawName, watchEditor } from './in-page';
import { actionsFrom, keyOf, type Action } from './stream';
import { findDrafts } from './window';

/** How long one action may take, in milliseconds. */
const actionLimit = 8_000;

function titleIn(document: string): string {
  const { content } = JSON.parse(document) as { content?: { content?: { text?: string }[] }[] };
  return (content?.[0]?.content ?? []).map(({ text }) => text ?? '').join('');
}

/** What was found of the drafts, and how it compares with what was shown. */
export interface Comparison {
  readonly judgements: readonly Judgement[];
  /** Documents by the keys of their drafts, as JSON. */
  readonly shown: ReadonlyMap<string, string>;
}

/** Writes the stream of a seed into the app, from life to life of it, and remembers what the window has shown. */
export class Scribe {
  private history: History;
  private making: readonly string[] = [];
  private readonly actions: Generator<Action, never, undefined>;
  /** How many actions have been carried out. */
  acted = 0;

  /** @param there documents that are there already, by the keys of their drafts, as JSON */
  constructor(
    private readonly seed: number,
    there: ReadonlyMap<string, string> = new Map(),
  ) {
    const begun = [...there].map(([key, document]) => [key, { document, comments: null }] as const);
    this.history = begunAnew(new Map(), new Map(begun));
    this.actions = actionsFrom(randomFrom(seed + 0x5eed));
  }

  /** Another who remembers the same, for a copy of the profile. */
  copy(): Scribe {
    const other = new Scribe(this.seed);
    other.history = this.history;
    return other;
  }

  /** Begins to watch what the window of an app shows. Once in each life of it. */
  async attach({ page }: RunningApp): Promise<void> {
    page.setDefaultTimeout(actionLimit);
    await page.exposeBinding(sawName, (_source, at: number, document: string) => {
      this.history = withState(this.history, keyOf(titleIn(document)), { at, document });
    });
    await this.watch({ page });
  }

  /** Watches the draft that is open now; to be called after another was opened by hand. */
  async watch({ page }: Pick<RunningApp, 'page'>): Promise<void> {
    await page.evaluate(watchEditor, sawName);
  }

  /** Performs actions until it is told that it is over, or the app is no more. */
  async write(running: RunningApp, isOver: () => boolean): Promise<void> {
    const driver = createDriver(
      running.page,
      {
        commented: (key, text) => {
          this.history = withComment(this.history, key, { at: Date.now(), text });
        },
        making: (key) => {
          this.making = [...this.making, key];
        },
      },
      this.seed,
    );
    while (!isOver()) {
      const action = this.actions.next().value;
      try {
        await driver.perform(action);
        this.acted += 1;
      } catch (error) {
        const { process: child } = running;
        const why = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
        // The kill shows here first, and as an exit a little later.
        await wait(100);
        const isGone = child.signalCode !== null || child.exitCode !== null || /crashed|closed/iu.test(why);
        if (isOver() || isGone) return;
        // A key may be lost with a helper that was killed; a person would go on, too.
        process.stderr.write(`seed ${this.seed}: could not ${action.kind}: ${why}\n`);
        await running.page.keyboard.press('Escape').catch(() => undefined);
      }
    }
  }

  /** Writes for so many milliseconds, and waits until the window says that it is saved. */
  async writeFor(running: RunningApp, milliseconds: number): Promise<void> {
    const end = Date.now() + milliseconds;
    await this.write(running, () => Date.now() > end);
    await allSaved(running.page);
  }

  /**
   * Compares what the window shows with what it has shown, and begins anew with that. Null where it shows no library.
   *
   * @param until milliseconds UTC; what was shown until then has to be there
   */
  async compare(running: RunningApp, until: number): Promise<Comparison | null> {
    const found = await findDrafts(running, (key) => (this.history.get(key)?.comments.length ?? 0) > 0);
    if (found === null) return null;
    const judgements = judge(this.history, found, until, this.making);
    const shown = new Map([...found].map(([key, { document }]) => [key, document]));
    this.history = begunAnew(this.history, found);
    this.making = [];
    return { judgements, shown };
  }
}
