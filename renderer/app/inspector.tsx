import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense, useEffect, useRef } from 'react';

import { findingKey, type Finding, type Fix } from '../checks/finding';
import type { SectionView } from '../document/read';
import type { ChecksState } from './checks-model';
import { applyFix, bringBack, dismiss, dismissalOf } from './checks-edits';
import { ChecksPanel } from './checks-panel';
import { countBySeverity } from './checks-words';
import { Outline } from './outline';
import { useReviewCount } from './review/use-review-count';
import type { Session } from './session';
import { showFinding } from './show-finding';
import { useSelected, useStore } from './store';

/* Loaded when it is asked for: it shows Markdown. */
const ReviewTab = lazy(async () => ({ default: (await import('./review/review-tab')).ReviewTab }));

export type InspectorTab = 'outline' | 'checks' | 'review';

interface InspectorProps {
  readonly session: Session;
  readonly tab: InspectorTab;
  readonly onTab: (tab: InspectorTab) => void;
  readonly onJump: (section: SectionView) => void;
  readonly onJumped: () => void;
  readonly say: (message: string) => void;
}

/** Moves the focus to the tab that is open. Escape gives it back to the text. */
export function focusInspector(): void {
  document.querySelector<HTMLElement>('.inspector-tab[data-active]')?.focus();
}

/** What stands beside the text: the outline, and what the checks found. */
export function Inspector(props: InspectorProps) {
  const { session, tab, onTab, onJump, onJumped, say } = props;
  const { editor } = session;
  const openFindings = useSelected(session.checks.state, countOpen);
  const findingsTitle = useSelected(session.checks.state, openWords);
  const waiting = useReviewCount(session);
  const aside = useRef<HTMLElement>(null);
  useEffect(() => {
    const place = aside.current;
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') editor.commands.focus();
    };
    place?.addEventListener('keydown', leave);
    return () => place?.removeEventListener('keydown', leave);
  }, [editor]);
  return (
    <aside className="inspector" aria-label="Inspector" ref={aside}>
      <Tabs.Root
        className="inspector-body"
        value={tab}
        onValueChange={(value) => onTab(value as InspectorTab)}
      >
        <Tabs.List className="inspector-tabs">
          <Tabs.Tab value="outline" className="inspector-tab">
            Outline
          </Tabs.Tab>
          <Tabs.Tab value="checks" className="inspector-tab">
            Checks
            {openFindings === 0 ? null : (
              <span className="tab-count" title={findingsTitle}>
                {openFindings}
              </span>
            )}
          </Tabs.Tab>
          <Tabs.Tab value="review" className="inspector-tab">
            Review
            {waiting === 0 ? null : (
              <span className="tab-count" title={`${waiting} to look at`}>
                {waiting}
              </span>
            )}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="outline" className="inspector-panel">
          <Outline session={session} onJump={onJump} say={say} />
        </Tabs.Panel>
        <Tabs.Panel value="checks" className="inspector-panel">
          <ChecksTab session={session} onTab={onTab} onJumped={onJumped} say={say} />
        </Tabs.Panel>
        <Tabs.Panel value="review" className="inspector-panel">
          <Suspense fallback={null}>
            <ReviewTab session={session} say={say} />
          </Suspense>
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  );
}

const countOpen = (state: ChecksState): number => (state.kind === 'found' ? state.open.length : 0);
const openWords = (state: ChecksState): string => (state.kind === 'found' ? countBySeverity(state.open) : '');

type ChecksTabProps = Pick<InspectorProps, 'session' | 'onTab' | 'onJumped' | 'say'>;

/** What the checks found, and what can be done about it. */
function ChecksTab({ session, onTab, onJumped, say }: ChecksTabProps) {
  const { editor } = session;
  const checks = useStore(session.checks.listed);
  const current = useStore(session.checks.current);
  const show = (finding: Finding) => {
    session.checks.current.set(findingKey(finding));
    if (finding.rule === 'comments-open') {
      session.reviewPart.set('comments');
      onTab('review');
      return;
    }
    showFinding(editor, finding.place);
    onJumped();
  };
  const fix = (finding: Finding, chosen: Fix) => {
    const result = applyFix(editor.state, finding, chosen);
    if (result.kind === 'change') editor.view.dispatch(result.transaction);
    else say(result.message);
  };
  return (
    <ChecksPanel
      state={checks}
      current={current}
      onLive={session.keepChecking}
      onShow={show}
      onFix={fix}
      onDismiss={(finding, reason) =>
        editor.view.dispatch(dismiss(editor.state, finding, reason, Date.now()))
      }
      onBringBack={(finding) => editor.view.dispatch(bringBack(editor.state, finding))}
      reasonFor={(finding) => dismissalOf(editor.state, finding)?.reason ?? ''}
    />
  );
}
