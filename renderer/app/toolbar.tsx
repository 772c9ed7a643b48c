import { Toolbar as BaseToolbar } from '@base-ui/react/toolbar';
import {
  Bold,
  Clock,
  Code,
  Image,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  PanelLeft,
  PanelRight,
  Table,
  Upload,
  type LucideIcon,
} from 'lucide-react';

import { memo } from 'react';

import type { RendererCommandId } from '../../electron/contract/commands';
import { findCommand } from '../../electron/contract/commands';
import { Button, IconButton } from '../ui/button';
import { isEnabled, type OpenKind } from './command-state';

interface ToolbarProps {
  readonly run: (command: RendererCommandId) => void;
  /** Switches that are on where the caret stands. */
  readonly checked: ReadonlySet<RendererCommandId>;
  readonly open: OpenKind;
}

const groups: readonly (readonly (readonly [RendererCommandId, LucideIcon])[])[] = [
  [
    ['format.bold', Bold],
    ['format.italic', Italic],
    ['format.code', Code],
    ['format.link', Link],
  ],
  [
    ['format.bulletList', List],
    ['format.orderedList', ListOrdered],
    ['format.taskList', ListChecks],
    ['insert.table', Table],
    ['insert.image', Image],
  ],
];

/** The commands a writer uses most. One Tab stop; arrow keys move inside (WAI-ARIA toolbar pattern). */
export const Toolbar = memo(function Toolbar({ run, checked, open }: ToolbarProps) {
  return (
    <BaseToolbar.Root className="toolbar" aria-label="Formatting">
      <ToolButton id="view.library" icon={PanelLeft} run={run} checked={checked} open={open} />
      <BaseToolbar.Separator className="toolbar-line" />
      {groups.map((group, index) => (
        <BaseToolbar.Group
          key={group[0]?.[0]}
          className="toolbar-group"
          data-foldable={index > 0 || undefined}
        >
          {group.map(([id, icon]) => (
            <ToolButton key={id} id={id} icon={icon} run={run} checked={checked} open={open} />
          ))}
          <BaseToolbar.Separator className="toolbar-line" />
        </BaseToolbar.Group>
      ))}
      <BaseToolbar.Button
        className="icon-button"
        disabled={!isEnabled('insert.event', open)}
        onClick={() => run('insert.event')}
        title={titleOf('insert.event')}
      >
        <Clock aria-hidden /> Event
      </BaseToolbar.Button>
      <span className="toolbar-space" />
      <BaseToolbar.Button
        render={<Button aria-pressed={checked.has('view.preview')} />}
        onClick={() => run('view.preview')}
      >
        Preview
      </BaseToolbar.Button>
      {isEnabled('file.publish', open) ? (
        <BaseToolbar.Button render={<Button look="publish" />} onClick={() => run('file.publish')}>
          <Upload aria-hidden /> Publish…
        </BaseToolbar.Button>
      ) : null}
      <ToolButton id="view.inspector" icon={PanelRight} run={run} checked={checked} open={open} />
    </BaseToolbar.Root>
  );
});

interface ToolButtonProps extends ToolbarProps {
  readonly id: RendererCommandId;
  readonly icon: LucideIcon;
}

function ToolButton({ id, icon: Icon, run, checked, open }: ToolButtonProps) {
  const command = findCommand(id);
  return (
    <BaseToolbar.Button
      disabled={!isEnabled(id, open)}
      render={
        <IconButton
          label={titleOf(id)}
          icon={<Icon aria-hidden />}
          {...(command?.toggle === true ? { pressed: checked.has(id) } : {})}
        />
      }
      // A press must not take the selection away from the text it is about to change.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(id)}
    />
  );
}

function titleOf(id: RendererCommandId): string {
  return findCommand(id)?.label.replace('…', '') ?? id;
}
