import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SIZE, placeWindow, readWindowState, writeWindowState } from '../../../electron/window-state';

const MAIN = { x: 0, y: 25, width: 1920, height: 1055 };
const LEFT = { x: -1280, y: 0, width: 1280, height: 1024 };

describe('placeWindow', () => {
  it('keeps a window that is on a screen where it is', () => {
    const kept = { x: 100, y: 100, width: 900, height: 700 };
    expect(placeWindow(kept, [MAIN])).toEqual(kept);
    const onLeft = { x: -1200, y: 10, width: 900, height: 700 };
    expect(placeWindow(onLeft, [MAIN, LEFT])).toEqual(onLeft);
  });

  it('brings a window back whose screen is gone', () => {
    expect(placeWindow({ x: -1200, y: 10, width: 900, height: 700 }, [MAIN])).toEqual({
      x: 0,
      y: 25,
      width: 900,
      height: 700,
    });
  });

  it('centres a window without a past', () => {
    expect(placeWindow(null, [MAIN])).toEqual({ x: 320, y: 153, ...DEFAULT_SIZE });
  });

  it('makes a window no larger than its screen and no smaller than it can be used', () => {
    expect(placeWindow({ x: 0, y: 0, width: 9_000, height: 9_000 }, [LEFT])).toEqual(LEFT);
    expect(placeWindow({ x: 10, y: 30, width: 5, height: 5 }, [MAIN])).toMatchObject({
      width: 640,
      height: 480,
    });
  });

  it('always lies wholly on one screen', () => {
    const rectangle = (low: number, high: number) =>
      fc.record({
        x: fc.integer({ min: -9_000, max: 9_000 }),
        y: fc.integer({ min: -9_000, max: 9_000 }),
        width: fc.integer({ min: low, max: high }),
        height: fc.integer({ min: low, max: high }),
      });
    const screens = fc.array(rectangle(300, 4_000), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.option(rectangle(0, 10_000)), screens, (kept, areas) => {
        const place = placeWindow(kept, areas);
        const inside = areas.some(
          (area) =>
            place.x >= area.x &&
            place.y >= area.y &&
            place.x + place.width <= area.x + area.width &&
            place.y + place.height <= area.y + area.height,
        );
        expect(inside).toBe(true);
      }),
    );
  });
});

describe('the kept state', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'aftermark-state-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('comes back as it was written', async () => {
    const state = {
      version: 1 as const,
      bounds: { x: -5, y: 6, width: 700, height: 800 },
      maximized: true,
      fullScreen: false,
    };
    const file = path.join(folder, 'state.json');
    await writeWindowState(file, state);
    expect(await readWindowState(file)).toEqual(state);
  });

  it.each([
    '',
    '{',
    'null',
    '{"version":2}',
    '{"version":1,"bounds":{"x":0,"y":0,"width":1e9,"height":1},"maximized":false,"fullScreen":false}',
  ])('is nothing where the file holds %s', async (content) => {
    const file = path.join(folder, 'state.json');
    await writeFile(file, content);
    expect(await readWindowState(file)).toBeNull();
    expect(await readWindowState(path.join(folder, 'missing.json'))).toBeNull();
  });
});
