/** A ref: what stands in place of the app is read from its heading, once it is there. */
export function takeFocus(heading: HTMLElement | null): void {
  heading?.focus();
}
