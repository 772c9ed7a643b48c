import type { Editor } from '@tiptap/core';
import type { Attrs } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';

import { newId } from '../../document/ids';
import { chooseImages } from '../media/insert-image';
import {
  insertActions,
  insertFactors,
  insertImpacts,
  insertPlaceholder,
  insertTimeline,
} from '../structures/commands';
import { requestImport } from '../paste/source-text';
import { insertAlert, insertFootnote } from '../structures/notes';
import { takesLiveValue } from '../structures/live-values';
import type { IconName } from '../views/icons';
import { openLivePicker } from './live-picker';
import { turnInto } from './turn-into';

/** One thing that the slash menu puts in. */
export interface SlashItem {
  readonly id: string;
  readonly title: string;
  /** Further words by which people look for it. */
  readonly words: string;
  /** What could be typed instead. */
  readonly hint: string;
  readonly icon: IconName;
  readonly run: (editor: Editor) => void;
  readonly applies: (state: EditorState) => boolean;
}

function command(run: Command): (editor: Editor) => void {
  return ({ view }) => {
    run(view.state, view.dispatch, view);
  };
}

function turn(name: string, attributes?: Attrs): Pick<SlashItem, 'run' | 'applies'> {
  return {
    run: ({ view }) => {
      const transaction = turnInto(view.state, name, attributes);
      if (transaction !== null) view.dispatch(transaction);
    },
    applies: (state) => turnInto(state, name, attributes) !== null,
  };
}

/** Whether blocks that hold blocks may stand where the caret is: they may not in a cell of a table or the title. */
function takesBlocks({ selection: { $from } }: EditorState): boolean {
  return $from.parent.type.name === 'paragraph';
}

/** A task is an item of a bullet list with a box. */
function makeTask(editor: Editor): void {
  editor.commands.toggleBulletList();
  const { state, view } = editor;
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== 'listItem') continue;
    view.dispatch(state.tr.setNodeAttribute($from.before(depth), 'checked', false));
    return;
  }
}

/** A rule in place of an empty line, with a line after it to go on in. */
const insertRule: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const rule = state.schema.nodes['horizontalRule']?.create({ id: newId() });
  if (rule === undefined || $from.depth === 0) return false;
  dispatch?.(state.tr.insert($from.before(), rule).scrollIntoView());
  return true;
};

const always = { applies: () => true };
const blocks = { applies: takesBlocks };

export const slashItems: readonly SlashItem[] = [
  {
    id: 'timeline',
    title: 'Timeline',
    words: 'events chronology',
    hint: '',
    icon: 'clock',
    run: command(insertTimeline),
    ...always,
  },
  {
    id: 'import',
    title: 'Events from a source',
    words: 'import timeline slack pagerduty log csv export',
    hint: '',
    icon: 'clock',
    run: ({ view }) => requestImport(view),
    ...always,
  },
  {
    id: 'impacts',
    title: 'Impact',
    words: 'customers hurt affected',
    hint: '',
    icon: 'people',
    run: command(insertImpacts),
    ...always,
  },
  {
    id: 'factors',
    title: 'Causes',
    words: 'factors root cause whys five',
    hint: '',
    icon: 'branch',
    run: command(insertFactors),
    ...always,
  },
  {
    id: 'actions',
    title: 'Actions',
    words: 'remediation action items tasks follow-up',
    hint: '',
    icon: 'tasks',
    run: command(insertActions),
    ...always,
  },
  {
    id: 'heading-2',
    title: 'Heading',
    words: 'section title h2',
    hint: '##',
    icon: 'heading',
    ...turn('heading', { level: 2 }),
  },
  {
    id: 'heading-3',
    title: 'Subheading',
    words: 'heading h3',
    hint: '###',
    icon: 'heading',
    ...turn('heading', { level: 3 }),
  },
  {
    id: 'heading-4',
    title: 'Small heading',
    words: 'heading h4',
    hint: '####',
    icon: 'heading',
    ...turn('heading', { level: 4 }),
  },
  {
    id: 'bullets',
    title: 'List',
    words: 'bullet unordered',
    hint: '-',
    icon: 'bullets',
    run: (editor) => void editor.commands.toggleBulletList(),
    ...blocks,
  },
  {
    id: 'numbers',
    title: 'Numbered list',
    words: 'ordered',
    hint: '1.',
    icon: 'numbers',
    run: (editor) => void editor.commands.toggleOrderedList(),
    ...blocks,
  },
  {
    id: 'tasks',
    title: 'Task list',
    words: 'todo checkbox check',
    hint: '- [ ]',
    icon: 'tasks',
    run: makeTask,
    ...blocks,
  },
  {
    id: 'quote',
    title: 'Quote',
    words: 'blockquote citation',
    hint: '>',
    icon: 'quote',
    run: (editor) => void editor.commands.toggleBlockquote(),
    ...blocks,
  },
  {
    id: 'note',
    title: 'Note',
    words: 'alert callout admonition info tip important',
    hint: '',
    icon: 'quote',
    run: command(insertAlert('note')),
    ...blocks,
  },
  {
    id: 'warning',
    title: 'Warning',
    words: 'alert callout admonition caution danger',
    hint: '',
    icon: 'impact-started',
    run: command(insertAlert('warning')),
    ...blocks,
  },
  {
    id: 'footnote',
    title: 'Footnote',
    words: 'note reference citation',
    hint: '',
    icon: 'numbers',
    run: command(insertFootnote),
    applies: (state) => insertFootnote(state),
  },
  {
    id: 'code',
    title: 'Code',
    words: 'log console output block',
    hint: '```',
    icon: 'code',
    ...turn('codeBlock'),
  },
  {
    id: 'table',
    title: 'Table',
    words: 'rows columns grid',
    hint: '',
    icon: 'table',
    run: (editor) => void editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    ...blocks,
  },
  {
    id: 'image',
    title: 'Image',
    words: 'picture graph screenshot',
    hint: '',
    icon: 'picture',
    run: ({ view }) => chooseImages(view),
    ...always,
  },
  {
    id: 'rule',
    title: 'Rule',
    words: 'line divider separator',
    hint: '---',
    icon: 'rule',
    run: command(insertRule),
    ...blocks,
  },
  {
    id: 'live-value',
    title: 'Live value…',
    words: 'metric duration time of event follows number',
    hint: '',
    icon: 'ruler',
    run: ({ view }) => void openLivePicker(view),
    applies: takesLiveValue,
  },
  {
    id: 'metrics',
    title: 'Metrics',
    words: 'time to detect numbers mttr',
    hint: '',
    icon: 'ruler',
    run: command(insertPlaceholder('metrics')),
    ...always,
  },
  {
    id: 'picture',
    title: 'Timeline picture',
    words: 'diagram scale',
    hint: '',
    icon: 'picture',
    run: command(insertPlaceholder('picture')),
    ...always,
  },
  {
    id: 'coverage',
    title: 'Coverage',
    words: 'which action answers which factor',
    hint: '',
    icon: 'table',
    run: command(insertPlaceholder('coverage')),
    ...always,
  },
];

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * The items that a query finds: those whose title begins with it, then those of which a word does. All of them for an
 * empty query.
 */
export function findSlashItems(query: string, state: EditorState): readonly SlashItem[] {
  const wanted = fold(query);
  const possible = slashItems.filter((item) => item.applies(state));
  const byTitle = possible.filter((item) => fold(item.title).startsWith(wanted));
  const byWord = possible.filter(
    (item) =>
      !byTitle.includes(item) &&
      fold(`${item.title} ${item.words}`)
        .split(/[\s-]+/u)
        .some((word) => word.startsWith(wanted)),
  );
  return [...byTitle, ...byWord];
}
