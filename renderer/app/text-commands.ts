import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';

import type { RendererCommandId } from '../../electron/contract/commands';
import type { ContainerName } from '../document/nodes/structures';
import { chooseImages } from '../editor/media/insert-image';
import { editLink, openLivePicker } from '../editor/menus/index';
import { requestImport } from '../editor/paste/source-text';
import {
  addRow,
  insertActions,
  insertFactors,
  insertImpacts,
  insertTimeline,
  stampNow,
} from '../editor/structures/commands';
import { rowOfSelection } from '../editor/structures/rows';

/** A command that changes the text where the caret stands. */
export type TextCommand = Extract<RendererCommandId, `insert.${string}` | `format.${string}`>;

export function isTextCommand(id: RendererCommandId): id is TextCommand {
  return id.startsWith('insert.') || id.startsWith('format.');
}

/**
 * Carries out a command of the Insert or Format menu in the open draft.
 * @param say tells the person in passing why something was not done
 */
export function runTextCommand(id: TextCommand, editor: Editor, say: (message: string) => void): void {
  const chain = () => editor.chain().focus();
  const run = (command: Command) => {
    editor.view.focus();
    return command(editor.state, editor.view.dispatch, editor.view);
  };
  switch (id) {
    case 'insert.event':
      run(addRowTo(editor, 'timeline', insertTimeline));
      return;
    case 'insert.events':
      requestImport(editor.view);
      return;
    case 'insert.impact':
      run(addRowTo(editor, 'impacts', insertImpacts));
      return;
    case 'insert.factor':
      run(addRowTo(editor, 'factors', insertFactors));
      return;
    case 'insert.action':
      run(addRowTo(editor, 'actions', insertActions));
      return;
    case 'insert.stampNow':
      if (!run(stampNow(Date.now()))) say('This draft has no timeline yet; insert an event first.');
      return;
    case 'insert.liveValue':
      editor.view.focus();
      if (!openLivePicker(editor.view)) say('A live value can stand in running text, not here.');
      return;
    case 'insert.image':
      chooseImages(editor.view);
      return;
    case 'insert.table':
      chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
      return;
    case 'insert.codeBlock':
      chain().toggleCodeBlock().run();
      return;
    case 'insert.rule':
      chain().setHorizontalRule().run();
      return;
    case 'format.bold':
      chain().toggleBold().run();
      return;
    case 'format.italic':
      chain().toggleItalic().run();
      return;
    case 'format.strike':
      chain().toggleStrike().run();
      return;
    case 'format.code':
      chain().toggleCode().run();
      return;
    case 'format.link':
      editLink(editor);
      return;
    case 'format.paragraph':
      chain().setParagraph().run();
      return;
    case 'format.heading2':
      chain().toggleHeading({ level: 2 }).run();
      return;
    case 'format.heading3':
      chain().toggleHeading({ level: 3 }).run();
      return;
    case 'format.heading4':
      chain().toggleHeading({ level: 4 }).run();
      return;
    case 'format.bulletList':
      chain().toggleBulletList().run();
      return;
    case 'format.orderedList':
      chain().toggleOrderedList().run();
      return;
    case 'format.taskList':
      chain().toggleTaskList().run();
      return;
    case 'format.quote':
      chain().toggleBlockquote().run();
      return;
  }
}

/** A new row below the one with the caret, else at the end of the nearest block of its kind, else in a new block. */
function addRowTo(editor: Editor, container: ContainerName, insert: Command): Command {
  const { doc, selection } = editor.state;
  const row = rowOfSelection(selection);
  if (row !== null && doc.nodeAt(row.containerPos)?.type.name === container) {
    return addRow(row.containerPos, row.index + 1);
  }
  let nearest: number | null = null;
  doc.forEach((node, pos) => {
    if (node.type.name === container && (nearest === null || pos < selection.from)) nearest = pos;
  });
  return nearest === null ? insert : addRow(nearest);
}
