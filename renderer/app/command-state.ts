import type { Editor } from '@tiptap/core';

import type { ReviewRow } from '../storage/rows';
import { COMMANDS, RENDERER_COMMAND_IDS, type RendererCommandId } from '../../electron/contract/commands';

const always: ReadonlySet<string> = new Set(
  COMMANDS.filter((command) => command.when === 'always').map((command) => command.id),
);

/** What is open in the window: nothing, a draft of one's own, or one that is reviewed, in which the text may change or not. */
export type OpenKind = 'nothing' | 'draft' | 'review' | 'comments';

/** @param open what is open; null where nothing is */
export function openKind(open: { readonly review: ReviewRow | null } | null): OpenKind {
  if (open === null) return 'nothing';
  if (open.review === null) return 'draft';
  return open.review.round.permission === 'comment' ? 'comments' : 'review';
}

const onlyIn: Readonly<Partial<Record<RendererCommandId, 'draft' | 'review'>>> = {
  'review.send': 'draft',
  'review.status': 'draft',
  'review.accept': 'draft',
  'review.reject': 'draft',
  'file.publish': 'draft',
  'review.return': 'review',
};

/** What changes the text, and nothing else. */
const changesText: ReadonlySet<string> = new Set(
  COMMANDS.filter(
    ({ id, menu }) => menu === 'Insert' || menu === 'Format' || id === 'file.importTimeline',
  ).map(({ id }) => id),
);

/** Commands that need an open draft, where one is open. */
export function enabledCommands(open: OpenKind): readonly RendererCommandId[] {
  if (open === 'nothing') return [];
  const kind = open === 'draft' ? 'draft' : 'review';
  return RENDERER_COMMAND_IDS.filter(
    (id) => !always.has(id) && (onlyIn[id] ?? kind) === kind && !(open === 'comments' && changesText.has(id)),
  );
}

/** Whether a command can be carried out with what is open. */
export function isEnabled(id: RendererCommandId, open: OpenKind): boolean {
  return always.has(id) || enabledCommands(open).includes(id);
}

const whenActive: readonly (readonly [RendererCommandId, string, Readonly<Record<string, unknown>>?])[] = [
  ['format.bold', 'bold'],
  ['format.italic', 'italic'],
  ['format.strike', 'strike'],
  ['format.code', 'code'],
  ['format.heading2', 'heading', { level: 2 }],
  ['format.heading3', 'heading', { level: 3 }],
  ['format.heading4', 'heading', { level: 4 }],
  ['format.orderedList', 'orderedList'],
  ['format.quote', 'blockquote'],
];

/** Switches that are on where the caret stands. Looks at the caret's ancestors alone, never at the whole document. */
export function checkedCommands(editor: Editor): readonly RendererCommandId[] {
  const on = whenActive.flatMap(([id, name, attributes]) => (editor.isActive(name, attributes) ? [id] : []));
  if (editor.isActive('paragraph')) on.push('format.paragraph');
  if (editor.isActive('bulletList')) {
    const isTask = typeof editor.getAttributes('listItem')['checked'] === 'boolean';
    on.push(isTask ? 'format.taskList' : 'format.bulletList');
  }
  return on;
}
