import type { Page } from 'playwright-core';

/** A keyboard that counts. A character is one key and so is a chord, as fingers would count them. */
export interface Keyboard {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Presses a key until `there` holds; fails after `atMost` times. */
  readonly pressUntil: (key: string, there: () => Promise<boolean>, atMost: number) => Promise<void>;
  readonly keys: () => number;
}

/** The keyboard of a page. Playwright has each key taken by the page before it sends the next. */
export function createKeyboard(page: Page): Keyboard {
  let keys = 0;
  const press = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) {
      keys += 1;
      await page.keyboard.press(name);
    }
  };
  return {
    press,
    async type(text) {
      keys += [...text].length;
      await page.keyboard.type(text);
    },
    async pressUntil(key, there, atMost) {
      for (let pressed = 0; pressed <= atMost; pressed += 1) {
        if (await there()) return;
        await press(key);
      }
      throw new Error(`${key}, pressed ${atMost} times, does not lead there.`);
    },
    keys: () => keys,
  };
}
