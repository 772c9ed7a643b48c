import { useEffect } from 'react';

import type { ShellClient } from '../../electron/contract/client';

/**
 * Opens links in the system's browser, never in the window: in the preview by a click, in the text with Ctrl or Cmd
 * held, because there a click sets the caret. The shell lets http, https and mailto through.
 */
export function useLinks(shell: ShellClient, say: (message: string) => void): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const href = link?.getAttribute('href') ?? '';
      if (link === null || href === '') return;
      event.preventDefault();
      const isInText = link.closest('.ProseMirror') !== null;
      if (isInText && !event.ctrlKey && !event.metaKey) return;
      void shell.request('openExternal', href).then((result) => {
        if (result.kind === 'refused') say(result.message);
      });
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [shell, say]);
}
