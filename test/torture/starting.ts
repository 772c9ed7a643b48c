import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { electronExecutable, repository } from '../e2e/support/electron-executable';
import { endAll, kill, type Victim } from './processes';

/** Starts the app by itself, without anybody who drives it, in a group of processes of its own. */
export function startAlone(userData: string) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, repository, `--user-data-dir=${userData}`];
  return spawn(electronExecutable(), args, { detached: true, stdio: 'ignore', cwd: repository });
}

/** Starts the app, and kills it so many milliseconds after that. */
export async function killWhileStarting(userData: string, victim: Victim, after: number): Promise<void> {
  const child = startAlone(userData);
  const exited = once(child, 'exit');
  await wait(after);
  kill({ process: child }, victim);
  await exited;
  await endAll({ process: child });
}
