import { Menu } from 'electron';
import { COMMANDS } from './contract/commands';
import type { RendererCommandId } from './contract/commands';
import type { CommandState } from './contract/contract';
import { isDevelopment, platform } from './environment';
import { menuTemplate } from './menu-template';

/** Builds the menu bar; `run` carries out a command of the renderer. */
export function setUpMenus(run: (id: RendererCommandId) => void): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ platform, development: isDevelopment, run })),
  );
}

/** Shows in the menus what can be carried out now and which switches are on. */
export function applyCommandState(state: CommandState): void {
  const menu = Menu.getApplicationMenu();
  if (menu === null) return;
  const enabled: ReadonlySet<string> = new Set(state.enabled);
  const checked: ReadonlySet<string> = new Set(state.checked);
  for (const command of COMMANDS) {
    if (command.role !== undefined) continue;
    const item = menu.getMenuItemById(command.id);
    if (item === null) continue;
    item.enabled = command.when === 'always' || enabled.has(command.id);
    if (command.toggle) item.checked = checked.has(command.id);
  }
}
