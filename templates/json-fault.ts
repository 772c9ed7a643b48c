/** Where a text stops being JSON (RFC 8259), for a person who wrote it by hand. */
export interface JsonFault {
  /** Counted from 1. */
  readonly line: number;
  /** Goes on after "line 4": "has a comma before a closing bracket". */
  readonly problem: string;
}

/** Deeper than any template, and shallow enough for everything that walks a value by recursion. */
const maxDepth = 32;

const token =
  /[{}[\],:]|"(?:[ !#-[\]-\u{10FFFF}]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/uy;
const blank = /[ \t\n\r]*/uy;

/** One open bracket. `expect` says what may come next; `keys` are those an object has so far. */
interface Level {
  readonly close: '}' | ']';
  readonly keys: Set<string>;
  expect: 'first' | 'value' | 'key' | 'colon' | 'comma';
}

/**
 * Finds the first fault in a JSON text; null if there is none and `JSON.parse` will take it. It exists because the
 * engines' own messages differ from one version to the next and often give no place. It also finds two things that
 * JSON.parse lets pass in silence: a name given twice in one object (the first value would be lost) and nesting deeper
 * than 32.
 */
export function faultIn(text: string): JsonFault | null {
  const levels: Level[] = [];
  let at = 0;
  let done = false;
  const fault = (problem: string): JsonFault => ({ line: text.slice(0, at).split('\n').length, problem });

  for (;;) {
    blank.lastIndex = at;
    blank.test(text);
    at = blank.lastIndex;
    const level = levels.at(-1);
    if (at >= text.length) {
      if (level !== undefined) return fault(`ends where ${level.close} is still missing`);
      return done ? null : fault('is where the file ends, and there is nothing in it');
    }
    if (done) return fault('goes on after the end of the template');
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) return fault(strange(text.slice(at)));

    const expect = level?.expect ?? 'value';
    if (level !== undefined && found === level.close) {
      if (expect === 'key' || (expect === 'value' && level.close === ']')) {
        return fault(`has a comma with nothing after it before ${found}`);
      }
      if (expect === 'colon' || expect === 'value')
        return fault(`has a name without a value before ${found}`);
      levels.pop();
      done = close(levels);
    } else if (level !== undefined && expect === 'comma') {
      if (found !== ',') return fault(`has ${short(found)} where a comma or ${level.close} belongs`);
      level.expect = level.close === '}' ? 'key' : 'value';
    } else if (level !== undefined && expect === 'colon') {
      if (found !== ':') return fault(`has ${short(found)} where a colon belongs`);
      level.expect = 'value';
    } else if (level?.close === '}' && (expect === 'first' || expect === 'key')) {
      if (!found.startsWith('"')) return fault(`has ${short(found)} where a name in double quotes belongs`);
      const name = String(JSON.parse(found));
      if (level.keys.has(name)) return fault(`gives ${short(found)} a second time in the same object`);
      level.keys.add(name);
      level.expect = 'colon';
    } else if (found === '{' || found === '[') {
      if (levels.length >= maxDepth) return fault('is nested too deeply');
      levels.push({ close: found === '{' ? '}' : ']', keys: new Set(), expect: 'first' });
    } else if (',:]}'.includes(found)) {
      return fault(`has ${short(found)} where a value belongs`);
    } else {
      done = close(levels);
    }
    at += found.length;
  }
}

/** A value is complete: the bracket around it now waits for a comma; true if there is no bracket around it. */
function close(levels: readonly Level[]): boolean {
  const outer = levels.at(-1);
  if (outer !== undefined) outer.expect = 'comma';
  return outer === undefined;
}

/** Names what is no part of JSON at all, with the three habits that people bring from elsewhere. */
function strange(rest: string): string {
  if (rest.startsWith('"')) return 'has a text that does not end on its line, or a wrong \\ in it';
  if (rest.startsWith("'")) return 'has a text in single quotes, where JSON wants double quotes';
  if (rest.startsWith('//') || rest.startsWith('/*')) return 'has a comment, which JSON does not allow';
  return `has ${short(/^[\p{L}\p{N}_$.+-]+|^./su.exec(rest)?.[0] ?? rest)}, which is not JSON`;
}

const short = (found: string) => (found.length > 40 ? `${found.slice(0, 39)}…` : found);
