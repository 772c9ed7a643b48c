import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { FlushDecision, FlushResult } from './flush';

/** Tells the person that not everything is stored, and asks what to do. The safe answer is the default. */
export async function askBeforeLosing(
  window: BrowserWindow,
  result: Exclude<FlushResult, { kind: 'stored' }>,
): Promise<FlushDecision> {
  const silent = result.kind === 'silent';
  const decisions: readonly FlushDecision[] = ['again', 'stay', 'close'];
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: silent ? 'Your last changes are not stored yet.' : 'Your last changes could not be stored.',
    detail: `${silent ? 'The window has not answered for some seconds.' : result.message}\n\nIf you close it now, the changes made since the last “Saved” are lost.`,
    buttons: [silent ? 'Wait' : 'Try Again', 'Keep Open', 'Close and Lose Changes'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return decisions[response] ?? 'stay';
}
