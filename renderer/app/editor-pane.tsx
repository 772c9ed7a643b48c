import type { EditorState } from '@tiptap/pm/state';
import { lazy, memo, Suspense, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

import type { RendererCommandId } from '../../electron/contract/commands';
import type { SectionView } from '../document/read';
import type { Keeper } from '../journal/keeper';
import { openKind } from './command-state';
import { FactsBar } from './facts-bar';
import { Inspector, type InspectorTab } from './inspector';
import { jumpToBlock } from './jump-to-block';
import type { Session } from './session';
import { StatusLine } from './status-line';
import { useStore } from './store';
import { Toolbar } from './toolbar';
import { useFindingMarks } from './use-finding-marks';
import { useLatest } from './use-latest';

/* What not every draft shows is loaded when it does. */
const PreviewPane = lazy(async () => ({ default: (await import('./preview-pane')).PreviewPane }));
const Stance = lazy(async () => ({ default: (await import('./review/round/stance')).Stance }));

interface EditorPaneProps {
  readonly session: Session;
  readonly run: (id: RendererCommandId) => void;
  readonly checked: ReadonlySet<RendererCommandId>;
  readonly showsInspector: boolean;
  readonly showsPreview: boolean;
  readonly tab: InspectorTab;
  readonly onTab: (tab: InspectorTab) => void;
  readonly onJumped: () => void;
  readonly say: (message: string) => void;
  readonly keeper: Promise<Keeper | null>;
}

/**
 * An open draft: toolbar, page, preview, inspector, status line. React never renders the text itself, and nothing here is
 * rendered while somebody types: the parts that follow the text listen to it themselves.
 */
export const EditorPane = memo(function EditorPane(props: EditorPaneProps) {
  const { session, run, checked, showsInspector, showsPreview, tab, onTab, onJumped, say, keeper } = props;
  const { editor } = session;
  const page = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const place = page.current;
    if (place === null) return undefined;
    // Tiptap builds the whole text twice; the second time in the page, each change would lay all of it out.
    editor.mount(document.createElement('div'));
    place.append(editor.view.dom);
    editor.commands.setTextSelection(caretToBegin(editor.state));
    // Not before the frame: a dialog that has just closed gives the focus back to where it was.
    const frame = requestAnimationFrame(() => editor.commands.focus());
    return () => {
      cancelAnimationFrame(frame);
      editor.unmount();
    };
  }, [editor]);

  const jump = useLatest((section: SectionView) => {
    if (section.id !== null) jumpToBlock(editor, section.id, 'start');
    onJumped();
  });

  return (
    <>
      <main className="workspace">
        <Toolbar run={run} checked={checked} open={openKind(session)} />
        {session.review === null ? null : (
          <Suspense fallback={null}>
            <Stance session={session} review={session.review} run={run} />
          </Suspense>
        )}
        <div className="panes">
          <div className="page-scroll">
            <div className="page" ref={page} />
          </div>
          {showsPreview ? (
            <Suspense fallback={null}>
              <PreviewPane editor={editor} />
            </Suspense>
          ) : null}
        </div>
      </main>
      <FindingMarks session={session} marked={showsInspector && tab === 'checks'} />
      <FactsOf session={session} run={run} />
      {showsInspector ? (
        <Inspector session={session} tab={tab} onTab={onTab} onJump={jump} onJumped={onJumped} say={say} />
      ) : null}
      <StatusLine session={session} run={run} keeper={keeper} />
    </>
  );
});

interface PartProps {
  readonly session: Session;
  readonly run: (id: RendererCommandId) => void;
}

/** The facts under the title, in their place within the text. */
function FactsOf({ session, run }: PartProps) {
  const { facts, span } = useStore(session.overview);
  const status = useLatest(() => run('review.status'));
  return createPortal(
    <FactsBar
      editor={session.editor}
      facts={facts}
      span={span}
      severitiesOffered={session.template.severities}
      readOnly={session.review?.round.permission === 'comment'}
      onStatus={session.review === null ? status : null}
    />,
    session.factsElement,
  );
}

/** Marks what the checks found in the text; shows nothing itself. */
function FindingMarks({ session, marked }: { readonly session: Session; readonly marked: boolean }) {
  useFindingMarks(session, marked);
  return null;
}

/** Where the caret goes when a draft is opened: where it was put already, else after the last letter of the title. */
function caretToBegin({ doc, selection }: EditorState): number {
  const title = doc.firstChild;
  // A new editor has its caret at the very beginning.
  if (selection.from > 1 || title?.type.name !== 'title') return selection.from;
  return title.nodeSize - 1;
}
