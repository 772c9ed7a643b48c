/** Numbers as words, in the languages whose units of time are read. */
const words: Readonly<Record<string, number>> = {
  zero: 0,
  no: 0,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  ein: 1,
  eine: 1,
  einer: 1,
  einen: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  fünfzehn: 15,
  zwanzig: 20,
  dreißig: 30,
  vierzig: 40,
  fünfzig: 50,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  quinze: 15,
  vingt: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  doce: 12,
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
};

const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const ones = 'one|two|three|four|five|six|seven|eight|nine';

/** Longest first, so that "seventeen" is not read as "seven". */
const names = Object.keys(words).toSorted((a, b) => b.length - a.length);

/** Source of a pattern for a number in words, without groups. */
export const wordPattern = `(?:${tens})[- ](?:${ones})|${names.join('|')}`;
/** The same without the articles, which count nothing before a noun of their own. */
export const countPattern = `(?:${tens})[- ](?:${ones})|${names.filter((name) => !/^(?:an?|no|un|ein|eine[rn]?|une|una|uno)$/u.test(name)).join('|')}`;
/** Source of a pattern for a number in digits: "27", "3,868", "1 200", "2.5", "2,5", "1½". */
export const digitPattern =
  '\\d{1,3}(?:,\\d{3}){1,3}(?!\\d)|\\d{1,3}(?: \\d{3}){1,3}(?!\\d)|\\d{1,9}(?:[.,]\\d{1,2}(?!\\d))?[½¼¾]?|[½¼¾]';

const fractions: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** The value of what the patterns above match; NaN for anything else. */
export function numberOf(written: string): number {
  const word = written.toLowerCase();
  const known = words[word];
  if (known !== undefined) return known;
  const compound = /^([a-z]+)[- ]([a-z]+)$/u.exec(word);
  if (compound !== null) return (words[compound[1] ?? ''] ?? NaN) + (words[compound[2] ?? ''] ?? NaN);
  const part = fractions[word.slice(-1)];
  const digits = part === undefined ? word : word.slice(0, -1);
  const isGrouped = /^\d{1,3}(?:[, ]\d{3})+$/u.test(digits);
  const value = isGrouped ? Number(digits.replace(/[, ]/gu, '')) : Number(digits.replace(',', '.'));
  return (digits === '' ? 0 : value) + (part ?? 0);
}

/** The smallest step that the writing shows: 1 for "27", 0.1 for "2.5", 0.5 for "1½". */
export function stepOf(written: string): number {
  if (/[½¼¾]$/u.test(written)) return written.endsWith('½') ? 0.5 : 0.25;
  const decimals = /[.,](\d{1,2})$/u.exec(written)?.[1];
  if (decimals === undefined) return 1;
  return decimals === '5' ? 0.5 : 10 ** -decimals.length;
}
