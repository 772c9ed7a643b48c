import type { Nodes, Parents, PhrasingContent } from 'mdast';
import { defaultHandlers, type Handle, type Options, type State } from 'mdast-util-to-markdown';

type Unsafe = State['unsafe'][number];

/*
 * The printer asks every pattern of what may not stand in a text (there are about ninety) of every piece of text, twice
 * where a mark comes before it. Nearly all of them are about a character that is not in it, or about another place than
 * the text is in. Here it is shown the others only, and spared where none of those is found. The rules stay the
 * printer's own, and what it prints is the same to the byte: test/unit/markdown/printer-speed.test.ts.
 */
export const quick: Options = { handlers: { root: writeRoot, text: quickText } };

/** The patterns that may match in texts with certain characters. */
interface Suspects {
  readonly patterns: Unsafe[];
  /** Matches wherever one of the patterns does. */
  readonly any: RegExp;
}

/** What may be unsafe in a place, which is the stack of constructs that the text is in. */
interface Scope {
  readonly patterns: readonly Unsafe[];
  readonly characters: readonly string[];
  /** By those of `characters` that are in the text. */
  readonly suspects: Map<number, Suspects>;
}

function writeRoot(...[node, parent, state, info]: Parameters<Handle>): string {
  const writeText = narrow(state);
  if (state.handlers.text === quickText) Object.assign(state.handlers, { text: withPeek(writeText) });
  state.createTracker = () => still;
  passCodeOnOneLine(state);
  dispatchDirectly(state);
  joinEasyLines(state);
  return defaultHandlers.root(node, parent, state, info);
}

/**
 * From here on, until the tree is printed, `state.safe` looks at the patterns that can match, and at no others. Gives a
 * handler for text that does the same.
 */
function narrow(state: State): Handle {
  const all = state.unsafe;
  const original = state.safe;
  const scopes = new Map<string, Scope>();
  /** Null where nothing can match. */
  const suspectsIn = (value: string, before: string, after: string): Unsafe[] | null => {
    const key = state.stack.join(' ');
    const scope = scopes.get(key) ?? remembered(scopes, key, scopeOf(state.stack, all));
    if (scope.characters.length > mostCharacters) return all;
    const present = presentIn(value, scope.characters);
    const hasBackslash = value.includes('\\');
    if (present === 0 && !hasBackslash) return null;
    const { any, patterns } =
      scope.suspects.get(present) ?? remembered(scope.suspects, present, suspectsOf(scope, present, state));
    return hasBackslash || any.test(before + value + after) ? patterns : null;
  };
  const escape = (value: string, suspects: Unsafe[], config: Parameters<State['safe']>[1]): string => {
    state.unsafe = suspects;
    try {
      return original.call(state, value, config);
    } finally {
      state.unsafe = all;
    }
  };
  state.safe = (input, config) => {
    const value = input ?? '';
    const suspects = suspectsIn(value, config.before, config.after);
    return suspects === null ? value : escape(value, suspects, config);
  };
  return (node, parent, _, { before, after }) => {
    const { value } = node;
    const suspects = suspectsIn(value, before, after);
    if (suspects === null) return value;
    const siblings = parent?.children ?? [];
    const index = state.indexStack.at(-1) ?? 0;
    const [beforeNode, afterNode] = [siblings[index - 1], siblings[index + 1]];
    return escape(value, suspects, { before, after, beforeNode, afterNode });
  };
}

/** A set of characters is a number here, a bit for each; in addresses, where control characters count, there are more. */
const mostCharacters = 31;

function presentIn(value: string, characters: readonly string[]): number {
  let present = 0;
  for (let bit = 0; bit < characters.length; bit += 1) {
    if (value.includes(characters[bit] ?? '')) present |= 1 << bit;
  }
  return present;
}

function remembered<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): Value {
  map.set(key, value);
  return value;
}

function scopeOf(stack: readonly string[], all: readonly Unsafe[]): Scope {
  const patterns = all.filter(
    ({ inConstruct, notInConstruct }) =>
      isIn(stack, inConstruct, true) && !isIn(stack, notInConstruct, false),
  );
  const characters = [...new Set(patterns.map(({ character }) => character))];
  return { patterns, characters, suspects: new Map() };
}

function isIn(stack: readonly string[], constructs: Unsafe['inConstruct'], ifNone: boolean): boolean {
  const names: readonly string[] = typeof constructs === 'string' ? [constructs] : (constructs ?? []);
  return names.length === 0 ? ifNone : names.some((name) => stack.includes(name));
}

function suspectsOf(scope: Scope, present: number, state: State): Suspects {
  const characters = scope.characters.filter((_, bit) => (present & (1 << bit)) !== 0);
  const patterns = scope.patterns.filter(({ character }) => characters.includes(character));
  // Those are looked for in a part of the text, or by other rules.
  const isApart = patterns.some(
    ({ beforeNode, afterNode, unicode }) => beforeNode ?? afterNode ?? unicode ?? false,
  );
  const sources = patterns.map((pattern) => `(?:${state.compilePattern(pattern).source})`);
  return { patterns, any: new RegExp(isApart ? '' : sources.join('|')) };
}

const now = { line: 1, column: 1 };

/** No handler asks where in the text it stands, so nobody counts lines and columns. */
const still: ReturnType<State['createTracker']> = {
  current: () => ({ now, lineShift: 0 }),
  move: (value) => value ?? '',
  shift: () => {},
};

type Printer = Handle & {
  readonly peek?: Handle;
  /** How a mark is written; the printer decides by it which signs to take and what to encode beside them. */
  readonly attention?: (
    node: Nodes,
    state: State,
  ) => {
    readonly construct: Parameters<State['enter']>[0];
    readonly markers: readonly string[];
    readonly sizes: readonly number[];
  };
};

type Printers = ReadonlyMap<string, Printer>;

/** What a line's pieces are printed with: the state, and the handlers by type. */
interface LinePrinter {
  readonly state: State;
  readonly handlers: Printers;
}

/**
 * The printer weighs which marks can stand beside which text, and tries others where one would not be seen. Where a mark
 * begins after white space and ends before it, and has letters or digits at both of its ends inside, there is nothing to
 * weigh (CommonMark 0.31, 6.2: it is left-flanking and not right-flanking, then the other way round), and the pieces of
 * the line are put together as they are.
 */
function joinEasyLines(state: State): void {
  const original = state.containerPhrasing;
  const printer = { state, handlers: printersOf(state) };
  state.containerPhrasing = (parent, info) =>
    printEasily(parent, info.before, info.after, printer) ?? original.call(state, parent, info);
}

/** The line in print, or null where something has to be weighed. */
function printEasily(parent: Parents, before: string, after: string, printer: LinePrinter): string | null {
  const { indexStack } = printer.state;
  const children = parent.children as readonly PhrasingContent[];
  let printed = '';
  let last = before;
  const level = indexStack.push(-1) - 1;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    const next = children[index + 1];
    if (child === undefined) break;
    indexStack[level] = index;
    const first = next === undefined ? after : firstCharacter(peek(next, parent, printer));
    const value = printPiece(child, parent, last, first, printer);
    if (value === null) {
      indexStack.length = level;
      return null;
    }
    if (value === '') continue;
    printed += value;
    last = lastCharacter(value);
  }
  indexStack.length = level;
  return printed;
}

function printPiece(
  node: PhrasingContent,
  parent: Parents,
  before: string,
  after: string,
  printer: LinePrinter,
): string | null {
  const { state, handlers } = printer;
  const handler = handlers.get(node.type);
  // HTML may not begin a line, and takes the line end before it away.
  if (handler === undefined || node.type === 'html') return null;
  if (handler.attention === undefined || !('children' in node)) {
    return handler(node, parent, state, { now, lineShift: 0, before, after });
  }
  if (!/^\s$/u.test(before) || !/^[\s.,;:)]$/u.test(after)) return null;
  const { construct, markers, sizes } = handler.attention(node, state);
  const sign = (markers[0] ?? '').repeat(sizes[0] ?? 0);
  const exit = state.enter(construct);
  const inside = printEasily(node, sign, sign, printer);
  exit();
  return inside !== null && /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(inside) ? sign + inside + sign : null;
}

/** What the printer asks of a piece to know its first character. */
function peek(node: PhrasingContent, parent: Parents, { state, handlers }: LinePrinter): string {
  const handler = handlers.get(node.type);
  const print = handler?.peek ?? handler;
  return print?.(node, parent, state, { now, lineShift: 0, before: '', after: '' }) ?? '';
}

const firstCharacter = (value: string): string =>
  value.slice(0, (value.codePointAt(0) ?? 0) > 0xff_ff ? 2 : 1);

/** The last character; two units where it is beyond the basic plane. */
const lastCharacter = (value: string): string =>
  (value.codePointAt(value.length - 2) ?? 0) > 0xff_ff ? value.slice(-2) : value.slice(-1);

/** The handlers as they are when the printing begins: later there are no others. */
function printersOf({ handlers }: State): Printers {
  return new Map(Object.entries(handlers));
}

/** Finds the handler of a node without the detours that the printer takes for nodes it does not know. */
function dispatchDirectly(state: State): void {
  const original = state.handle;
  const handlers = printersOf(state);
  const handle: Handle = (node, parent, _, info) =>
    (handlers.get((node as Nodes).type) ?? original)(node, parent, state, info);
  state.handle = Object.assign(handle, original);
}

/** Code is searched for lines that would begin something; where it has one line there is none. */
function passCodeOnOneLine(state: State): void {
  const original = state.handlers.inlineCode;
  const handle: Handle = (node, parent, _, info) => {
    if (/[\n\r]/.test(node.value)) return original(node, parent, state, info);
    const all = state.unsafe;
    state.unsafe = [];
    try {
      return original(node, parent, state, info);
    } finally {
      state.unsafe = all;
    }
  };
  Object.assign(state.handlers, { inlineCode: Object.assign(handle, original) });
}

/** Stands for the handler of text that is made when the printing begins, unless a dialect has its own. */
function quickText(...[node, parent, state, info]: Parameters<Handle>): string {
  return defaultHandlers.text(node, parent, state, info);
}

/** No pattern is about a letter or a digit, so a text that begins with one is printed so. */
const plainStart = /^[\p{L}\p{N}]/u;

/** The printer asks for a text only to see its first character. */
function withPeek(writeText: Handle): Handle {
  const peek: Handle = (node, parent, state, info) =>
    plainStart.test(node.value) ? node.value : writeText(node, parent, state, info);
  return Object.assign(writeText, { peek });
}
