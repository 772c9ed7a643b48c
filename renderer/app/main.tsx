import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/controls.css';
import '../editor/editor.css';
import '../library/library.css';
import './facts.css';
import './preview.css';
import './dialogs.css';
import './publish.css';
import './sources.css';
import './checks.css';
import './review/review.css';
import './review/threads/threads.css';
import './review/round/round.css';
import './review/home/home.css';
import './review/history/history.css';
import './app.css';

import { shellClient, type ShellClient } from '../../electron/contract/client';
import { type Database, openDatabase } from '../storage/database';
import { App } from './app';
import { watchProblems } from './crash/problems';
import { Fault } from './fault';
import { beginUpkeep, type Behind } from './restore/upkeep';

/** What stands in place of the app where something has to be restored. */
const restoring = async () => import('./restore/show');

/** Opens the database and shows the window; what keeps it from opening is said in its place. */
async function start(): Promise<void> {
  const place = document.querySelector('#app');
  if (place === null) throw new Error('The page has no place for the app.');
  const root = createRoot(place);
  const shell = shellClient();
  watchProblems(shell, window);
  const opened = await openDatabase({ hasRoom: async () => shell.request('hasRoom') });
  switch (opened.kind) {
    case 'newer':
      root.render(<Fault message={opened.message} />);
      return;
    case 'failed':
      await (await restoring()).showUnopenable(root, shell, opened.message);
      return;
    case 'open':
      await openLibrary(root, shell, opened.db);
  }
}

/** Shows the library at once; one with nothing in it only when it is known that nothing is missing. */
async function openLibrary(root: Root, shell: ShellClient, db: Database): Promise<void> {
  // Asks that the system never clears the drafts to make room; electron grants it (DESIGN.md, "Storage").
  void navigator.storage.persist();
  const showBehind = async (behind: Behind) => (await restoring()).showBehind(root, db, shell, behind);
  const { upkeep, first } = await beginUpkeep(db, shell);
  const behind = first ? await upkeep.behind : null;
  if (behind !== null) {
    await showBehind(behind);
    return;
  }
  root.render(
    <StrictMode>
      <App {...{ db, shell, upkeep }} onBehind={(found) => void showBehind(found)} />
    </StrictMode>,
  );
}

void start();
