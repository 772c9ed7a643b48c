import type { Editor } from '@tiptap/core';

/*
 * Functions that run in the page. Each stands for itself: it is handed over as text, and reaches nothing of this module.
 */

/** What the page calls with every state that it shows. */
export const sawName = 'tortureSaw';

/** Reports what the open draft's editor shows now, and from now on with every change, at the moment of it. */
export function watchEditor(name: string): void {
  type Watched = Editor & { watched?: true };
  const dom = document.querySelector<HTMLElement & { editor?: Watched }>('.ProseMirror');
  const editor = dom?.editor;
  if (editor === undefined || editor.watched === true) return;
  editor.watched = true;
  // Not Date: a test may have set that back.
  const now = (): number => performance.timeOrigin + performance.now();
  const report = (window as unknown as Record<string, (at: number, document: string) => void>)[name];
  let { doc } = editor.state;
  report?.(now(), JSON.stringify(editor.getJSON()));
  editor.on('transaction', () => {
    if (editor.state.doc === doc) return;
    ({ doc } = editor.state);
    report?.(now(), JSON.stringify(editor.getJSON()));
  });
}

/**
 * Whether the caret stands in the title, as the browser has it: what the editor has of it may come a moment later than the
 * key that moved it.
 */
export function caretInTitle(): boolean {
  const editor = document.querySelector('.ProseMirror');
  const node = document.getSelection()?.anchorNode ?? null;
  // Without a caret in the text, or with one before its first block, what is typed begins in the title.
  if (editor === null || node === null || node === editor || !editor.contains(node)) return true;
  return editor.firstElementChild?.contains(node) ?? true;
}

/** Pastes as the clipboard does: the same event, with the same data, at the caret. */
export function paste(given: {
  readonly text?: string;
  readonly html?: string;
  readonly image?: readonly number[];
}): void {
  const data = new DataTransfer();
  if (given.text !== undefined) data.setData('text/plain', given.text);
  if (given.html !== undefined) data.setData('text/html', given.html);
  if (given.image !== undefined) {
    data.items.add(new File([Uint8Array.from(given.image)], 'picture.png', { type: 'image/png' }));
  }
  const dom = document.querySelector('.ProseMirror');
  dom?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}

/**
 * Opens every draft of the library one after the other, by a click on it, and tells what the window shows of each: title
 * and document. Null where the library does not show within the limit.
 */
export async function readDrafts(limit: number): Promise<readonly (readonly [string, string])[] | null> {
  const end = Date.now() + limit;
  const until = async <T>(look: () => T | null | undefined): Promise<T | null> => {
    for (;;) {
      const found = look();
      if (found !== null && found !== undefined) return found;
      if (Date.now() > end) return null;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const shown = await until(() => {
    const pane = document.querySelector('.library-list');
    return pane === null || pane.textContent.includes('Reading the library') ? null : pane;
  });
  if (shown === null) return null;
  const textOf = (element: Element): string => element.textContent.trim();
  const titles = Array.from(document.querySelectorAll('.library .draft-title'), textOf);
  const drafts: (readonly [string, string])[] = [];
  for (const title of titles) {
    const row = Array.from(document.querySelectorAll<HTMLElement>('.library .draft-main')).find(
      (button) => textOf(button.querySelector('.draft-title') ?? button) === title,
    );
    row?.click();
    const open = await until(() => {
      const editor = document.querySelector<HTMLElement & { editor?: Editor }>('.ProseMirror')?.editor;
      const shownTitle = editor?.state.doc.firstChild?.textContent.replaceAll(/\s+/gu, ' ').trim();
      return editor !== undefined && shownTitle === title.replaceAll(/\s+/gu, ' ')
        ? JSON.stringify(editor.getJSON())
        : null;
    });
    drafts.push([title, open ?? '']);
  }
  return drafts;
}

/** Versions of all drafts as the database has them, by id, past the app's own reading. */
export async function storedVersions(): Promise<readonly (readonly [string, number])[]> {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
    });
  const db = await settled(indexedDB.open('aftermark'));
  try {
    const read = db.transaction(['bodies', 'steps']);
    const bodies = await settled<{ id: string; version: number }[]>(read.objectStore('bodies').getAll());
    const versions: (readonly [string, number])[] = [];
    for (const { id, version } of bodies) {
      const range = IDBKeyRange.bound([id], [id, []]);
      const last = await settled(read.objectStore('steps').openKeyCursor(range, 'prev'));
      const seq = (last?.key as [string, number] | undefined)?.[1] ?? 0;
      versions.push([id, Math.max(version, seq)]);
    }
    return versions;
  } finally {
    db.close();
  }
}
