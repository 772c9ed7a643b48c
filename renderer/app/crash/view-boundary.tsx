import { Component, type ErrorInfo, type ReactNode } from 'react';

import type { ShellClient } from '../../../electron/contract/client';
import { pageProblem, reportProblem } from './problems';
import type { Rescue } from './rescue';
import { ViewFault } from './view-fault';

interface ViewBoundaryProps {
  readonly shell: ShellClient;
  readonly rescue: Rescue;
  readonly children: ReactNode;
}

interface ViewBoundaryState {
  readonly failed: boolean;
}

/**
 * Stands around everything that is shown. Where a part of it cannot be shown, React takes all of it down; the draft lives
 * outside of React, so it is still there to be stored, and that is what is offered in its place.
 */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  override readonly state: ViewBoundaryState = { failed: false };

  static getDerivedStateFromError(): ViewBoundaryState {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    reportProblem(this.props.shell, pageProblem('view', error, componentStack ?? ''));
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <ViewFault {...this.props.rescue} reload={() => window.location.reload()} />;
  }
}
