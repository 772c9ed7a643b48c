import type { EditorView } from '@tiptap/pm/view';

import { element } from '../views/dom';
import { icon, type IconName } from '../views/icons';
import { float, floatingParent } from '../views/popover';

export interface BarButton {
  readonly icon: IconName;
  readonly label: string;
  /** Whether it is on; null for one that is not a switch. */
  readonly pressed: (() => boolean) | null;
  readonly run: () => void;
}

/** A small toolbar that floats over the text. It takes the focus only when asked to (Alt+F10), never from the text. */
export class FloatBar {
  readonly dom: HTMLElement;
  #view: EditorView;
  #stop: (() => void) | null = null;
  #buttons: readonly (readonly [HTMLButtonElement, BarButton])[];

  constructor(view: EditorView, label: string, groups: readonly (readonly BarButton[])[]) {
    this.#view = view;
    this.dom = element('div', { class: 'float-bar', role: 'toolbar', 'aria-label': label });
    const made: (readonly [HTMLButtonElement, BarButton])[] = [];
    for (const [index, group] of groups.entries()) {
      if (index > 0) this.dom.append(element('span', { class: 'sep' }));
      for (const button of group) {
        const dom = element(
          'button',
          { type: 'button', 'aria-label': button.label, title: button.label, tabindex: -1 },
          icon(button.icon),
        );
        dom.addEventListener('click', () => {
          button.run();
          this.refresh();
        });
        this.dom.append(dom);
        made.push([dom, button]);
      }
    }
    this.#buttons = made;
    // A press must not take the selection away from the text it is about to change.
    this.dom.addEventListener('mousedown', (event) => {
      if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
    });
    this.dom.addEventListener('keydown', (event) => this.#key(event));
  }

  get isOpen(): boolean {
    return this.#stop !== null;
  }

  get hasFocus(): boolean {
    return this.dom.contains(document.activeElement);
  }

  /** Shows the bar beside a part of the page, or moves it there. */
  open(rect: () => DOMRect): void {
    this.#stop?.();
    if (this.dom.parentElement === null) floatingParent(this.#view).append(this.dom);
    this.#stop = float(this.dom, { getBoundingClientRect: rect, contextElement: this.#view.dom }, 'top');
    this.refresh();
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
    this.dom.remove();
  }

  refresh(): void {
    for (const [dom, { pressed }] of this.#buttons) {
      if (pressed !== null) dom.setAttribute('aria-pressed', String(pressed()));
    }
  }

  focus(): void {
    this.#buttons[0]?.[0].focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.target instanceof HTMLInputElement) return;
    const index = this.#buttons.findIndex(([dom]) => dom === document.activeElement);
    const count = this.#buttons.length;
    const to = { ArrowRight: index + 1, ArrowLeft: index + count - 1, Home: 0, End: count - 1 }[event.key];
    if (to !== undefined) this.#buttons[to % count]?.[0].focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#view.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
