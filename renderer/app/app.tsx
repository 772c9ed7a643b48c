import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { CSPProvider } from '@base-ui/react/csp-provider';

import type { ShellClient } from '../../electron/contract/client';
import type { RendererCommandId } from '../../electron/contract/commands';
import { LibraryPane } from '../library/library-pane';
import { focusSearch } from '../library/search-field';
import type { Database } from '../storage/database';
import { createAppActions, type AppActions } from './actions';
import { BackupNote } from './backups/backup-note';
import { enabledCommands, openKind } from './command-state';
import { RECOVERED, takeRecovered } from './crash/recovered';
import { rescueOf } from './crash/rescue';
import { ViewBoundary } from './crash/view-boundary';
import { Dialogs } from './dialogs';
import { EditorPane } from './editor-pane';
import { focusInspector, type InspectorTab } from './inspector';
import { Notices } from './notices';
import { painted } from './painted';
import type { Behind, Upkeep } from './restore/upkeep';
import { useBehind } from './restore/use-behind';
import { markWordsAtCaret } from './search/mark-words';
import { useSearch } from './search/use-search';
import type { Session } from './session';
import { createStore, useStore } from './store';
import { useCommands } from './use-commands';
import { useLatest } from './use-latest';
import { useLinks } from './use-links';
import { useDroppedFiles } from './use-dropped-files';
import { useLibrary } from './use-library';
import { useNow } from './use-now';
import { useWindowSize } from './use-window-size';
import { Welcome } from './welcome';

interface AppProps {
  readonly db: Database;
  readonly shell: ShellClient;
  readonly upkeep: Upkeep;
  /** The library lacks what the journal has; everything typed is stored. */
  readonly onBehind: (behind: Behind) => void;
}

/** Windows narrower than this fold the inspector, then the library, away until they are asked for. */
const inspectorFits = 1080;
const inspectorFitsBesidePreview = 1500;
const libraryFits = 920;

/** The app's window. What it shows may fail; what it does lives on outside of that. */
export function App({ db, shell, upkeep, onBehind }: AppProps) {
  const actions = useMemo(() => createAppActions(db, shell, upkeep), [db, shell, upkeep]);
  const rescue = useMemo(() => rescueOf(actions), [actions]);
  useBehind({ upkeep, flush: rescue.flush, onBehind: useLatest(onBehind), say: actions.say });
  return (
    <ViewBoundary shell={shell} rescue={rescue}>
      <AppWindow db={db} shell={shell} actions={actions} keeper={upkeep.keeper} />
    </ViewBoundary>
  );
}

function AppWindow({
  db,
  shell,
  actions,
  keeper,
}: Pick<AppProps, 'db' | 'shell'> & { readonly actions: AppActions; readonly keeper: Upkeep['keeper'] }) {
  const session = useStore(actions.session);
  const dialog = useStore(actions.dialog);
  const [showsTrash, setShowsTrash] = useState(false);
  const { rows, templates } = useLibrary(db);
  const search = useSearch();
  const panes = usePanes();
  const now = useNow();
  useLinks(shell, actions.say);
  useEffect(() => db.loss.listen(actions.say), [db, actions]);
  const dropping = useDroppedFiles(actions.dropFiles);

  const run = useLatest((id: RendererCommandId) => {
    if (!panes.run(id)) void actions.run(id);
  });
  const closeOverlays = useLatest(panes.closeOverlays);
  const checked = useChecked(session, panes.open);
  useCommands({ shell, run, enabled: enabledCommands(openKind(session)), checked });

  const wantsReview = useStore(actions.wantsReview);
  useEffect(() => {
    if (!wantsReview || session === null) return;
    panes.showReview();
    actions.wantsReview.set(false);
  }, [wantsReview, session, panes, actions]);

  const isListed = rows.kind !== 'reading';
  useEffect(() => {
    if (!isListed) return;
    // The library is painted before the last draft is opened: that takes the thread for a while.
    void painted()
      .then(actions.start)
      .then(() => {
        // From here on the shell knows whom to ask to flush; tests wait for it.
        document.documentElement.dataset['ready'] = 'true';
        if (takeRecovered(window)) actions.say(RECOVERED);
      });
  }, [actions, isListed]);

  return (
    <CSPProvider disableStyleElements>
      <div className={`window ${dropping ? 'drop-over' : ''}`}>
        {panes.open.library ? (
          <LibraryPane
            rows={rows}
            search={search}
            showsTrash={showsTrash}
            openId={session?.id ?? null}
            note={
              <BackupNote
                {...{ db, shell, rows }}
                isAlone={dialog === null}
                onOpen={() => run('file.backups')}
              />
            }
            now={now}
            onNew={() => run('file.new')}
            onExample={() => run('help.example')}
            onOpen={(id) => {
              panes.closeOverlays();
              void actions.openDraft(id);
            }}
            onOpenAt={(id, blockId) => {
              panes.closeOverlays();
              if (blockId === '') void actions.openDraft(id);
              else
                void actions
                  .openAt(id, blockId)
                  .then(() => markWordsAtCaret(search.get().request?.text ?? ''));
            }}
            onRename={(row) => actions.dialog.set({ kind: 'rename', row })}
            onDuplicate={(row) => void actions.duplicate(row)}
            onSaveCopy={(row) => void actions.saveCopyOf(row.id)}
            onTrash={(row) => void actions.trash(row)}
            onRestore={(row) => void actions.restore(row)}
            onDeleteForGood={(row) => actions.dialog.set({ kind: 'delete', row })}
            onShowTrash={setShowsTrash}
          />
        ) : null}
        {session === null ? (
          <main className="workspace">
            <Welcome
              run={run}
              isFirst={rows.kind !== 'reading' && rows.kind !== 'failed' && rows.drafts.length === 0}
            />
          </main>
        ) : (
          <EditorPane
            key={session.id}
            keeper={keeper}
            session={session}
            run={run}
            checked={checked}
            showsInspector={panes.open.inspector}
            showsPreview={panes.open.preview}
            tab={panes.tab}
            onTab={panes.setTab}
            say={actions.say}
            onJumped={closeOverlays}
          />
        )}
      </div>
      {dialog === null ? null : (
        <Dialogs
          dialog={dialog}
          actions={actions}
          templates={templates}
          shell={shell}
          db={db}
          onChecks={() => run('view.checks')}
        />
      )}
      <Notices store={actions.notices} />
    </CSPProvider>
  );
}

interface OpenPanes {
  readonly library: boolean;
  readonly inspector: boolean;
  readonly preview: boolean;
}

/**
 * Which panes are open. A narrow window starts without them, and one that was opened there lies over the page. A pane that
 * takes the focus is drawn before the next key is read: a frame later, that key would go into the text.
 */
function usePanes() {
  const width = useWindowSize();
  const [wanted, setWanted] = useState<Partial<OpenPanes>>({});
  const [tab, setTab] = useState<InspectorTab>('outline');
  const preview = wanted.preview ?? false;
  const open: OpenPanes = {
    library: wanted.library ?? width > libraryFits,
    inspector: wanted.inspector ?? width > (preview ? inspectorFitsBesidePreview : inspectorFits),
    preview,
  };
  return {
    open,
    tab,
    setTab,
    /** Carries out a command about panes; false for any other. */
    run: (id: RendererCommandId): boolean => {
      switch (id) {
        case 'view.library':
        case 'file.library':
        case 'edit.searchDrafts':
          flushSync(() => setWanted({ ...wanted, library: id === 'view.library' ? !open.library : true }));
          if (id === 'edit.searchDrafts') focusSearch();
          return true;
        case 'view.inspector':
          setWanted({ ...wanted, inspector: !open.inspector });
          return true;
        case 'view.checks':
        case 'view.review':
          flushSync(() => {
            setWanted({ ...wanted, inspector: true });
            setTab(id === 'view.checks' ? 'checks' : 'review');
          });
          focusInspector();
          return true;
        case 'view.preview':
          setWanted({ ...wanted, preview: !open.preview });
          return true;
        default:
          return false;
      }
    },
    /** Shows comments and suggestions, and leaves the focus where it is. */
    showReview: () => {
      setWanted({ ...wanted, inspector: true });
      setTab('review');
    },
    closeOverlays: () => {
      if (width <= libraryFits) setWanted({ ...wanted, library: false, inspector: false });
      else if (width <= inspectorFits) setWanted({ ...wanted, inspector: false });
    },
  };
}

const nothing = createStore<readonly RendererCommandId[]>([]);
const noZone = createStore<string | null>(null);

/** The switches that are on: those of the text where the caret stands, and the panes. */
function useChecked(session: Session | null, open: OpenPanes): ReadonlySet<RendererCommandId> {
  const ofText = useStore(session?.checked ?? nothing);
  const ownZone = useStore(session?.viewingZone ?? noZone) !== null;
  return useMemo(
    () =>
      new Set<RendererCommandId>([
        ...ofText,
        ...(ownZone ? (['view.ownZone'] as const) : []),
        ...(open.library ? (['view.library'] as const) : []),
        ...(open.inspector ? (['view.inspector'] as const) : []),
        ...(open.preview ? (['view.preview'] as const) : []),
      ]),
    [ofText, ownZone, open.library, open.inspector, open.preview],
  );
}
