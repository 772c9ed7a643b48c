interface QuoteProps {
  /** '' where it is about a block or row as a whole. */
  readonly quote: string;
  /** How such a block begins. */
  readonly suffix: string;
}

/** Characters. */
const longest = 160;

/** The words that a comment is about. */
export function Quote({ quote, suffix }: QuoteProps) {
  const words = (quote === '' ? suffix : quote).replaceAll('\uFFFC', ' ').trim();
  if (words === '') return <p className="thread-quote">An empty block</p>;
  const short = words.length > longest ? `${words.slice(0, longest)}…` : words;
  return (
    <blockquote className="thread-quote" dir="auto">
      {quote === '' ? `${short}…` : short}
    </blockquote>
  );
}
