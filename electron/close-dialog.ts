import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { FlushDecision, Unstored } from './flush';

interface CloseQuestion {
  readonly message: string;
  /** Why not everything is stored. */
  readonly reason: string;
  /** Answers with their buttons; the first is the default. */
  readonly answers: readonly (readonly [FlushDecision, string])[];
}

const LOSE = ['close', 'Close and Lose Changes'] as const;
const STAY = ['stay', 'Keep Open'] as const;

/** What the person is asked where not everything is stored. The safe answer comes first. */
export function closeQuestion(result: Unstored): CloseQuestion {
  switch (result.kind) {
    case 'silent':
      return {
        message: 'Your last changes are not stored yet.',
        reason: 'The window has not answered for some seconds.',
        answers: [['again', 'Wait'], STAY, LOSE],
      };
    case 'failed':
      return {
        message: 'Your last changes could not be stored.',
        reason: result.message,
        answers: [['again', 'Try Again'], STAY, LOSE],
      };
    case 'gone':
      return {
        message: 'The window crashed before your last changes were stored.',
        reason: 'Everything up to the last “Saved” is stored. Keep it open to see what is there.',
        answers: [STAY, ['close', 'Close']],
      };
  }
}

/** Tells the person that not everything is stored, and asks what to do. The safe answer is the default. */
export async function askBeforeLosing(window: BrowserWindow, result: Unstored): Promise<FlushDecision> {
  const { message, reason, answers } = closeQuestion(result);
  const warning =
    result.kind === 'gone'
      ? ''
      : '\n\nIf you close it now, the changes made since the last “Saved” are lost.';
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail: `${reason}${warning}`,
    buttons: answers.map(([, label]) => label),
    defaultId: 0,
    cancelId: answers.findIndex(([decision]) => decision === 'stay'),
    noLink: true,
  });
  return answers[response]?.[0] ?? 'stay';
}
