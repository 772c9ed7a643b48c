import { useEffect, useState } from 'react';

import type { FileToOpen } from './open-file';

/** What may be dropped onto the window to be opened; images go to the editor. */
const opened = /\.(?:postmortem|json|md|markdown|mdown|mdx|erb|zip|jsonl|ndjson|csv|tsv|log|txt)$/iu;

/** Opens drafts, and imports Markdown and sources of events, dropped anywhere on the window. Says whether some are being dragged over it. */
export function useDroppedFiles(open: (files: readonly FileToOpen[]) => Promise<void>): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])].filter((file) => opened.test(file.name));
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      void Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      ).then(open);
    };
    // Anything else that is dropped outside the editor must not replace the page.
    const refuse = (event: DragEvent) => {
      if (isFiles(event) && !event.defaultPrevented) event.preventDefault();
      setOver(false);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop, { capture: true });
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop, { capture: true });
      window.removeEventListener('drop', refuse);
    };
  }, [open]);
  return over;
}
