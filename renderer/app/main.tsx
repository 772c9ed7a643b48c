import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
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

import { shellClient } from '../../electron/contract/client';
import { openDatabase } from '../storage/database';
import { App } from './app';
import { Fault } from './fault';

/** Opens the database and shows the window; what keeps it from opening is said in its place. */
async function start(): Promise<void> {
  const place = document.querySelector('#app');
  if (place === null) throw new Error('The page has no place for the app.');
  const root = createRoot(place);
  const opened = await openDatabase();
  if (opened.kind !== 'open') {
    root.render(<Fault message={opened.message} />);
    return;
  }
  // Asks that the system never clears the drafts to make room; electron grants it (DESIGN.md, "Storage").
  void navigator.storage.persist();
  root.render(
    <StrictMode>
      <App db={opened.db} shell={shellClient()} />
    </StrictMode>,
  );
}

void start();
