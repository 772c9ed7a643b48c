import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { writeFileAtomic } from '../atomic-write';

/* What a person has said about backups in files, and what has come of it. */

/** So many files are kept in the folder of the plan. */
export const FILES_KEPT = 5;

const instant = v.pipe(v.number(), v.finite());

const planSchema = v.object({
  format: v.literal(1),
  /** The path of the folder that files are written to; it never leaves the main process. */
  folder: v.nullable(v.string()),
  every: v.picklist(['never', 'day', 'week']),
  /** What this app has written there, the oldest first: the only files it ever removes. */
  files: v.pipe(
    v.array(v.object({ name: v.string(), at: instant, drafts: v.number(), fingerprint: v.string() })),
    v.readonly(),
  ),
  /** A name in the folder that is being written under; null where there is none. */
  unfinished: v.nullable(v.string()),
  lastAt: v.nullable(instant),
  problem: v.nullable(v.string()),
  everMade: v.boolean(),
});

export type StoredPlan = v.InferOutput<typeof planSchema>;

export const noPlan: StoredPlan = {
  format: 1,
  folder: null,
  every: 'never',
  files: [],
  unfinished: null,
  lastAt: null,
  problem: null,
  everMade: false,
};

const UNREADABLE = 'What was set for backups could not be read. Choose the folder again.';

/** The plan in `file`. One that cannot be understood is none, and says so. */
export async function readPlan(file: string): Promise<StoredPlan> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? noPlan : { ...noPlan, problem: UNREADABLE };
  }
  try {
    return v.parse(planSchema, JSON.parse(text));
  } catch {
    return { ...noPlan, problem: UNREADABLE, everMade: true };
  }
}

export async function writePlan(file: string, plan: StoredPlan): Promise<void> {
  await writeFileAtomic(file, `${JSON.stringify(plan, null, 2)}\n`);
}
