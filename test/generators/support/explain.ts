import type { TargetId } from '../../../renderer/publish/targets/target';
import { deviations, type Deviation } from '../deviations';

/**
 * What of a difference the table of deviations does not explain; none where it explains all of it. An entry that no
 * longer happens is a difference too.
 *
 * @param place the probe, the part of the long document, or "example"
 */
export function unexplained(
  target: TargetId,
  place: string,
  difference: readonly string[],
): readonly string[] {
  const entry = deviationAt(target, place);
  const shows = entry?.shows[place];
  if (entry === undefined || shows === undefined) return difference;
  if (difference.length === 0) return [`The table says "${entry.what}" here, and that no longer happens.`];
  if (shows === 'curly quotes') return withoutQuotes(difference);
  const isSame = shows.length === difference.length && shows.every((line, at) => line === difference[at]);
  return isSame ? [] : difference;
}

/** The table's entry for a place of a target's posts. */
export function deviationAt(target: TargetId, place: string): Deviation | undefined {
  return deviations.find((entry) => entry.targets.includes(target) && Object.hasOwn(entry.shows, place));
}

/** The lines that differ in more than the form of quotation marks. */
function withoutQuotes(difference: readonly string[]): readonly string[] {
  const straightened = (sign: string) =>
    difference
      .filter((line) => line.startsWith(sign))
      .map((line) =>
        line
          .slice(1)
          .replace(/[“”]|``|''/gu, '"')
          .replace(/[‘’]/gu, "'"),
      );
  const [missing, added] = [straightened('-'), straightened('+')];
  const isSame = missing.length === added.length && missing.every((line, at) => line === added[at]);
  return isSame ? [] : difference;
}
