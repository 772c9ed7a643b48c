/** Text as it is compared: small letters, no diacritics (Unicode NFD without its marks), full-width forms as plain ones. */
export function folded(text: string): string {
  // oxlint-disable-next-line no-control-regex -- ASCII is what needs no folding
  if (/^[\u0000-\u007f]*$/u.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
