/** ASCII punctuation that means something in GFM, somewhere. A backslash before any of it is always allowed (CommonMark 0.31, 2.4). */
const meaningful = /[\\`*_[\]<>#+\-.)!|~&=:@]/gu;
/** An address as people paste it: without what a sentence puts behind it. */
const address = /\bhttps?:\/\/[^\s<>"\\`|]*[^\s<>"\\`|.,;:!?'()[\]{}*_~]/giu;

/** One line of text as Markdown that says exactly that text; addresses become links. */
export function plainLine(text: string): string {
  const line = oneLine([text]);
  let markdown = '';
  let from = 0;
  for (const match of line.matchAll(address)) {
    markdown += `${escaped(line.slice(from, match.index))}<${match[0]}>`;
    from = match.index + match[0].length;
  }
  return markdown + escaped(line.slice(from));
}

function escaped(text: string): string {
  return text.replace(meaningful, '\\$&');
}

/** A headline and the lines below it: paragraphs where blank lines part them, lines of one paragraph else. */
export function plainParagraphs(lines: readonly string[]): string {
  const [headline = '', ...further] = lines;
  const paragraphs: string[][] = [[]];
  for (const line of further) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(plainLine(line));
  }
  return [plainLine(headline), ...paragraphs.map((paragraph) => paragraph.join('\\\n'))]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** A headline and the lines below it to the letter, such as a stack trace. */
export function headlineAndCode(headline: string, lines: readonly string[]): string {
  const inner = lines
    .join('\n')
    .replace(/^(?:[\t ]*\n)+/u, '')
    .trimEnd();
  if (inner === '') return plainLine(headline);
  let longest = 0;
  for (const [run] of inner.matchAll(/`+/gu)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const code = `${fence}\n${inner}\n${fence}`;
  const first = plainLine(headline);
  return first === '' ? code : `${first}\n\n${code}`;
}

/** Text on one line, for lists, filters and comparison. */
export function oneLine(lines: readonly string[]): string {
  return lines.join(' ').replace(unseen, ' ').replace(/\s+/gu, ' ').trim();
}

/** Nobody sees them, and Markdown has no way to write them. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unseen = /[\u0000-\u001f\u007f]/gu;
