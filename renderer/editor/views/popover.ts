import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom';
import type { EditorView } from '@tiptap/pm/view';

import { element } from './dom';

interface PopoverOptions {
  readonly view: EditorView;
  readonly anchor: HTMLElement;
  readonly label: string;
  /** Which edges meet; the ends by default. */
  readonly placement?: 'bottom-end' | 'bottom-start';
  /** Called after it is gone, whatever made it go. */
  readonly closed?: (how: 'escape' | 'away') => void;
}

export interface Popover {
  readonly dom: HTMLElement;
  readonly close: () => void;
}

/** Places a floating element beside another one, and keeps it there while either moves. */
export function float(
  floating: HTMLElement,
  anchor: Parameters<typeof computePosition>[0],
  placement: 'bottom-end' | 'bottom-start' | 'top',
): () => void {
  return autoUpdate(anchor, floating, () => {
    void computePosition(anchor, floating, {
      placement,
      strategy: 'fixed',
      middleware: [
        offset(6),
        flip({ padding: 8 }),
        shift({ padding: 8 }),
        size({
          padding: 8,
          apply: ({ availableHeight }) => {
            floating.style.maxHeight = `${Math.max(120, availableHeight)}px`;
          },
        }),
      ],
    }).then(({ x, y }) => {
      floating.style.left = `${x}px`;
      floating.style.top = `${y}px`;
    });
  });
}

/** Where things that float over the text are put: beside the editor, so that its text does not contain them. */
export function floatingParent(view: EditorView): HTMLElement {
  return view.dom.parentElement ?? document.body;
}

/**
 * Opens a small dialog beside a control. It is not modal: Escape, or going elsewhere, closes it. The caller fills
 * `dom` and moves the focus into it.
 */
export function openPopover({
  view,
  anchor,
  label,
  placement = 'bottom-end',
  closed,
}: PopoverOptions): Popover {
  const dom = element('div', { class: 'float-panel', role: 'dialog', 'aria-label': label, tabindex: -1 });
  floatingParent(view).append(dom);
  anchor.setAttribute('aria-expanded', 'true');
  const stop = float(dom, anchor, placement);
  const away = new AbortController();
  let open = true;
  const close = (how: 'escape' | 'away') => {
    if (!open) return;
    open = false;
    away.abort();
    stop();
    anchor.removeAttribute('aria-expanded');
    dom.remove();
    closed?.(how);
  };
  const outside = (event: Event) => {
    if (event.target instanceof Node && !dom.contains(event.target) && !anchor.contains(event.target))
      close('away');
  };
  document.addEventListener('pointerdown', outside, { signal: away.signal, capture: true });
  dom.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !dom.contains(event.relatedTarget)) close('away');
  });
  dom.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close('escape');
  });
  return { dom, close: () => close('escape') };
}
