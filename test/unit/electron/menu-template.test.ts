import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../electron/contract/shortcuts';
import { menuTemplate } from '../../../electron/menu-template';

function build(platform: Platform, development = false) {
  const ran: string[] = [];
  const template = menuTemplate({ platform, development, run: (id) => ran.push(id) });
  return { template, ran };
}

function itemsOf(menu: MenuItemConstructorOptions | undefined): readonly MenuItemConstructorOptions[] {
  return Array.isArray(menu?.submenu) ? menu.submenu : [];
}

function find(
  template: readonly MenuItemConstructorOptions[],
  id: string,
): MenuItemConstructorOptions | undefined {
  return template.flatMap(itemsOf).find((item) => item.id === id);
}

describe('menuTemplate', () => {
  it('has the platform’s menus in the platform’s order', () => {
    const names = ({ template }: ReturnType<typeof build>) => template.map((menu) => menu.label ?? menu.role);
    expect(names(build('linux'))).toEqual([
      '&File',
      '&Edit',
      '&Insert',
      '&Format',
      '&Review',
      '&View',
      '&Help',
    ]);
    expect(names(build('mac'))).toEqual([
      'appMenu',
      'File',
      'Edit',
      'Insert',
      'Format',
      'Review',
      'View',
      'windowMenu',
      'Help',
    ]);
  });

  it('puts About and Quit where the platform has them', () => {
    const mac = build('mac').template;
    expect(itemsOf(mac[0]).map((item) => item.id)).toEqual(
      expect.arrayContaining(['help.about', 'file.quit']),
    );
    expect(itemsOf(mac[1]).some((item) => item.id === 'file.quit')).toBe(false);
    const linux = build('linux').template;
    expect(itemsOf(linux[0]).some((item) => item.id === 'file.quit')).toBe(true);
    expect(itemsOf(linux.at(-1)).some((item) => item.id === 'help.about')).toBe(true);
  });

  it('offers reload and developer tools in development only', () => {
    expect(find(build('linux').template, 'view.devTools')).toBeUndefined();
    expect(find(build('linux').template, 'view.reload')).toBeUndefined();
    expect(find(build('linux', true).template, 'view.devTools')?.role).toBe('toggleDevTools');
  });

  it('runs a command of the renderer, and leaves a role to the shell', () => {
    const { template, ran } = build('linux');
    const item = find(template, 'file.new');
    // Electron hands over the item, the window and the event; the command needs none of them.
    const click = item?.click as (() => void) | undefined;
    click?.();
    expect(ran).toEqual(['file.new']);
    expect(find(template, 'edit.copy')).toEqual({ id: 'edit.copy', label: 'Copy', role: 'copy' });
  });

  it('enables what needs a draft only once the renderer says so', () => {
    const { template } = build('linux');
    expect(find(template, 'file.exportMarkdown')?.enabled).toBe(false);
    expect(find(template, 'file.open')?.enabled).toBe(true);
  });

  it('begins and ends no menu with a separator, and sets none beside another', () => {
    for (const platform of ['mac', 'windows', 'linux'] as const) {
      for (const menu of build(platform).template) {
        const kinds = itemsOf(menu).map((item) => item.type === 'separator');
        expect(kinds[0] ?? false).toBe(false);
        expect(kinds.at(-1) ?? false).toBe(false);
        expect(kinds.some((separator, index) => separator && kinds[index + 1] === true)).toBe(false);
      }
    }
  });
});
