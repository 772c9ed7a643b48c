import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import type { RunningApp } from '../e2e/support/running-app';

/** Which of the app's processes is killed; `all`: the browser process with all its helpers at once. */
export const victims = ['main', 'renderer', 'gpu', 'all'] as const;
export type Victim = (typeof victims)[number];

const types: Readonly<Record<'renderer' | 'gpu', string>> = {
  renderer: '--type=renderer',
  gpu: '--type=gpu-process',
};

/** The helpers of one app: those in its process group, in which Playwright starts it. */
function helpersOf(leader: number, type: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        // The name in brackets may hold spaces; the group is the third field after it.
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
        const ours = group === leader && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(type);
        return ours ? [Number(name)] : [];
      } catch {
        // It has ended in the meantime.
        return [];
      }
    });
}

function send(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Kills with SIGKILL, as a crash, the system's out-of-memory killer or a power cut would.
 *
 * @returns the moment before the kill, milliseconds UTC; null where the app has no such process now
 */
export function kill({ process: child }: Pick<RunningApp, 'process'>, victim: Victim): number | null {
  const { pid } = child;
  if (pid === undefined) throw new Error('The app has no process id.');
  const targets =
    victim === 'all' ? [-pid] : victim === 'main' ? [pid] : helpersOf(pid, types[victim]).slice(0, 1);
  if (targets.length === 0) return null;
  const at = Date.now();
  targets.forEach(send);
  return at;
}

/** Ends whatever is left of an app, and waits until its main process has ended. */
export async function endAll({ process: child }: Pick<RunningApp, 'process'>): Promise<void> {
  if (child.pid === undefined) return;
  const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
  send(-child.pid);
  await exited;
}
