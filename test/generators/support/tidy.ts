/* Steps with which a generator's file takes its theme's additions out of an article. All of them change the article. */

/** Removes elements with all that is in them. */
export function drop(article: Element, selector: string): void {
  for (const element of article.querySelectorAll(selector)) element.remove();
}

/** Removes elements, but leaves what is in them. */
export function unwrap(article: Element, selector: string): void {
  for (const element of article.querySelectorAll(selector)) element.replaceWith(...element.childNodes);
}

/** Makes elements others of the same content. */
export function rename(article: Element, selector: string, name: string): void {
  for (const element of article.querySelectorAll(selector)) {
    const other = element.ownerDocument.createElement(name);
    other.append(...element.childNodes);
    element.replaceWith(other);
  }
}

/** Makes coloured code blocks, and whatever a theme wraps them in, plain ones. In them `<br>` is a line end. */
export function plainCode(article: Element, selector: string, inside = 'pre code'): void {
  for (const element of article.querySelectorAll(selector)) {
    const source = element.querySelector(inside);
    const pre = element.ownerDocument.createElement('pre');
    const code = element.ownerDocument.createElement('code');
    code.textContent = source === null ? '' : textWithBreaks(source);
    pre.append(code);
    element.replaceWith(pre);
  }
}

/** All text of an element, with a line end for each `<br>`. */
function textWithBreaks(element: Element): string {
  return [...element.childNodes]
    .map((child) => {
      if (child.nodeName === 'BR') return '\n';
      return child.nodeType === 1 ? textWithBreaks(child as Element) : (child.textContent ?? '');
    })
    .join('');
}
