/** What of a source map tells which file each character of a bundle came from. */
export interface SourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Numbers as source maps write them: base 64, five bits a digit, the lowest first, the sign last of all. */
export function readNumbers(text: string): readonly number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of text) {
    const digit = digits.indexOf(letter);
    if (digit < 0) throw new RangeError(`A source map has no "${letter}".`);
    value += (digit % 32) * 2 ** shift;
    shift += 5;
    if (digit >= 32) continue;
    numbers.push(value % 2 === 0 ? value / 2 : -(value - 1) / 2);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/**
 * Characters of a bundle by the source that they came from, as the map has it (ECMA-426); '' holds what came from none.
 * A character belongs to the last mapping at or before it in its line.
 */
export function charactersBySource(code: string, map: SourceMap): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (source: string, characters: number) => {
    if (characters > 0) counts.set(source, (counts.get(source) ?? 0) + characters);
  };
  const lines = map.mappings.split(';');
  let source = 0;
  for (const [index, text] of code.split('\n').entries()) {
    let column = 0;
    let name = '';
    for (const segment of (lines[index] ?? '').split(',')) {
      if (segment === '') continue;
      const [columns = 0, sources] = readNumbers(segment);
      count(name, columns);
      column += columns;
      source += sources ?? 0;
      name = sources === undefined ? '' : (map.sources[source] ?? '');
    }
    count(name, text.length - column);
  }
  return counts;
}

/** "react-dom" for a file of that package, "renderer/app" for one of ours. */
export function partOf(source: string): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules\/)/.exec(source);
  if (inPackage?.[1] !== undefined) return inPackage[1];
  const ours = /(?:^|\/)((?:electron|renderer|templates)(?:\/[^/]+)?)\//.exec(source);
  return ours?.[1] ?? 'other';
}
