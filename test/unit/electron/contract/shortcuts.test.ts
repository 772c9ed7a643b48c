import { describe, expect, it } from 'vitest';
import { commandForKey, formatAccelerator } from '../../../../electron/contract/shortcuts';
import type { KeyPress } from '../../../../electron/contract/shortcuts';

function press(key: string, code: string, held = ''): KeyPress {
  return {
    key,
    code,
    ctrlKey: held.includes('c'),
    metaKey: held.includes('m'),
    shiftKey: held.includes('s'),
    altKey: held.includes('a'),
    isComposing: false,
  };
}

describe('commandForKey', () => {
  it.each([
    ['n', 'KeyN', 'c', 'linux', 'file.new'],
    ['n', 'KeyN', 'm', 'mac', 'file.new'],
    ['E', 'KeyE', 'cs', 'windows', 'insert.event'],
    [';', 'Semicolon', 'c', 'linux', 'insert.stampNow'],
    ['F9', 'F9', '', 'linux', 'view.library'],
    ['F9', 'F9', 's', 'linux', 'view.inspector'],
    ['Z', 'KeyZ', 'ms', 'mac', 'edit.redo'],
    // Shift turns the digit into another sign, and so does Alt on macOS.
    ['*', 'Digit8', 'cs', 'linux', 'format.bulletList'],
    ['™', 'Digit2', 'ma', 'mac', 'format.heading2'],
    ['ç', 'KeyC', 'ma', 'mac', 'insert.codeBlock'],
    // A Cyrillic layout types no Latin letter on that key.
    ['т', 'KeyN', 'c', 'linux', 'file.new'],
  ] as const)('%s (%s) with “%s” on %s is %s', (key, code, held, platform, id) => {
    expect(commandForKey(press(key, code, held), platform)).toBe(id);
  });

  it('goes by the letter typed where the layout has Latin letters elsewhere', () => {
    // AZERTY: the key in Q's place types “a”, and the one in Z's place types “w”.
    expect(commandForKey(press('w', 'KeyZ', 'c'), 'linux')).toBeNull();
    expect(commandForKey(press('z', 'KeyW', 'c'), 'linux')).toBe('edit.undo');
  });

  it.each([
    ['the wrong modifier for the platform', press('n', 'KeyN', 'm'), 'linux'],
    ['Control on macOS', press('n', 'KeyN', 'c'), 'mac'],
    ['no modifier', press('n', 'KeyN'), 'linux'],
    ['one modifier too many', press('n', 'KeyN', 'csa'), 'linux'],
    ['AltGr, which types a sign', press('€', 'KeyE', 'ca'), 'windows'],
    ['a key of a role', press('c', 'KeyC', 'c'), 'linux'],
    ['an input method that composes', { ...press('n', 'KeyN', 'c'), isComposing: true }, 'linux'],
  ] as const)('is nothing for %s', (_name, key, platform) => {
    expect(commandForKey(key, platform)).toBeNull();
  });
});

describe('formatAccelerator', () => {
  it('reads as each platform writes it', () => {
    expect(formatAccelerator('CmdOrCtrl+Shift+E', 'mac')).toBe('⇧⌘E');
    expect(formatAccelerator('CmdOrCtrl+Shift+E', 'linux')).toBe('Ctrl+Shift+E');
    expect(formatAccelerator({ mac: 'Cmd+Shift+Z', other: 'Ctrl+Y' }, 'mac')).toBe('⇧⌘Z');
    expect(formatAccelerator({ mac: 'Cmd+Shift+Z', other: 'Ctrl+Y' }, 'windows')).toBe('Ctrl+Y');
    expect(formatAccelerator('CmdOrCtrl+Alt+2', 'mac')).toBe('⌥⌘2');
    expect(formatAccelerator('F9', 'linux')).toBe('F9');
  });
});
