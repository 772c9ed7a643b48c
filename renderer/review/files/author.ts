import * as v from 'valibot';

import { idSchema } from '../../file/envelope';
import type { Author } from '../../document/review-record';
import { reviewLimits } from './limits';

/*
 * Whoever writes a file can write any name into it. So a name is a claim: it is kept as it came, shown without what could
 * make it look like another, and never decides what is done.
 */

const lineOf = (limit: number) =>
  v.pipe(v.string(), v.maxLength(limit, `is longer than ${limit} characters`));

export const authorSchema = v.looseObject({
  id: idSchema,
  name: lineOf(reviewLimits.name),
  role: lineOf(reviewLimits.role),
});

/**
 * Control characters, halves of letters, and the marks that turn the direction of what follows (UAX #9, section 2), by
 * which a name could swallow the words beside it. Joiners stay: Persian and Indic names are written with them.
 */
const unseen =
  /[\p{Cc}\p{Cs}\p{Co}\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]+/gu;

/** A name or a role from outside as it may be shown: one line, without invisible marks. */
export function shownText(text: string): string {
  return text.replace(unseen, ' ').replace(/\s+/gu, ' ').trim();
}

/** A person as shown beside a comment: "Mira (database lead)", "database lead", "Somebody". */
export function shownAuthor({ name, role }: Author): string {
  const [who, as] = [shownText(name), shownText(role)];
  if (who === '') return as === '' ? 'Somebody' : as;
  return as === '' ? who : `${who} (${as})`;
}
