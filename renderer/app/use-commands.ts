import { useEffect, useRef } from 'react';

import type { ShellClient } from '../../electron/contract/client';
import { findCommand, type RendererCommandId } from '../../electron/contract/commands';
import { commandForKey } from '../../electron/contract/shortcuts';

interface UseCommands {
  readonly shell: ShellClient;
  readonly run: (id: RendererCommandId) => void;
  readonly enabled: readonly RendererCommandId[];
  readonly checked: ReadonlySet<RendererCommandId>;
}

/** Commands from the native menus and from the keyboard reach `run`; the menus are told what can be done. */
export function useCommands({ shell, run, enabled, checked }: UseCommands): void {
  const latest = useRef({ run, enabled });
  useEffect(() => {
    latest.current = { run, enabled };
  });

  useEffect(() => {
    const offCommand = shell.on('command', (id) => latest.current.run(id));
    // After the editor's own keys: what it has used is marked as handled.
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const id = commandForKey(event, shell.platform);
      if (id === null || !isAvailable(id, latest.current.enabled)) return;
      event.preventDefault();
      latest.current.run(id);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      offCommand();
      window.removeEventListener('keydown', onKey);
    };
  }, [shell]);

  const state = `${enabled.join()} ${[...checked].join()}`;
  useEffect(() => {
    void shell.request('setCommandState', { enabled: [...enabled], checked: [...checked] });
    // `state` stands for both lists: menus are told only when something in them changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shell, state]);
}

function isAvailable(id: RendererCommandId, enabled: readonly RendererCommandId[]): boolean {
  return findCommand(id)?.when === 'always' || enabled.includes(id);
}
