import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView } from '@tiptap/pm/view';

import { hostControls, type ControlHost } from './controls';
import { isContainerName } from '../../document/nodes/structures';
import { refreshWithFacts, surroundingsOf, type Surroundings } from './derived';
import { directionOf } from './direction';
import { setAttributes } from './dom';
import type { ViewOptions } from './options';
import type { Position } from './set-attribute';

/** What a view of a node with content and controls is made of. */
export interface ViewParts {
  readonly dom: HTMLElement;
  /** Where the text goes; absent where the node holds none. */
  readonly contentDOM?: HTMLElement;
  /** Shows the node's attributes; called once at the start, whenever they change, and as `derives` says. */
  readonly show: (node: Node, surroundings: Surroundings) => void;
  /** True where it also shows what stands elsewhere, and so is shown again whenever rows or facts change. */
  readonly derives?: boolean;
  readonly host?: Omit<ControlHost, 'position'>;
  readonly destroy?: () => void;
}

/** What a view is given to be made from. */
export interface ViewContext {
  readonly node: Node;
  readonly view: EditorView;
  readonly position: Position;
  readonly options: ViewOptions;
}

/** Places whose keys, clicks and drags are the control's and not the editor's. */
const ownPlaces = 'button, input, select, textarea, label, .time-field, .picture-line';

type NodeViewMaker = (node: Node, view: EditorView, position: Position) => NodeView;

/**
 * Makes a ProseMirror node view from its parts. Events and mutations outside of `contentDOM` are the controls' own;
 * the editor hears of them only as transactions.
 *
 * The rows of a structured block stand as the first of them reads: in a Hebrew timeline the times are on the right. One
 * row in another script keeps its time in the column of the others, and its text takes its own direction. (The style
 * sheet alone cannot say so: Chromium does not look again at `:has(:dir(rtl))` when text comes.)
 */
export function nodeView(make: (context: ViewContext) => ViewParts, options: ViewOptions): NodeViewMaker {
  return (node, view, position) => {
    const parts = make({ node, view, position, options });
    const { dom, contentDOM } = parts;
    let shown = node;
    if (parts.host !== undefined) hostControls(dom, { ...parts.host, position });
    const show = () => parts.show(shown, surroundingsOf(view.state, shown));
    // Asked for on every change of text in the node, so it looks at the first row and no further.
    const turn = () => {
      if (!isContainerName(shown.type.name) || contentDOM === undefined) return;
      setAttributes(contentDOM, { dir: directionOf(shown.firstChild?.firstChild?.textContent ?? '') });
    };
    turn();
    if (parts.derives === true) refreshWithFacts(dom, show);
    show();
    return {
      dom,
      ...(contentDOM === undefined ? {} : { contentDOM }),
      update(next) {
        if (next.type !== shown.type) return false;
        const changed = next.attrs !== shown.attrs || next.childCount !== shown.childCount;
        shown = next;
        turn();
        if (changed) show();
        return true;
      },
      stopEvent: (event) =>
        event.target instanceof Element &&
        contentDOM?.contains(event.target) !== true &&
        event.target.closest(ownPlaces) !== null,
      ignoreMutation: (mutation) => contentDOM?.contains(mutation.target) !== true,
      ...(parts.destroy === undefined ? {} : { destroy: parts.destroy }),
    };
  };
}
