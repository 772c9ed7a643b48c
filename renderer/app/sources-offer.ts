import { openText } from '../timeline/sources/open';
import { likeliestFormat } from '../timeline/sources/read-source';

/** Fewer lines are read where they are pasted, and seen there. */
const manyLines = 20;

/**
 * Whether a text pasted into a timeline is better looked at before it goes in: the export of a system, a table, or more
 * than twenty lines with times.
 */
export function isWorthPreview(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  const isJson = /^\s*[[{]/u.test(text);
  if (lines < 2 && !isJson) return false;
  const input = openText('clipboard', text);
  if ('refused' in input) return false;
  const format = likeliestFormat(input);
  if (format === null) return false;
  return format.id === 'lines' || format.id === 'markdown' ? lines > manyLines : true;
}
