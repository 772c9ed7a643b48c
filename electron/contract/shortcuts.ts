import { COMMANDS, RENDERER_COMMAND_IDS } from './commands';
import type { Accelerator, RendererCommandId } from './commands';

export type Platform = 'mac' | 'windows' | 'linux';

/** What a DOM `KeyboardEvent` says about a key press; the part that shortcuts look at. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

interface Chord {
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

/** The accelerator in Electron's notation for this platform. */
export function acceleratorFor(accelerator: Accelerator, platform: Platform): string {
  if (typeof accelerator === 'string') return accelerator;
  return platform === 'mac' ? accelerator.mac : accelerator.other;
}

/** Takes `CmdOrCtrl+Shift+E` apart; the key stands last. */
function parseAccelerator(accelerator: string, platform: Platform): Chord {
  const parts = accelerator.split('+');
  const has = (name: string): boolean => parts.includes(name);
  const mac = platform === 'mac';
  return {
    ctrl: has('Ctrl') || (has('CmdOrCtrl') && !mac),
    meta: has('Cmd') || (has('CmdOrCtrl') && mac),
    shift: has('Shift'),
    alt: has('Alt'),
    key: (parts.at(-1) ?? '').toLowerCase(),
  };
}

const KEY_NAMES_OF_CODES: Readonly<Record<string, string>> = {
  Semicolon: ';',
  Slash: '/',
};

/** The key's name on a US layout: `KeyE` → `e`, `Digit8` → `8`, `Semicolon` → `;`. */
function keyOfCode(code: string): string {
  const match = /^(?:Key|Digit)([A-Z0-9])$/.exec(code);
  return match?.[1]?.toLowerCase() ?? KEY_NAMES_OF_CODES[code] ?? code.toLowerCase();
}

/**
 * Whether the pressed key is the wanted one. The typed character decides; the key's place decides where the layout
 * types no Latin letter there (Cyrillic, Greek, Hebrew), and for digits, which Shift and Alt turn into other signs.
 */
function isKey(press: KeyPress, wanted: string): boolean {
  const typed = press.key.toLowerCase();
  if (typed === wanted) return true;
  const placed = keyOfCode(press.code);
  if (/^[0-9]$/.test(wanted)) return placed === wanted;
  // Alt types another sign on macOS, so there the place decides as well.
  const typesItsOwnSign = /^[\x20-\x7e]$/.test(typed) && !press.altKey;
  return !typesItsOwnSign && placed === wanted;
}

function matches(press: KeyPress, chord: Chord): boolean {
  return (
    press.ctrlKey === chord.ctrl &&
    press.metaKey === chord.meta &&
    press.shiftKey === chord.shift &&
    press.altKey === chord.alt &&
    isKey(press, chord.key)
  );
}

const rendererIds: ReadonlySet<string> = new Set(RENDERER_COMMAND_IDS);

function isRendererId(id: string): id is RendererCommandId {
  return rendererIds.has(id);
}

/**
 * The renderer's command for a key press, or null. Nothing matches while an input method composes.
 * The renderer asks on `keydown`, after the editor's own keys, and calls `preventDefault` when it acts, so that the
 * native menu does not act a second time.
 */
export function commandForKey(press: KeyPress, platform: Platform): RendererCommandId | null {
  if (press.isComposing) return null;
  for (const { id, accelerator } of COMMANDS) {
    if (accelerator === undefined || !isRendererId(id)) continue;
    if (matches(press, parseAccelerator(acceleratorFor(accelerator, platform), platform))) return id;
  }
  return null;
}

const MAC_SIGNS = { ctrl: '⌃', alt: '⌥', shift: '⇧', meta: '⌘' } as const;

/** The accelerator as people read it: `⇧⌘E` on macOS, `Ctrl+Shift+E` elsewhere. */
export function formatAccelerator(accelerator: Accelerator, platform: Platform): string {
  const chord = parseAccelerator(acceleratorFor(accelerator, platform), platform);
  const key = chord.key.toUpperCase();
  if (platform === 'mac') {
    const signs = (['ctrl', 'alt', 'shift', 'meta'] as const)
      .filter((name) => chord[name])
      .map((name) => MAC_SIGNS[name]);
    return `${signs.join('')}${key}`;
  }
  const names = [
    chord.ctrl ? 'Ctrl' : '',
    chord.alt ? 'Alt' : '',
    chord.shift ? 'Shift' : '',
    chord.meta ? (platform === 'windows' ? 'Win' : 'Super') : '',
  ].filter((name) => name !== '');
  return [...names, key].join('+');
}
