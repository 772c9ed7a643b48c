import { DOMSerializer, type Fragment, type Node, type Schema } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

import { isLiveValue } from '../../document/live-value';
import { isWrittenTime } from '../../document/written-time';
import { label } from '../../document/vocabulary';
import { liveText } from '../../timeline/live-value';
import { printTime } from '../../time/print';
import { documentZone } from '../../document/read';
import { forOthers, ownCopy } from './clean-html';
import type { copiedText } from './copied-text';

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a row's facts say in words, to stand before its text for apps that know nothing of rows. */
function words(row: HTMLElement, zone: string): string {
  const { dataset } = row;
  const value = (name: string) => {
    const fact = parsed(dataset[name]);
    return typeof fact === 'string' ? fact : '';
  };
  if (dataset['event'] !== undefined) {
    const happened = parsed(dataset['happened']);
    return isWrittenTime(happened) ? printTime(happened, { zone, date: 'short' }) : '';
  }
  if (dataset['impact'] !== undefined) return [value('who'), value('measure')].filter(Boolean).join(', ');
  if (dataset['factor'] !== undefined) return value('kind') === '' ? '' : label(value('kind'));
  if (dataset['action'] !== undefined) {
    return [value('status') && label(value('status')), value('owner'), value('due')]
      .filter(Boolean)
      .join(', ');
  }
  const checked = parsed(dataset['checked']);
  return checked === null ? '' : checked === true ? '☑' : '☐';
}

/** Rich text for other apps: the same HTML that our own paste reads, with the facts of rows said in words as well. */
class ClipboardSerializer extends DOMSerializer {
  readonly #doc: () => Node;

  constructor(schema: Schema, doc: () => Node) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
    this.#doc = doc;
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const made = super.serializeFragment(fragment, options, target);
    // ProseMirror calls this for what stands inside each node as well, then with a target.
    if (target === undefined) {
      made.firstElementChild?.setAttribute(ownCopy, '');
      const doc = this.#doc();
      const { zone } = documentZone(doc);
      for (const live of made.querySelectorAll<HTMLElement>('span[data-live-value]')) {
        const value = parsed(live.dataset['value']);
        live.textContent = liveText(isLiveValue(value) ? value : null, doc, zone).text;
      }
      for (const row of made.querySelectorAll('li')) {
        const text = words(row, zone);
        if (text === '') continue;
        const said = row.ownerDocument.createElement('span');
        said.setAttribute(forOthers, '');
        said.textContent = row.dataset['checked'] === undefined ? `${text} – ` : `${text} `;
        const first = row.firstElementChild;
        (first?.localName === 'p' ? first : row).prepend(said);
      }
    }
    return made;
  }
}

let writer: typeof copiedText | null = null;

/** Loads what writes a copy as Markdown: large, and there long before anybody has selected what to copy. */
export async function loadCopiedText(): Promise<void> {
  writer = (await import('./copied-text')).copiedText;
}

export function copyPlugin(schema: Schema, doc: () => Node): Plugin {
  return new Plugin({
    props: {
      clipboardSerializer: new ClipboardSerializer(schema, doc),
      clipboardTextSerializer: (slice) =>
        writer?.(slice, doc()) ?? slice.content.textBetween(0, slice.content.size, '\n\n', '\n'),
    },
    // Whoever copies has selected something before.
    view: () => ({
      update: ({ state }) => {
        if (writer === null && !state.selection.empty) void loadCopiedText();
      },
    }),
  });
}
