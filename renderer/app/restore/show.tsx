import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';

import type { ShellClient } from '../../../electron/contract/client';
import type { Database } from '../../storage/database';
import { RestoreScreen } from './restore-screen';
import { UnopenableScreen } from './unopenable-screen';
import { rememberDecision, type Behind } from './upkeep';

/* What stands in place of the app. Loaded only then. */

/** What became of a database that was moved aside at this start: a sentence, or null where none was. */
async function asideWords(shell: ShellClient): Promise<string | null> {
  try {
    return (await shell.request('databaseSetAside'))?.message ?? null;
  } catch {
    return null;
  }
}

/** Nothing that a menu offers can be done here. */
async function withoutCommands(shell: ShellClient): Promise<void> {
  await shell.request('setCommandState', { enabled: [], checked: [] }).catch(() => undefined);
  // As the app says it when it is there; tests wait for it.
  document.documentElement.dataset['ready'] = 'true';
}

/** Shows what the library lacks. The page is loaded anew when the person has decided. */
export async function showBehind(
  root: Root,
  db: Database,
  shell: ShellClient,
  behind: Behind,
): Promise<void> {
  const aside = await asideWords(shell);
  const onDone = (): void => {
    rememberDecision();
    window.location.reload();
  };
  root.render(
    <StrictMode>
      <RestoreScreen {...{ db, shell, behind, aside, onDone }} now={Date.now()} />
    </StrictMode>,
  );
  await withoutCommands(shell);
}

export async function showUnopenable(root: Root, shell: ShellClient, message: string): Promise<void> {
  const aside = await asideWords(shell);
  root.render(
    <StrictMode>
      <UnopenableScreen {...{ shell, message, aside }} onRetry={() => window.location.reload()} />
    </StrictMode>,
  );
  await withoutCommands(shell);
}
