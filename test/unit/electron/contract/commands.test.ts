import { describe, expect, it } from 'vitest';
import { COMMANDS, MENUS, RENDERER_COMMAND_IDS, findCommand } from '../../../../electron/contract/commands';
import { acceleratorFor } from '../../../../electron/contract/shortcuts';
import type { Platform } from '../../../../electron/contract/shortcuts';

/** What Chromium and the platforms give to roles that carry no accelerator of ours. */
const TAKEN_BY_ROLES = ['X', 'C', 'V', 'Shift+V', 'A', '0', '+', '-', 'Q', 'R', 'Shift+I'];

describe('the registry of commands', () => {
  it('holds each id once', () => {
    const ids = COMMANDS.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['mac', 'windows', 'linux'] as const)(
    'gives no key combination to two commands on %s',
    (platform: Platform) => {
      const own = COMMANDS.flatMap(({ accelerator }) =>
        accelerator === undefined
          ? []
          : [acceleratorFor(accelerator, platform).replace(/^(?:Cmd|Ctrl)\+/, 'CmdOrCtrl+')],
      );
      const all = [...own, ...TAKEN_BY_ROLES.map((key) => `CmdOrCtrl+${key}`)];
      expect(all.filter((combination, index) => all.indexOf(combination) !== index)).toEqual([]);
    },
  );

  it('keeps the commands of a menu, and those of a group, together', () => {
    const order = COMMANDS.map((command) => MENUS.indexOf(command.menu));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const runs = COMMANDS.map(({ menu, group }) => `${menu}/${group}`).filter(
      (run, index, all) => run !== all[index - 1],
    );
    expect(new Set(runs).size).toBe(runs.length);
  });

  it('sends to the renderer what is no role, undo and redo among it', () => {
    expect(RENDERER_COMMAND_IDS).toContain('edit.undo');
    expect(RENDERER_COMMAND_IDS).toContain('edit.redo');
    expect(RENDERER_COMMAND_IDS).not.toContain('edit.copy');
    expect(RENDERER_COMMAND_IDS.length).toBe(COMMANDS.filter((command) => command.role === undefined).length);
  });

  it('finds a command by its id', () => {
    expect(findCommand('file.new')?.label).toBe('New Post-mortem…');
    expect(findCommand('no.such')).toBeUndefined();
  });
});
