import type { MenuItemConstructorOptions } from 'electron';
import { COMMANDS, MENUS, RENDERER_COMMAND_IDS } from './contract/commands';
import type { Command, Menu, RendererCommandId } from './contract/commands';
import { acceleratorFor } from './contract/shortcuts';
import type { Platform } from './contract/shortcuts';

interface MenuOptions {
  readonly platform: Platform;
  readonly development: boolean;
  /** Carries out a command of the renderer. */
  readonly run: (id: RendererCommandId) => void;
}

const rendererIds: ReadonlySet<string> = new Set(RENDERER_COMMAND_IDS);

function isRendererId(id: string): id is RendererCommandId {
  return rendererIds.has(id);
}

function itemFor(command: Command, { platform, run }: MenuOptions): MenuItemConstructorOptions {
  const { id, label, role, accelerator } = command;
  if (role !== undefined) return { id, label, role };
  return {
    id,
    label,
    enabled: command.when === 'always',
    ...(command.toggle ? { type: 'checkbox' as const, checked: false } : {}),
    ...(accelerator === undefined ? {} : { accelerator: acceleratorFor(accelerator, platform) }),
    click: () => {
      if (isRendererId(id)) run(id);
    },
  };
}

/** Puts a separator between neighbours of different groups. */
function grouped(commands: readonly Command[], options: MenuOptions): MenuItemConstructorOptions[] {
  return commands.flatMap((command, index) => {
    const before = commands[index - 1];
    const item = itemFor(command, options);
    return before !== undefined && before.group !== command.group
      ? [{ type: 'separator' as const }, item]
      : [item];
  });
}

/** On macOS these stand in the menu of the app's own name. */
const IN_MAC_APP_MENU: ReadonlySet<string> = new Set(['help.about', 'file.quit']);

function macAppMenu(options: MenuOptions): MenuItemConstructorOptions {
  const moved = (id: string): MenuItemConstructorOptions[] =>
    COMMANDS.filter((command) => command.id === id).map((command) => itemFor(command, options));
  return {
    role: 'appMenu',
    submenu: [
      ...moved('help.about'),
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      ...moved('file.quit'),
    ],
  };
}

function submenuFor(menu: Menu, options: MenuOptions): MenuItemConstructorOptions {
  const mac = options.platform === 'mac';
  const commands = COMMANDS.filter(
    (command) =>
      command.menu === menu &&
      (command.when !== 'development' || options.development) &&
      !(mac && IN_MAC_APP_MENU.has(command.id)),
  );
  return {
    // `&` marks the letter that opens the menu together with Alt; macOS has no such letters.
    label: mac ? menu : `&${menu}`,
    submenu: grouped(commands, options),
    ...(menu === 'Help' && mac ? { role: 'help' as const } : {}),
  };
}

/** The menu bar as data, in the order and with the roles of the platform. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const menus = MENUS.map((menu) => submenuFor(menu, options));
  if (options.platform !== 'mac') return menus;
  const help = menus.pop();
  return [macAppMenu(options), ...menus, { role: 'windowMenu' }, ...(help === undefined ? [] : [help])];
}
