import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import * as v from 'valibot';
import { writeFileAtomic } from './atomic-write';
import type { Unstored } from './flush';
import { log } from './log';

/** That the system ended the app before everything was stored, for the next start to say. */
const note = v.object({
  version: v.literal(1),
  /** Milliseconds UTC. */
  at: v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15)),
  reason: v.pipe(v.string(), v.maxLength(2_000)),
});

function noteFile(): string {
  return path.join(app.getPath('userData'), 'ended-early.json');
}

/** Why not everything was stored, in one sentence. */
export function reasonOf(result: Unstored): string {
  switch (result.kind) {
    case 'failed':
      return result.message;
    case 'silent':
      return 'The window did not answer in time.';
    case 'gone':
      return 'The window crashed.';
  }
}

/** Nobody is there to be told any more; the next start will. Never rejects. */
export async function noteEndedEarly(result: Unstored): Promise<void> {
  try {
    await writeFileAtomic(
      noteFile(),
      JSON.stringify({ version: 1, at: Date.now(), reason: reasonOf(result) }),
    );
  } catch {
    log('that not everything was stored could not be noted down');
  }
}

/** Says that the last run was ended too early, where it was: once. Never rejects. */
export async function tellEndedEarly(window: BrowserWindow): Promise<void> {
  try {
    const text = await readFile(noteFile(), 'utf8').catch(() => null);
    if (text === null) return;
    await rm(noteFile(), { force: true });
    const { at, reason } = v.parse(note, JSON.parse(text));
    await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'Your last changes may be missing.',
      detail: `The system ended Aftermark on ${new Date(at).toLocaleString()} before everything was stored. ${reason} What was “Saved” until then is here.`,
      buttons: ['OK'],
      noLink: true,
    });
  } catch {
    log('the note on how the last run ended could not be read');
  }
}
