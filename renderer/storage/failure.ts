/** What went wrong, for a person, in one sentence. Nothing was changed. */
export interface Failed {
  readonly kind: 'failed';
  readonly message: string;
}

/** The names of an error and of those it wraps, the outermost first. Dexie wraps what IndexedDB throws. */
function names(error: unknown): readonly string[] {
  const found: string[] = [];
  let here: unknown = error;
  while (typeof here === 'object' && here !== null && found.length < 5) {
    if ('name' in here && typeof here.name === 'string') found.push(here.name);
    here = 'inner' in here ? here.inner : undefined;
  }
  return found;
}

const reasons: Readonly<Record<string, string>> = {
  QuotaExceededError: 'the disk is full; free some space, then try again',
  DatabaseClosedError:
    'the database was closed; free some space where the disk is full, or restart Aftermark',
  InvalidStateError: 'the database was closed; free some space where the disk is full, or restart Aftermark',
  OpenFailedError: 'the database cannot be opened; restart Aftermark',
  UnknownError: 'the disk failed or is full; free some space, or restart Aftermark',
  MissingAPIError: 'this system has no database',
  ConstraintError: 'one with the same id is there already',
  DataCloneError: 'it holds something that cannot be stored',
};

/** What a full disk makes the database throw. */
export const diskFull = (): DOMException =>
  new DOMException('There is not enough room left on the disk.', 'QuotaExceededError');

/**
 * Puts an error of the database into a sentence.
 *
 * @param doing what could not be done: "save this draft"
 */
export function failure(doing: string, error: unknown): Failed {
  const found = names(error);
  const reason = found.map((name) => reasons[name]).find((text) => text !== undefined);
  const unknown = `the database said ${found.at(-1) ?? typeof error}`;
  return { kind: 'failed', message: `Could not ${doing}: ${reason ?? unknown}.` };
}
