import type { Node } from '@tiptap/pm/model';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

import type { RendererCommandId } from '../../electron/contract/commands';
import type { SectionView } from '../document/read';
import { openKind } from './command-state';
import { FactsBar } from './facts-bar';
import { Inspector, type InspectorTab } from './inspector';
import { PreviewPane } from './preview-pane';
import { Stance } from './review/round/stance';
import type { Session } from './session';
import { StatusLine } from './status-line';
import { useStore } from './store';
import { Toolbar } from './toolbar';
import { useFindingMarks } from './use-finding-marks';

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
}

/** An open draft: toolbar, page, preview, inspector, status line. React never renders the text itself. */
export function EditorPane(props: EditorPaneProps) {
  const { session, run, checked, showsInspector, showsPreview, tab, onTab, onJumped, say } = props;
  const { editor, template } = session;
  const overview = useStore(session.overview);
  const save = useStore(session.saveState);
  const viewingZone = useStore(session.viewingZone);
  const checks = useStore(session.checks.state);
  useFindingMarks(session, showsInspector && tab === 'checks');
  const page = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const place = page.current;
    if (place === null) return undefined;
    editor.mount(place);
    editor.commands.focus(endOfTitle(editor.state.doc));
    return () => editor.unmount();
  }, [editor]);

  const jump = (section: SectionView) => {
    editor
      .chain()
      .setTextSelection(section.position + 1)
      .focus()
      .run();
    const heading = editor.view.nodeDOM(section.position);
    if (heading instanceof HTMLElement) heading.scrollIntoView({ block: 'start' });
    onJumped();
  };

  return (
    <>
      <main className="workspace">
        <Toolbar run={run} checked={checked} open={openKind(session)} />
        {session.review === null ? null : <Stance session={session} review={session.review} run={run} />}
        <div className="panes">
          <div className="page-scroll">
            <div className="page" ref={page} />
          </div>
          {showsPreview ? <PreviewPane editor={editor} /> : null}
        </div>
      </main>
      {createPortal(
        <FactsBar
          editor={editor}
          facts={overview.facts}
          span={overview.span}
          severitiesOffered={template.severities}
          readOnly={session.review?.round.permission === 'comment'}
          onStatus={session.review === null ? () => run('review.status') : null}
        />,
        session.factsElement,
      )}
      {showsInspector ? (
        <Inspector
          session={session}
          sections={overview.sections}
          tab={tab}
          onTab={onTab}
          onJump={jump}
          onJumped={onJumped}
          say={say}
        />
      ) : null}
      <StatusLine
        save={save}
        words={overview.words}
        missing={overview.missing}
        zone={overview.facts.zone}
        viewingZone={viewingZone}
        onOwnZone={session.toggleOwnZone}
        templateName={template.name}
        findings={checks.kind === 'found' ? checks.open : null}
        onChecks={() => run('view.checks')}
        onRetry={() => void session.flush()}
      />
    </>
  );
}

/** Where the caret goes when a draft is opened: after the last letter of its title. */
function endOfTitle(doc: Node): number {
  const title = doc.firstChild;
  return title?.type.name === 'title' ? title.nodeSize - 1 : 0;
}
