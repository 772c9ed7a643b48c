export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Names of the units of time by length in milliseconds: whole words in letters, counters in ideographs. */
const units: readonly (readonly [number, string])[] = [
  [1, 'milliseconds?|msecs?|ms|millisekunden?|millisecondes?|milisegundos?|ミリ秒|毫秒'],
  [
    1000,
    'seconds?|secs?|s(?!\\d)|sekunden?|secondes?|segundos?|सेकंड|ثانية|ثوان[يٍ]?|秒[間钟鐘]?|секунд[аы]?|초',
  ],
  [
    minuteMs,
    'minutes?|mins?|minuten?|minutos?|मिनट|دقيقة|دقائق|دقيقتان|分[間钟鐘]|分(?!布|析|割|類|类|散)|минут[аы]?|분',
  ],
  [
    hourMs,
    'hours?|hrs?|h(?!\\d)|stunden?|heures?|horas?|घंटे|घंटा|घण्टे|ساعات|ساعة|時間|小時|個小時|часов|часа|час|시간',
  ],
  [dayMs, 'days?|d(?!\\d)|tagen?|tage|jours?|días?|dias?|दिन|أيام|يوم|日間|天|дней|дня|день|일간'],
  [7 * dayMs, 'weeks?|wochen?|semaines?|semanas?|सप्ताह|हफ़्ते|أسابيع|أسبوع|週間|周|недел[ьяи]'],
];

const letterEnd = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Devanagari}\\p{Script=Arabic}_])';

/** Source of a pattern for the name of a unit, without groups. */
export const unitPattern = `(?:${units.map(([, names]) => names).join('|')})${letterEnd}`;

const exact = units.map(([ms, names]) => [ms, new RegExp(`^(?:${names})$`, 'iu')] as const);

/** Milliseconds of a unit; null for a word that is none. */
export function unitOf(name: string): number | null {
  return exact.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}
