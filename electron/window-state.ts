import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { writeFileAtomic } from './atomic-write';

/** All lengths in device-independent pixels, as Electron gives them. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MINIMUM_SIZE = { width: 640, height: 480 } as const;
export const DEFAULT_SIZE = { width: 1280, height: 800 } as const;

const pixels = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));

const windowState = v.object({
  version: v.literal(1),
  bounds: v.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
  maximized: v.boolean(),
  fullScreen: v.boolean(),
});

export type WindowState = v.InferOutput<typeof windowState>;

/** The state kept in `file`, or null where there is none or it cannot be understood. */
export async function readWindowState(file: string): Promise<WindowState | null> {
  try {
    const checked = v.safeParse(windowState, JSON.parse(await readFile(file, 'utf8')));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  await writeFileAtomic(file, `${JSON.stringify(state)}\n`);
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/**
 * Where the window goes: on the screen it shares most with (else on the first), not larger than that screen, not
 * smaller than the minimum where the screen has room for it, and wholly inside it. Centred where nothing is kept.
 * `workAreas` are the screens without their task bars, the main one first.
 */
export function placeWindow(kept: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const [main] = workAreas;
  if (main === undefined) return { x: 0, y: 0, ...DEFAULT_SIZE };
  const area =
    kept === null
      ? main
      : workAreas.reduce((best, next) => (overlap(kept, next) > overlap(kept, best) ? next : best), main);
  const width = Math.min(Math.max(kept?.width ?? DEFAULT_SIZE.width, MINIMUM_SIZE.width), area.width);
  const height = Math.min(Math.max(kept?.height ?? DEFAULT_SIZE.height, MINIMUM_SIZE.height), area.height);
  if (kept === null) {
    return {
      x: area.x + Math.round((area.width - width) / 2),
      y: area.y + Math.round((area.height - height) / 2),
      width,
      height,
    };
  }
  return {
    x: clamp(kept.x, area.x, area.x + area.width - width),
    y: clamp(kept.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}
