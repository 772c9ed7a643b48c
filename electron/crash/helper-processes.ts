import { app } from 'electron';
import { log } from '../log';
import type { Reports } from './reports';

/**
 * Reports when one of the processes that Chromium keeps beside the page is gone. Chromium starts it again, and the app
 * goes on; but it gives up after some crashes of the GPU's in a row, so everything is stored at each.
 *
 * @param store has the page store everything; not waited for
 */
export function watchHelperProcesses(reports: Reports, store: () => void): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log(`a helper process (${type}) is gone: ${reason}, exit code ${exitCode}`);
    store();
    reports.writeOnce({ place: 'helper-process', name: 'Error', message: reason, stack: `    at ${type}` });
  });
}
