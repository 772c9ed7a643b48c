import type { Clock } from '../../../renderer/storage/autosave';

/** Time that passes only when told to. */
export class ManualClock implements Clock {
  private time = 0;
  private readonly timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  readonly now = (): number => this.time;
  readonly after = (milliseconds: number, callback: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  };

  pass(milliseconds: number): void {
    this.time += milliseconds;
    for (const timer of [...this.timers].sort((one, other) => one.at - other.at)) {
      if (timer.at > this.time || !this.timers.delete(timer)) continue;
      timer.callback();
    }
  }

  get waiting(): number {
    return this.timers.size;
  }

  /** Milliseconds until the next timer is due. */
  get untilNext(): number {
    return Math.min(...[...this.timers].map(({ at }) => at)) - this.time;
  }
}
