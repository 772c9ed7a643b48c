import { isObject } from '../../document/attributes';
import { reviewRecordNames } from '../../document/review-record';
import { checkDocument } from '../../file/node-check';
import { reviewLimits } from './limits';

/*
 * The JSON of ProseMirror's steps, as prosemirror-transform 1 writes it. Whether a step fits the document it was made on
 * is for the merge to find out; here it is made sure that it is a step at all, so that nothing that reads it can fail in
 * an unforeseen way.
 */

type Json = Readonly<Record<string, unknown>>;

const isPosition = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= reviewLimits.position;

/** Positions of a step that have to follow one another, each not before the one before it. */
function positionProblem(step: Json, ...names: readonly string[]): string | null {
  let last = 0;
  for (const name of names) {
    const value = step[name];
    if (!isPosition(value)) return `has a wrong ${name}`;
    if (value < last) return `has a ${name} before what it follows`;
    last = value;
  }
  return null;
}

function markProblem({ mark }: Json): string | null {
  const isMark =
    isObject(mark) &&
    typeof mark['type'] === 'string' &&
    mark['type'] !== '' &&
    (mark['attrs'] === undefined || isObject(mark['attrs']));
  return isMark ? null : 'has no mark';
}

function sliceProblem({ slice, structure }: Json): string | null {
  if (structure !== undefined && typeof structure !== 'boolean') return 'has a wrong structure';
  if (slice === undefined || slice === null) return null;
  if (!isObject(slice)) return 'has a slice that is not an object';
  const { content, openStart, openEnd } = slice as {
    content?: unknown;
    openStart?: unknown;
    openEnd?: unknown;
  };
  const nodes = content ?? [];
  if (!Array.isArray(nodes)) return 'has a slice whose content is not a list';
  const document = checkDocument({ type: 'doc', content: nodes });
  if (!document.ok) {
    const place = document.message.replace(/^document\./u, '').replace(/^document/u, 'its content');
    return `has a slice in which ${place.replace(/\.$/u, '')}`;
  }
  // ProseMirror walks down this many first (last) children without asking whether they are there.
  if (!isOpen(openStart, nodes, 0) || !isOpen(openEnd, nodes, -1)) return 'has a slice with a wrong depth';
  return null;
}

/** Whether a slice can be open to this depth at its start (0) or its end (-1). */
function isOpen(depth: unknown, content: readonly unknown[], side: 0 | -1): boolean {
  if (depth === undefined) return true;
  if (!isPosition(depth)) return false;
  let level = content;
  for (let at = 0; at < depth; at += 1) {
    const child = level.at(side);
    if (!isObject(child) || child['type'] === 'text') return false;
    level = Array.isArray(child['content']) ? (child['content'] as readonly unknown[]) : [];
  }
  return true;
}

function attributeProblem(step: Json): string | null {
  if (typeof step['attr'] !== 'string' || step['attr'] === '') return 'names no attribute';
  return step['value'] === undefined ? 'has no value' : null;
}

const recordNames: ReadonlySet<unknown> = new Set([...reviewRecordNames, 'status']);

/** What was decided, agreed to and moved is written at home, by the one who did it, as the status is. A file can only claim it. */
function recordProblem({ attr }: Json): string | null {
  return recordNames.has(attr) ? 'changes what home remembers of its reviews' : null;
}

const checks: Readonly<Record<string, (step: Json) => string | null>> = {
  replace: (step) => positionProblem(step, 'from', 'to') ?? sliceProblem(step),
  replaceAround: (step) =>
    positionProblem(step, 'from', 'gapFrom', 'gapTo', 'to') ??
    (isPosition(step['insert']) ? sliceProblem(step) : 'has a wrong insert'),
  addMark: (step) => positionProblem(step, 'from', 'to') ?? markProblem(step),
  removeMark: (step) => positionProblem(step, 'from', 'to') ?? markProblem(step),
  addNodeMark: (step) => positionProblem(step, 'pos') ?? markProblem(step),
  removeNodeMark: (step) => positionProblem(step, 'pos') ?? markProblem(step),
  markSet: ({ steps }) => {
    const isSet =
      Array.isArray(steps) &&
      steps.length <= reviewLimits.steps &&
      steps.every(
        (one) => isObject(one) && (one['stepType'] === 'addMark' || one['stepType'] === 'removeMark'),
      );
    if (!isSet) return 'has wrong steps within';
    return steps.map((one: unknown) => stepProblem(one, false)).find((problem) => problem !== null) ?? null;
  },
  attr: (step) => positionProblem(step, 'pos') ?? attributeProblem(step),
  docAttr: (step) => attributeProblem(step) ?? recordProblem(step),
};

/**
 * What keeps a JSON value from being a step, to be put after its place; null for a step.
 * @param mayBeNewer whether a newer version wrote it, so that a type of step not known here is no mistake
 */
export function stepProblem(step: unknown, mayBeNewer: boolean): string | null {
  if (!isObject(step)) return 'is not a step';
  const { stepType } = step;
  if (typeof stepType !== 'string' || stepType === '' || stepType.length > reviewLimits.stepType) {
    return 'has no type of step';
  }
  const check = Object.hasOwn(checks, stepType) ? checks[stepType] : undefined;
  if (check !== undefined) return check(step);
  return mayBeNewer ? null : `is a step of an unknown type, "${stepType}"`;
}
