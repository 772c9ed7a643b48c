/** What may be set on an element besides its children. Names are DOM attributes; `false` and null leave one out. */
export type ElementAttributes = Readonly<Record<string, string | number | boolean | null>>;
type Child = Element | string | null;

/** Makes an element. Text always becomes a text node, so nothing from a document is ever read as HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: ElementAttributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  for (const child of children) if (child !== null) made.append(child);
  return made;
}

/** Sets, or where the value is false or null removes, attributes; `true` is the empty string, as in HTML. */
export function setAttributes(target: Element, attributes: ElementAttributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Sets the text of an element only where it differs: an equal text would still be a mutation. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Whether an element takes keys for itself, so that the editor should not. */
export function isControl(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    target.closest('button, input, select, textarea, summary, label') !== null
  );
}
