import { useEffect, useMemo, useState } from 'react';
import { CSPProvider } from '@base-ui/react/csp-provider';

import type { ShellClient } from '../../electron/contract/client';
import type { RendererCommandId } from '../../electron/contract/commands';
import { LibraryPane } from '../library/library-pane';
import type { Database } from '../storage/database';
import { createAppActions } from './actions';
import { enabledCommands, openKind } from './command-state';
import { Dialogs } from './dialogs';
import { EditorPane } from './editor-pane';
import { focusInspector, type InspectorTab } from './inspector';
import { Notices } from './notices';
import type { Session } from './session';
import { createStore, useStore } from './store';
import { useCommands } from './use-commands';
import { useLinks } from './use-links';
import { useDroppedFiles } from './use-dropped-files';
import { useLibrary } from './use-library';
import { useNow } from './use-now';
import { useWindowSize } from './use-window-size';
import { Welcome } from './welcome';

interface AppProps {
  readonly db: Database;
  readonly shell: ShellClient;
}

/** Windows narrower than this fold the inspector, then the library, away until they are asked for. */
const inspectorFits = 1080;
const inspectorFitsBesidePreview = 1500;
const libraryFits = 920;

export function App({ db, shell }: AppProps) {
  const actions = useMemo(() => createAppActions(db, shell), [db, shell]);
  const session = useStore(actions.session);
  const dialog = useStore(actions.dialog);
  const [showsTrash, setShowsTrash] = useState(false);
  const { drafts, trashCount, templates } = useLibrary(db, showsTrash);
  const panes = usePanes();
  const now = useNow();
  useLinks(shell, actions.say);
  const dropping = useDroppedFiles(actions.dropFiles);

  const run = (id: RendererCommandId) => {
    if (!panes.run(id)) void actions.run(id);
  };
  const checked = useChecked(session, panes.open);
  useCommands({ shell, run, enabled: enabledCommands(openKind(session)), checked });

  const wantsReview = useStore(actions.wantsReview);
  useEffect(() => {
    if (!wantsReview || session === null) return;
    panes.showReview();
    actions.wantsReview.set(false);
  }, [wantsReview, session, panes, actions]);

  useEffect(() => {
    void actions.start().then(() => {
      // From here on the shell knows whom to ask to flush; tests wait for it.
      document.documentElement.dataset['ready'] = 'true';
    });
  }, [actions]);

  return (
    <CSPProvider disableStyleElements>
      <div className={`window ${dropping ? 'drop-over' : ''}`}>
        {panes.open.library ? (
          <LibraryPane
            drafts={drafts}
            trashCount={trashCount}
            showsTrash={showsTrash}
            openId={session?.id ?? null}
            now={now}
            onNew={() => run('file.new')}
            onExample={() => run('help.example')}
            onOpen={(id) => {
              panes.closeOverlays();
              void actions.openDraft(id);
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
            <Welcome run={run} isFirst={drafts?.length === 0} />
          </main>
        ) : (
          <EditorPane
            key={session.id}
            session={session}
            run={run}
            checked={checked}
            showsInspector={panes.open.inspector}
            showsPreview={panes.open.preview}
            tab={panes.tab}
            onTab={panes.setTab}
            say={actions.say}
            onJumped={panes.closeOverlays}
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

/** Which panes are open. A narrow window starts without them, and one that was opened there lies over the page. */
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
          setWanted({ ...wanted, library: id === 'file.library' ? true : !open.library });
          return true;
        case 'view.inspector':
          setWanted({ ...wanted, inspector: !open.inspector });
          return true;
        case 'view.checks':
        case 'view.review':
          setWanted({ ...wanted, inspector: true });
          setTab(id === 'view.checks' ? 'checks' : 'review');
          // Once it stands there.
          requestAnimationFrame(focusInspector);
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
