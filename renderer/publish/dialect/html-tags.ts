/** A piece of HTML's source: text, a tag, a comment, or another thing between angle brackets. */
export interface HtmlPiece {
  readonly kind: 'text' | 'open' | 'close' | 'comment' | 'other';
  readonly source: string;
  /** Lower case; '' for what has none. */
  readonly name: string;
}

const pieces = /<!--[\s\S]*?-->|<\/?[a-z][^\s/>]*(?:[^<>"']|"[^"]*"|'[^']*')*>|<[!?][^>]*>|[^<]+|</giu;

/** The elements that never have content (HTML Standard, 13.1.2). */
const voidNames: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

export function isVoid(name: string): boolean {
  return voidNames.has(name);
}

/** HTML in pieces that together are the source. Never fails: what is no tag is text. */
export function htmlPieces(source: string): readonly HtmlPiece[] {
  return Array.from(source.matchAll(pieces), ([piece]) => {
    const tag = /^<(\/?)([a-z][^\s/>]*)/iu.exec(piece);
    if (tag !== null) {
      const name = (tag[2] ?? '').toLowerCase();
      return { kind: tag[1] === '/' ? ('close' as const) : ('open' as const), source: piece, name };
    }
    const kind = piece.startsWith('<!--')
      ? ('comment' as const)
      : /^<[!?]/u.test(piece)
        ? ('other' as const)
        : ('text' as const);
    return { kind, source: piece, name: '' };
  });
}

/** Names of the elements that the source opens and does not close. */
export function leftOpen(source: string): readonly string[] {
  const open: string[] = [];
  for (const { kind, name, source: tag } of htmlPieces(source)) {
    if (kind === 'open' && !isVoid(name) && !tag.endsWith('/>')) open.push(name);
    if (kind === 'close') {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.splice(at);
    }
  }
  return open;
}

/** Whether the source closes what it did not open. */
export function closesMore(source: string): boolean {
  const open: string[] = [];
  for (const { kind, name, source: tag } of htmlPieces(source)) {
    if (kind === 'open' && !isVoid(name) && !tag.endsWith('/>')) open.push(name);
    if (kind === 'close') {
      const at = open.lastIndexOf(name);
      if (at < 0) return true;
      open.splice(at);
    }
  }
  return false;
}
