/** Times of this machine's clock in words, for what people did with a draft. */

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const fullDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const isOneDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString();

/** "today, 14:03", "yesterday, 09:30", "2 July, 14:03", "2 July 2019, 14:03". Both are milliseconds UTC. */
export function momentWords(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  return `${dayWords(then, today, yesterday)}, ${clock.format(then)}`;
}

function dayWords(then: Date, today: Date, yesterday: Date): string {
  if (isOneDay(then, today)) return 'today';
  if (isOneDay(then, yesterday)) return 'yesterday';
  return then.getFullYear() === today.getFullYear() ? day.format(then) : fullDay.format(then);
}

/** "22 November 2026, 14:03": a moment that is read on any day. Milliseconds UTC. */
export function fullMoment(at: number): string {
  return `${fullDay.format(at)}, ${clock.format(at)}`;
}
