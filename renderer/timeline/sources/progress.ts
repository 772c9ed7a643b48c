/**
 * Tells how much is done about every hundredth, and not for every record.
 * @param total how many there are
 */
export function progressOf(
  total: number,
  onProgress: ((share: number) => void) | undefined,
): (done: number) => void {
  if (onProgress === undefined || total === 0) return () => {};
  const step = Math.max(1, Math.floor(total / 100));
  let next = step;
  return (done) => {
    if (done < next) return;
    next = done + step;
    onProgress(done / total);
  };
}
