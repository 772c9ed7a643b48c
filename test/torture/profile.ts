import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchApp, type RunningApp } from '../e2e/support/running-app';
import { randomFrom } from '../fuzz/random';
import { promise } from './compare';
import { allSaved } from './driver';
import { journalProblems } from './journal';
import { planKills, type PlannedKill } from './plan';
import { endAll, kill, type Victim } from './processes';
import { restoreHeading } from './restore-screen';
import { Scribe } from './scribe';
import { killWhileStarting } from './starting';
import { counted, countsOf, emptyTally, type Counts, type Tally } from './tally';
import { cameBack } from './window';

/** What went wrong, with what it takes to see it again. */
export interface Problem {
  readonly seed: number;
  /** Number of the kill within its profile, from 0. */
  readonly kill: number;
  readonly victim: Victim;
  readonly moment: PlannedKill['moment'];
  readonly what: string;
}

export interface ProfileResult {
  readonly tally: Tally;
  readonly problems: readonly Problem[];
  /** Actions that were carried out. */
  readonly acted: number;
}

export interface ProfileOptions {
  readonly seed: number;
  readonly kills: number;
  /** Whether the journal has to hold what the database holds. */
  readonly journal: boolean;
  readonly onKill: () => void;
  /** Spoils the app on purpose, to see that losses are found. */
  readonly spoil?: (running: RunningApp) => Promise<void>;
}

/** A kill whose outcome is still to be seen. */
interface Pending {
  readonly number: number;
  readonly planned: PlannedKill;
  /** Milliseconds UTC: what was shown until then has to be there. */
  readonly until: number;
}

const writtenBeforeClosing = 2_500;
const writtenAfterKill = 2_000;

/** What is blamed where nothing was killed yet. */
const beforeAnyKill: Pending = {
  number: -1,
  planned: { victim: 'all', moment: 'starting', after: 0 },
  until: 0,
};

/** How long a window may take to save and close, in milliseconds. */
const closeLimit = 15_000;

/** Gives when all was said to be saved, milliseconds UTC; null where it was not, or the window did not close. */
async function saveAndClose(running: RunningApp): Promise<number | null> {
  try {
    await allSaved(running.page);
    const until = Date.now();
    const isClosed = await Promise.race([
      running.close().then(() => true),
      wait(closeLimit).then(() => false),
    ]);
    return isClosed ? until : null;
  } catch {
    return null;
  }
}

/** Everything that happens to one profile: written in, killed, opened again, compared, and written in again. */
class Profile {
  private tally: Tally = emptyTally;
  private readonly problems: Problem[] = [];
  private pending: readonly Pending[] = [];
  private readonly scribe: Scribe;

  constructor(
    private readonly options: ProfileOptions,
    private readonly userData: string,
  ) {
    this.scribe = new Scribe(options.seed);
  }

  async run(): Promise<ProfileResult> {
    const plan = planKills(randomFrom(this.options.seed), this.options.kills);
    for (const [number, planned] of plan.entries()) {
      if (planned.moment === 'starting') {
        await killWhileStarting(this.userData, planned.victim, planned.after);
        this.killed({ number, planned, until: Date.now() });
      } else if (!(await this.live(number, planned))) {
        return this.result();
      }
    }
    const last = this.pending.length > 0 ? await this.open() : null;
    if (last !== null) await this.end(last);
    return this.result();
  }

  /** What there is where the torture itself could not go on, which counts as wrong. */
  brokenDown(error: unknown): ProfileResult {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    for (const pending of this.pending) this.count(pending, { stuck: 1 });
    this.problem(this.pending[0] ?? beforeAnyKill, `could not go on: ${why}`);
    return this.result();
  }

  private result(): ProfileResult {
    return { tally: this.tally, problems: this.problems, acted: this.scribe.acted };
  }

  private killed(pending: Pending): void {
    this.pending = [...this.pending, pending];
    this.count(pending, { kills: 1 });
    this.options.onKill();
  }

  private count({ planned }: Pending, more: Partial<Counts>): void {
    this.tally = counted(this.tally, planned.victim, more);
  }

  private problem({ number, planned: { victim, moment } }: Pending, what: string): void {
    const { seed } = this.options;
    this.problems.push({ seed, kill: number, victim, moment, what });
    process.stderr.write(`WRONG seed ${seed}, kill ${number} (${victim}, ${moment}): ${what}\n`);
  }

  private async end(running: RunningApp): Promise<void> {
    await endAll(running);
    await running.kill();
  }

  /** One life of the app, from its start to its kill. False where the profile is of no use any more. */
  private async live(number: number, planned: PlannedKill): Promise<boolean> {
    const running = await this.open();
    if (running === null) return false;
    await this.options.spoil?.(running);
    await this.scribe.attach(running);
    const until = await this.writeAndKill(running, number, planned);
    if (until === null) {
      this.problem({ number, planned, until: 0 }, 'there was no such process to kill');
      await this.end(running);
      return true;
    }
    this.killed({ number, planned, until });
    if (planned.victim === 'renderer') {
      if (await cameBack(running)) await this.compare(running);
      else this.didNotOpen('the page did not come back');
    }
    // What a killed main process leaves behind may still run when the app starts again, as on a person's machine.
    if (planned.victim === 'main') await running.kill();
    else await this.end(running);
    return true;
  }

  /** Starts the app and compares what it shows with what it has to show. */
  private async open(): Promise<RunningApp | null> {
    try {
      const running = await launchApp({ userData: this.userData });
      if (this.pending.length > 0) await this.compare(running);
      return running;
    } catch (error) {
      this.didNotOpen(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  private didNotOpen(why: string): void {
    for (const pending of this.pending.length > 0 ? this.pending : [beforeAnyKill]) {
      this.count(pending, { didNotOpen: 1 });
      this.problem(pending, `did not open: ${why}`);
    }
    this.pending = [];
  }

  /** What is wrong is put down to the first of the kills since the last comparison. */
  private async compare(running: RunningApp): Promise<void> {
    const [blamed, ...others] = this.pending;
    if (blamed === undefined) return;
    const until = Math.min(...this.pending.map((pending) => pending.until));
    const compared = await this.scribe.compare(running, until);
    // It may come late, when the journal has been read.
    const heading = await restoreHeading(running);
    if (heading !== '') {
      this.count(blamed, { restoreScreens: 1 });
      this.problem(blamed, `shows the restore screen: ${heading}`);
    }
    if (compared === null) {
      this.didNotOpen('the library does not show');
      return;
    }
    const { judgements, shown } = compared;
    this.count(blamed, countsOf(judgements));
    for (const other of others) this.count(other, { compared: 1 });
    for (const { key, verdict, why } of judgements) {
      if (verdict !== 'kept') this.problem(blamed, `${verdict}: draft ${key}: ${why}`);
    }
    if (this.options.journal) {
      const problems = await journalProblems(running, shown);
      if (problems.length > 0) this.count(blamed, { journal: 1 });
      for (const what of problems) this.problem(blamed, `journal: ${what}`);
    }
    this.pending = [];
  }

  /** Writes until the kill. Gives until when (milliseconds UTC) what was shown has to be there; null without a victim. */
  private async writeAndKill(
    running: RunningApp,
    number: number,
    planned: PlannedKill,
  ): Promise<number | null> {
    const { victim, moment, after } = planned;
    let over = false;
    const writing = this.scribe.write(running, () => over);
    const stop = async (): Promise<void> => {
      over = true;
      await writing;
    };
    await wait(moment === 'closing' ? writtenBeforeClosing : after);
    if (moment === 'closing') {
      await stop();
      const close = running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      // It never answers where the kill comes first.
      close.catch(() => undefined);
      await wait(after);
    }
    const at = kill(running, victim);
    if (victim !== 'gpu' || at === null) {
      await stop();
      return at === null ? null : at - promise;
    }
    // The window lives on: nothing may be lost at all, up to the last key before the app is closed.
    await wait(writtenAfterKill);
    await stop();
    const until = await saveAndClose(running);
    if (until !== null) return until;
    const stuck: Pending = { number, planned, until: at - promise };
    this.count(stuck, { stuck: 1 });
    this.problem(stuck, 'the window lived on, and could not save or close');
    return stuck.until;
  }
}

/** Tortures a new profile. Its folder stays where something went wrong, and is named. */
export async function tortureProfile(options: ProfileOptions): Promise<ProfileResult> {
  const userData = await mkdtemp(path.join(tmpdir(), `aftermark-torture-${options.seed}-`));
  const profile = new Profile(options, userData);
  const result = await profile.run().catch((error: unknown) => profile.brokenDown(error));
  if (result.problems.length === 0) await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  else process.stderr.write(`seed ${options.seed}: the profile is kept in ${userData}\n`);
  return result;
}
