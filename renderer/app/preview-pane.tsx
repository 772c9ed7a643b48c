import type { Editor, EditorEvents } from '@tiptap/core';
import type { RootContent } from 'hast';
import { memo, useEffect, useState } from 'react';

import { releaseDocument } from '../document/admit';
import { showNode } from './hast';
import { blocksAfter, type PreviewAnswer, type PreviewRequest } from './preview';
import { createStepLog, stepsOf } from './session-steps';

interface PreviewPaneProps {
  readonly editor: Editor;
}

/** Typing comes first: the preview follows this many milliseconds after the last change. */
const pause = 200;

interface Shown {
  readonly name: string;
  readonly blocks: readonly RootContent[];
}

/**
 * Follows an editor's text. What typing costs the window does not grow with the draft: the worker is told the steps, and
 * answers with the blocks that changed.
 *
 * @returns what ends it
 */
function follow(editor: Editor, show: (shown: Shown) => void, fail: (message: string) => void): () => void {
  const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' });
  let serial = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let log = createStepLog(editor.state.doc);
  let blocks: readonly RootContent[] = [];

  const ask = (request: PreviewRequest) => worker.postMessage(request);
  const open = () => {
    serial += 1;
    log = createStepLog(editor.state.doc);
    ask({ kind: 'open', serial, document: releaseDocument(editor.state.doc) });
  };
  const tell = () => {
    const { steps } = log.take(editor.state.doc);
    if (steps === null) {
      open();
      return;
    }
    serial += 1;
    ask({ kind: 'changed', serial, steps });
  };
  const changed = (event: EditorEvents['transaction']) => {
    if (stepsOf(event).length === 0) return;
    log.add(event);
    clearTimeout(timer);
    timer = setTimeout(tell, pause);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
    if (data.kind === 'lost') {
      open();
      return;
    }
    blocks = blocksAfter(blocks, data.blocks);
    if (data.serial === serial) show({ name: data.name, blocks });
  });
  worker.addEventListener('error', ({ message }) => fail(message));
  editor.on('transaction', changed);
  open();
  return () => {
    clearTimeout(timer);
    editor.off('transaction', changed);
    worker.terminate();
  };
}

/** What a reader will see, beside the text. */
export function PreviewPane({ editor }: PreviewPaneProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    const show = (next: Shown) => {
      setShown(next);
      setFault(null);
    };
    return follow(editor, show, setFault);
  }, [editor]);

  return (
    <section className="preview" aria-label="Preview" tabIndex={0}>
      <div className="preview-body">
        <p className="preview-file">
          {fault === null ? (shown?.name ?? 'Preparing the preview…') : `The preview stopped: ${fault}`}
        </p>
        {shown?.blocks.map((block, index) => (
          // A block is known by its place alone; one that moved is made anew.
          // oxlint-disable-next-line react/no-array-index-key
          <Block key={index} block={block} />
        ))}
      </div>
    </section>
  );
}

/** Made anew only where the block has changed. */
const Block = memo(function Block({ block }: { readonly block: RootContent }) {
  return showNode(block);
});
