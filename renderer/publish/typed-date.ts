const shape = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/u;

/** Whether a typed text can be the date of a post: a day of the calendar as 2019-07-02, or a time as RFC 3339 has it. */
export function isTypedDate(text: string): boolean {
  const day = shape.exec(text)?.[1];
  if (day === undefined || Number.isNaN(Date.parse(text))) return false;
  // JavaScript takes 2019-02-31 for a day in March.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
