import type { Permission } from '../../../review/types';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const calendarDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "22 November 2026", on this machine's calendar. @param at milliseconds UTC */
export function dayWords(at: number): string {
  return day.format(at);
}

/** "by 1 December 2026", for a day as YYYY-MM-DD; what is no day is said as it is written. */
export function dueWords(due: string): string {
  const at = Date.parse(`${due}T00:00:00Z`);
  return `by ${Number.isNaN(at) ? due : calendarDay.format(at)}`;
}

/** Whether a day (YYYY-MM-DD) has passed on this machine's calendar. @param now milliseconds UTC */
export function isPast(due: string, now: number): boolean {
  const here = new Date(now);
  const today = [here.getFullYear(), here.getMonth() + 1, here.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return due !== '' && due < today;
}

/** What a reviewer may do, in a few words. */
export function permissionWords(permission: Permission): string {
  return permission === 'suggest' ? 'Comment and suggest changes' : 'Comment only';
}
