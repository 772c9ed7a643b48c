import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

import { createAgreementReader, readSignOffs, type Agreement } from './sign-offs';

/** Milliseconds after the last change before sections are read again. */
const pause = 400;

const none: readonly Agreement[] = [];

/** The sign-offs of the open draft, each with whether its section says the same still. Follows after a pause. */
export function useAgreements(editor: Editor): readonly Agreement[] {
  const [agreements, setAgreements] = useState(none);
  useEffect(() => {
    const read = createAgreementReader();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let reading = 0;
    const look = async () => {
      const { doc } = editor.state;
      reading += 1;
      const own = reading;
      const found = readSignOffs(doc).length === 0 ? none : await read(doc);
      if (own === reading) setAgreements(found);
    };
    let seen = editor.state.doc;
    // Documents are held against each other: what a plugin appends to a transaction changes them too.
    const changed = () => {
      const { doc } = editor.state;
      if (doc === seen) return;
      // A sign-off is shown at once.
      const isSigned = doc.attrs['signOffs'] !== seen.attrs['signOffs'];
      seen = doc;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), isSigned ? 0 : pause);
    };
    void look();
    editor.on('transaction', changed);
    return () => {
      editor.off('transaction', changed);
      clearTimeout(timer);
      reading = -1;
    };
  }, [editor]);
  return agreements;
}
