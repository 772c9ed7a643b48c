/**
 * GFM makes links of bare `ftp://` addresses too (0.29, "Autolinks (extension)"), which the parser leaves as text.
 * Splits text into what is such an address and what is not.
 */
export function splitFtp(text: string): readonly { readonly text: string; readonly isAddress: boolean }[] {
  const parts: { readonly text: string; readonly isAddress: boolean }[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(
    /(?<![^\s*_~(])ftp:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+[^\s<]*/giu,
  )) {
    const address = withoutTail(found);
    if (index > end) parts.push({ text: text.slice(end, index), isAddress: false });
    parts.push({ text: address, isAddress: true });
    end = index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isAddress: false });
  return parts;
}

/** GFM's path validation: no punctuation and no unmatched bracket at the end, nor what looks like an entity. */
function withoutTail(address: string): string {
  const shorter = address.replace(/(?:[?!.,:*_~'"]|&[a-z\d]+;)$/iu, '');
  if (shorter !== address) return withoutTail(shorter);
  const count = (bracket: string) => address.split(bracket).length;
  return address.endsWith(')') && count(')') > count('(') ? withoutTail(address.slice(0, -1)) : address;
}
