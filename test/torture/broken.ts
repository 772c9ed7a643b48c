import type { RunningApp } from '../e2e/support/running-app';

/**
 * Breaks the app so that it loses what it saves: every save is stored as if it were done, with the version that it has to
 * have, but without what was written. A harness that finds nothing wrong with such an app finds nothing.
 */
export async function swallowSaves({ page }: RunningApp): Promise<void> {
  await page.evaluate(() => {
    interface Row {
      readonly id?: string;
      readonly draft?: { readonly document: unknown };
      readonly steps?: readonly unknown[];
    }
    const first = new Map<string | undefined, unknown>();
    const emptied = (store: string, row: Row): Row => {
      if (store === 'steps') return { ...row, steps: [] };
      if (store !== 'bodies' || row.draft === undefined) return row;
      if (!first.has(row.id)) first.set(row.id, row.draft.document);
      return { ...row, draft: { ...row.draft, document: first.get(row.id) } };
    };
    const { prototype } = IDBObjectStore;
    for (const name of ['put', 'add'] as const) {
      // oxlint-disable-next-line typescript/unbound-method -- it is applied to the store that it is called on
      const write = prototype[name];
      prototype[name] = function lose(this: IDBObjectStore, value: Row, key?: IDBValidKey) {
        const lost = emptied(this.name, value);
        return write.apply(this, key === undefined ? [lost] : [lost, key]);
      };
    }
  });
}
