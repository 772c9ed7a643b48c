import { askedPieces, type AskedPiece } from './terms';

/** A word of a query, and whether what follows it in a text may go on: "deploy" finds "deployment". */
export type AskedWord = AskedPiece & { readonly prefix: boolean };

/** Letters from which on a word is taken as the beginning of others wherever it stands in a query. */
const longPrefix = 3;

/** Words of a query at most; of a pasted page the first are enough to find it. */
const mostWords = 12;

/**
 * What is asked for, all of which has to be in a draft. The word that is being typed is the beginning of one, until a
 * space ends it; so is any other of three letters or more.
 */
export function readQuery(query: string): readonly AskedWord[] {
  const pieces = askedPieces(query).slice(0, mostWords);
  const typing = query.trimEnd() === query;
  return pieces.map((piece, index) => {
    const isTyped = typing && index === pieces.length - 1;
    switch (piece.kind) {
      case 'word':
        return { ...piece, prefix: isTyped || piece.term.length >= longPrefix };
      case 'run':
        return { ...piece, prefix: piece.terms.length === 1 };
      case 'piece':
        return { ...piece, prefix: isTyped || (piece.words.at(-1)?.length ?? 0) >= longPrefix };
    }
  });
}

/** The terms that a query asks for, for how much of a longer one is marked. */
export function askedTerms(query: string): readonly string[] {
  return readQuery(query).flatMap((word) => {
    switch (word.kind) {
      case 'word':
        return [word.term];
      case 'run':
        return word.terms;
      case 'piece':
        return [...word.windows, ...word.words];
    }
  });
}
