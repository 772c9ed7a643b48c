import { printDuration } from '../../time/duration';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** As short as a break in the picture needs it: to the minute below three hours, to the hour below two days. */
function roughLength(ms: number): string {
  if (Math.round(ms / hourMs) >= 48) return `${Math.round(ms / dayMs)} days`;
  if (ms >= 3 * hourMs) return `${Math.round(ms / hourMs)} h`;
  return printDuration(ms < minuteMs ? ms : Math.round(ms / minuteMs) * minuteMs);
}

/** "38 min quiet"; without the word where something went on all the time. */
export function breakText(ms: number, isQuiet: boolean): string {
  return isQuiet ? `${roughLength(ms)} quiet` : roughLength(ms);
}
