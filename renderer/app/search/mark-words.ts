import { askedTerms } from '../../search/query';
import { rangesIn, sought } from '../../search/snippets';
import { termsOf } from '../../search/terms';

/** As the stylesheet calls it: ::highlight(searched). */
const name = 'searched';

/** A text block of the editor, whatever its kind. */
const textBlock = '.ProseMirror :is(p, h1, h2, h3, h4, h5, h6, pre, td, th)';

/** The parts of an element's text as ranges of its page. */
function domRanges(
  element: Element,
  parts: readonly { readonly start: number; readonly end: number }[],
): Range[] {
  const ranges = parts.map((part) => ({ part, range: new Range() }));
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    for (const { part, range } of ranges) {
      if (part.start >= before && part.start < before + length) range.setStart(node, part.start - before);
      if (part.end > before && part.end <= before + length) range.setEnd(node, part.end - before);
    }
    before += length;
  }
  return ranges.map(({ range }) => range);
}

/**
 * Marks the words of a query in the block that the caret was put into, until the next key or click. The browser paints
 * them over the text: neither the page nor the draft changes.
 */
export function markWordsAtCaret(query: string): void {
  // The caret is there once the window has painted the draft.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const at = getSelection()?.anchorNode;
      const block = (at instanceof Element ? at : at?.parentElement)?.closest(textBlock);
      if (block === null || block === undefined) return;
      const text = block.textContent ?? '';
      const asked = askedTerms(query);
      const terms = termsOf(text).map(({ term }) => term);
      const found = terms.filter((term) => asked.some((typed) => term.startsWith(typed)));
      CSS.highlights.set(name, new Highlight(...domRanges(block, rangesIn(text, sought(query, found)))));
      const forget = () => {
        CSS.highlights.delete(name);
        removeEventListener('keydown', forget);
        removeEventListener('pointerdown', forget);
      };
      addEventListener('keydown', forget);
      addEventListener('pointerdown', forget);
    }),
  );
}
