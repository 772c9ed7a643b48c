/** So many files are worked on at a time; more only wait for the same disk. */
const AT_A_TIME = 8;

/**
 * Does `work` for every item, several at a time; the results are in the order of the items. Rejects with the first
 * error once nothing is being worked on any more, so that the caller can clear away what has been made.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: { readonly place: number; readonly result: Result }[] = [];
  const errors: unknown[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [place, item] of waiting) {
      if (errors.length > 0) return;
      try {
        results.push({ place, result: await work(item) });
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, items.length) }, worker));
  if (errors.length > 0) throw errors[0];
  return results.sort((a, b) => a.place - b.place).map(({ result }) => result);
}
