import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

import { ambiguity, answerTime, previewTime, type TypedTime } from '../plugins/event-times';
import { documentZone } from '../../document/read';
import { rowAt } from '../structures/rows';
import { element } from './dom';
import type { ViewOptions } from './options';
import { describeReading, type TimeReading } from './time-reading';

function answer(view: EditorView, position: number, choice: TimeReading['choices'][number]): void {
  const event = rowAt(view.state.doc, position);
  if (event === null) return;
  const { tr } = view.state;
  answerTime(view.state, tr, event, choice.answers);
  view.dispatch(tr);
  view.focus();
}

function note(
  reading: TimeReading,
  pos: number,
  view: EditorView,
  position: () => number | undefined,
): HTMLElement {
  const dom = element(
    'div',
    {
      class: `time-preview${reading.doubtful ? ' is-doubtful' : ''}`,
      contenteditable: 'false',
      role: 'status',
    },
    element('span', {}, reading.text),
  );
  for (const choice of reading.choices) {
    const button = element('button', { type: 'button', class: 'choice' }, choice.label);
    // The widget stands behind the row's last block, one position before the row ends.
    button.addEventListener('click', () => answer(view, rowBefore(view, position() ?? pos), choice));
    dom.append(button);
  }
  return dom;
}

function rowBefore(view: EditorView, pos: number): number {
  return view.state.doc.resolve(pos).before();
}

/**
 * Says, under the headline in which a time is typed, what the app takes it for, on the document's clock and on the
 * machine's; and asks where it could be two things. Events that were left with such a question keep asking.
 */
export function timePreviewPlugin(machineZone: ViewOptions['machineZone']): Plugin {
  return new Plugin({
    props: {
      decorations: (state) => {
        const { zone } = documentZone(state.doc);
        const live = previewTime(state);
        const shown: TypedTime[] = live === null ? [] : [live];
        for (const open of ambiguity(state)) if (open.event.pos !== live?.event.pos) shown.push(open);
        if (shown.length === 0) return null;
        return DecorationSet.create(
          state.doc,
          shown.map(({ event, reading }) => {
            const said = describeReading(reading.parsed, zone, machineZone());
            return Decoration.widget(
              event.end - 1,
              (view, position) => note(said, event.end - 1, view, position),
              {
                key: `time ${event.pos} ${said.text}`,
                side: 1,
                ignoreSelection: true,
                stopEvent: () => true,
              },
            );
          }),
        );
      },
    },
  });
}
