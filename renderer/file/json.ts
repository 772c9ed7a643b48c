import { limits } from './limits';

/** A value, or one sentence that says what is wrong and where. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** UTF-16 units of a refusal: names from the file stand in it, and they may be of any length. */
const longestRefusal = 400;

/** A refusal in one line, whatever the words from the file that it repeats hold. */
export function refuse(message: string): { readonly ok: false; readonly message: string } {
  const line = message.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ');
  if (line.length <= longestRefusal) return { ok: false, message: line };
  // The cut may fall between the halves of a letter.
  const start = line.slice(0, longestRefusal - 2).replace(/\p{Cs}$/u, '');
  return { ok: false, message: `${start}….` };
}

const code = (character: string): number => character.charCodeAt(0);
const quote = code('"');
const backslash = code('\\');
const openBrace = code('{');
const closeBrace = code('}');
const openBracket = code('[');
const closeBracket = code(']');

/**
 * Says whether a text, if it is JSON, nests or branches beyond the limits. Counted on the text, because a parser has
 * made all the objects by the time it returns.
 */
function shapeProblem(text: string): string | null {
  let depth = 0;
  let containers = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === backslash) at += 1;
      else if (unit === quote) inString = false;
    } else if (unit === quote) {
      inString = true;
    } else if (unit === openBrace || unit === openBracket) {
      depth += 1;
      containers += 1;
      if (depth > limits.jsonDepth) return `is nested more than ${limits.jsonDepth} levels deep`;
      if (containers > limits.jsonContainers) return 'has too many parts';
    } else if (unit === closeBrace || unit === closeBracket) {
      depth -= 1;
    }
  }
  return null;
}

/** Where a value stands, as a chain to its root: built for every value, written out only for a wrong one. */
interface Place {
  readonly parent: Place | null;
  readonly key: string | number;
}

function written(place: Place | null): string {
  const parts: string[] = [];
  for (let at = place; at !== null; at = at.parent) {
    parts.unshift(typeof at.key === 'number' ? `[${at.key}]` : `${at.parent === null ? '' : '.'}${at.key}`);
  }
  return parts.join('');
}

/**
 * Checks a JSON value of any shape: strings within their limit, nesting within its limit, and no key `__proto__`, which
 * some code would take for the prototype instead of data. Walks with a list of its own, so depth cannot end the stack.
 *
 * @returns what is wrong, to be put after the value's name, or null
 */
export function valueProblem(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const waiting: { readonly value: object; readonly place: Place | null; readonly depth: number }[] = [
    { value, place: null, depth: 1 },
  ];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const { place, depth } = here;
    if (depth > limits.jsonDepth) return `is nested more than ${limits.jsonDepth} levels deep`;
    const inList = Array.isArray(here.value);
    for (const [key, child] of Object.entries(here.value) as [string, unknown][]) {
      if (key === '__proto__') return `has a key "__proto__" at ${written(place) || 'its top'}`;
      const isLong = typeof child === 'string' && child.length > limits.stringLength;
      const isContainer = typeof child === 'object' && child !== null;
      if (!isLong && !isContainer) continue;
      const childPlace = { parent: place, key: inList ? Number(key) : key };
      if (isLong) return `has a text that is too long at ${written(childPlace)}`;
      if (isContainer) waiting.push({ value: child, place: childPlace, depth: depth + 1 });
    }
  }
  return null;
}

/**
 * Parses JSON from a source that is not trusted.
 *
 * @param name what the text is called in messages, such as "draft.json"
 */
export function parseJson(text: string, name: string): Checked<unknown> {
  const shape = shapeProblem(text);
  if (shape !== null) return refuse(`${name} ${shape}.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(`${name} is not valid JSON.`);
  }
  const problem = valueProblem(value);
  return problem === null ? { ok: true, value } : refuse(`${name} ${problem}.`);
}

/** The JSON text of a value, indented so that a person who opens the file without the app can read it. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
