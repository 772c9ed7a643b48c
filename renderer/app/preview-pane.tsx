import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

import { releaseDocument } from '../document/admit';
import { showTree } from './hast';
import type { PreviewAnswer, PreviewRequest } from './preview';

interface PreviewPaneProps {
  readonly editor: Editor;
}

/** Typing comes first: the preview follows this many milliseconds after the last change. */
const pause = 200;

/** What a reader will see, beside the text. */
export function PreviewPane({ editor }: PreviewPaneProps) {
  const [answer, setAnswer] = useState<PreviewAnswer | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' });
    let serial = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      serial += 1;
      const request: PreviewRequest = { serial, document: releaseDocument(editor.state.doc) };
      worker.postMessage(request);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
      if (data.serial === serial) {
        setAnswer(data);
        setFault(null);
      }
    });
    worker.addEventListener('error', (event) => setFault(event.message));
    editor.on('update', later);
    ask();
    return () => {
      clearTimeout(timer);
      editor.off('update', later);
      worker.terminate();
    };
  }, [editor]);

  return (
    <section className="preview" aria-label="Preview" tabIndex={0}>
      <div className="preview-body">
        <p className="preview-file">
          {fault === null ? (answer?.name ?? 'Preparing the preview…') : `The preview stopped: ${fault}`}
        </p>
        {answer === null ? null : showTree(answer.tree)}
      </div>
    </section>
  );
}
