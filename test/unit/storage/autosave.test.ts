import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Autosave,
  type AutosaveState,
  type Clock,
  createAutosave,
  type SaveOutcome,
} from '../../../renderer/storage/autosave';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that passes only when told to. */
class FakeClock implements Clock {
  private time = 0;
  private readonly timers = new Set<Timer>();
  readonly now = (): number => this.time;
  readonly after = (milliseconds: number, callback: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  };

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      const due = [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.time = due.at;
      this.timers.delete(due);
      due.callback();
      await settle();
    }
    this.time = end;
  }

  get waiting(): number {
    return this.timers.size;
  }
}

/** Lets promises that are ready run on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

const good: SaveOutcome = { kind: 'saved' };
const bad: SaveOutcome = { kind: 'failed', message: 'Could not save: the disk is full.' };

/** A text that is typed and a disk that takes it when the test says so. */
class Bench {
  readonly clock = new FakeClock();
  readonly states: string[] = [];
  readonly saves: number[] = [];
  typed = 0;
  onDisk = 0;
  most = 0;
  private open: { readonly value: number; readonly end: (outcome: SaveOutcome) => void }[] = [];
  readonly autosave: Autosave;

  constructor(private readonly answer: 'at once' | 'when told' = 'at once') {
    this.autosave = createAutosave({
      clock: this.clock,
      onState: (state: AutosaveState) => this.states.push(state.kind),
      save: async () => {
        const value = this.typed;
        this.saves.push(this.clock.now());
        if (this.answer === 'at once') {
          this.onDisk = value;
          return good;
        }
        return new Promise<SaveOutcome>((end) => {
          this.open.push({ value, end });
          this.most = Math.max(this.most, this.open.length);
        });
      },
    });
  }

  type(): void {
    this.typed += 1;
    this.autosave.changed();
  }

  async answerWith(outcome: SaveOutcome): Promise<void> {
    const save = this.open.shift();
    if (save === undefined) return;
    if (outcome.kind === 'saved') this.onDisk = save.value;
    save.end(outcome);
    await settle();
  }

  get isSaving(): boolean {
    return this.open.length > 0;
  }
}

describe('autosave', () => {
  it('saves 300 ms after the last change', async () => {
    const bench = new Bench();
    bench.type();
    await bench.clock.pass(200);
    bench.type();
    await bench.clock.pass(299);
    expect(bench.saves).toEqual([]);
    await bench.clock.pass(1);
    expect(bench.saves).toEqual([500]);
    expect(bench.onDisk).toBe(2);
    expect(bench.states).toEqual(['pending', 'saving', 'saved']);
    expect(bench.clock.waiting).toBe(0);
  });

  it('saves at least once a second while typing goes on', async () => {
    const bench = new Bench();
    for (let key = 0; key < 50; key += 1) {
      bench.type();
      await bench.clock.pass(100);
    }
    const gaps = bench.saves.map((at, index) => at - (bench.saves[index - 1] ?? 0));
    expect(bench.saves.length).toBeGreaterThanOrEqual(4);
    // A second from the change after the save, which comes at most 100 ms after it.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1_100);
  });

  it('never saves twice at once, and saves again what changed meanwhile', async () => {
    const bench = new Bench('when told');
    bench.type();
    await bench.clock.pass(300);
    bench.type();
    await bench.clock.pass(5_000);
    expect(bench.saves).toHaveLength(1);
    await bench.answerWith(good);
    expect(bench.autosave.state()).toEqual({ kind: 'pending' });
    // It has waited more than a second already.
    await bench.clock.pass(0);
    await bench.answerWith(good);
    expect(bench.onDisk).toBe(2);
    expect(bench.states).toEqual(['pending', 'saving', 'pending', 'saving', 'saved']);
  });

  it('says that it could not save until a save begins, and tries again by itself', async () => {
    const bench = new Bench('when told');
    bench.type();
    await bench.clock.pass(300);
    await bench.answerWith(bad);
    expect(bench.autosave.state()).toEqual(bad);
    bench.type();
    expect(bench.autosave.state()).toEqual(bad);
    await bench.clock.pass(300);
    await bench.answerWith(bad);
    await bench.clock.pass(4_999);
    expect(bench.saves).toHaveLength(2);
    await bench.clock.pass(1);
    await bench.answerWith(good);
    expect(bench.onDisk).toBe(2);
    expect(bench.autosave.state()).toEqual({ kind: 'saved' });
  });

  it('takes an exception for a failure', async () => {
    const autosave = createAutosave({
      clock: new FakeClock(),
      onState: () => {},
      save: () => {
        throw new Error('Could not save.');
      },
    });
    autosave.changed();
    expect(await autosave.flush()).toEqual({ kind: 'failed', message: 'Could not save.' });
    expect(autosave.state()).toEqual({ kind: 'failed', message: 'Could not save.' });
  });

  it('flushes at once, and does nothing where nothing changed', async () => {
    const bench = new Bench();
    expect(await bench.autosave.flush()).toEqual(good);
    expect(bench.saves).toEqual([]);
    bench.type();
    expect(await bench.autosave.flush()).toEqual(good);
    expect(bench.saves).toEqual([0]);
    expect(bench.clock.waiting).toBe(0);
  });

  it('flushes what a save under way does not have, and tries once more what it failed to save', async () => {
    const bench = new Bench('when told');
    bench.type();
    await bench.clock.pass(300);
    bench.type();
    const flushed = bench.autosave.flush();
    await bench.answerWith(bad);
    await bench.answerWith(good);
    expect(await flushed).toEqual(good);
    expect(bench.onDisk).toBe(2);
  });

  it('saves nothing more after it is stopped, but by a flush', async () => {
    const bench = new Bench();
    bench.type();
    bench.autosave.stop();
    bench.type();
    await bench.clock.pass(60_000);
    expect(bench.saves).toEqual([]);
    expect(await bench.autosave.flush()).toEqual(good);
    expect(bench.onDisk).toBe(2);
  });

  it('has the last change on disk after a flush that succeeded, whatever went before', async () => {
    const event = fc.oneof(
      { weight: 3, arbitrary: fc.constant('type') },
      { weight: 2, arbitrary: fc.constantFrom('succeed', 'fail') },
      { weight: 1, arbitrary: fc.constant('flush') },
      { weight: 2, arbitrary: fc.constantFrom(0, 100, 300, 1_000, 6_000) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
        const bench = new Bench('when told');
        const claims: boolean[] = [];
        const flush = async (): Promise<void> => {
          const outcome = await bench.autosave.flush();
          claims.push(outcome.kind === 'failed' || bench.onDisk === bench.typed);
        };
        const flushes: Promise<void>[] = [];
        for (const next of events) {
          if (next === 'type') bench.type();
          else if (next === 'succeed') await bench.answerWith(good);
          else if (next === 'fail') await bench.answerWith(bad);
          else if (next === 'flush') flushes.push(flush());
          else await bench.clock.pass(next);
          await settle();
        }
        // Whatever happened, it is not stuck: a disk that works again gets the last change, without a flush too.
        for (let round = 0; round < 10; round += 1) {
          await bench.answerWith(good);
          await bench.clock.pass(6_000);
        }
        await Promise.all(flushes);
        expect(claims).not.toContain(false);
        expect(bench.onDisk).toBe(bench.typed);
        expect(bench.isSaving).toBe(false);
        expect(bench.autosave.state()).toEqual({ kind: 'saved' });
        expect(bench.most).toBeLessThanOrEqual(1);
        expect(bench.clock.waiting).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
