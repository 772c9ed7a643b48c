import type { Range } from '../search/snippets';

interface MarkedProps {
  readonly text: string;
  /** In order, none touching another; what lies outside the text is left out. */
  readonly ranges: readonly Range[];
}

/** A text with parts of it marked. It is text and nothing else: no draft can bring markup in here. */
export function Marked({ text, ranges }: MarkedProps) {
  return (
    <>
      {ranges.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(ranges[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </>
  );
}
