import type { Node } from '@tiptap/pm/model';
import { AttrStep, ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';

import { attributeKey, changedMembers } from './attribute-change';
import { hasBlock, idOf, textWithin } from './block-text';
import type { Chain } from './chain';
import type { CardReason, StepOutcome } from './merge-result';
import { insertedText, type Made, type Prepared } from './merge-prepare';
import { asTheyAre, carrying, movedIds } from './moves';
import { blockWith } from './reanchor';
import { rebaseStep, type Rebase } from './rebase';
import type { Replayed } from './replay';
import { isValid } from './valid';

export type Tried =
  | { readonly ok: true; readonly outcomes: readonly StepOutcome[]; readonly placed: readonly Replayed[] }
  | {
      readonly ok: false;
      readonly reason: CardReason;
      /** Indexes of the reviewer's steps that are not in the draft and without which a place was not found. */
      readonly without: readonly number[];
    };

/** Where a run stands, to go back to. */
export interface Point {
  readonly links: number;
  readonly doc: Node;
  readonly agreed: number;
  readonly takenOut: number;
  readonly also: readonly Replayed[];
}

/** Whether a step does what the reviewer's did, perhaps with blocks as they are in the draft now. */
function isLike(one: Step, other: Step): boolean {
  return (
    (one instanceof ReplaceStep && other instanceof ReplaceStep) ||
    (one instanceof ReplaceAroundStep && other instanceof ReplaceAroundStep)
  );
}

/** Whether a step puts in what the reviewer's did, so that positions within it are the same. */
function isWordForWord(one: Step, other: Step): boolean {
  if (one instanceof ReplaceStep && other instanceof ReplaceStep) return one.slice === other.slice;
  return one instanceof ReplaceAroundStep && other instanceof ReplaceAroundStep;
}

/** Whether every text of a block stands in a block of the draft already. */
function isThere(block: Node, doc: Node): boolean {
  const id = idOf(block);
  const here = id === null ? null : blockWith(doc, id);
  return here !== null && textWithin(here.node) === textWithin(block);
}

/** Ids that a suggestion brings, whether with a block or given to one afterwards. */
function broughtIds({ steps: [first], carried }: Made): readonly string[] {
  return first === undefined ? [] : [...carried.inserted.keys()].filter((id) => !hasBlock(first.before, id));
}

/** Suggestions of one review on their way into a draft, one after the other. */
export class MergeRun {
  private readonly chain: Chain;
  /** Steps that others have put into the draft behind the author's. */
  private also: readonly Replayed[] = [];
  private now: Node;
  /** What both sides have changed alike, or differently, attribute by attribute. */
  private readonly agreed: { readonly key: string; readonly members: readonly string[] }[] = [];

  /** Blocks that were taken out: as the reviewer had them, and as they were in the draft. */
  private readonly takenOut: { readonly id: string; readonly theirs: Node; readonly ours: Node }[] = [];

  constructor(
    private readonly prepared: Prepared,
    current: Node,
  ) {
    this.now = current;
    this.chain = prepared.chain.fork();
  }

  /** The draft with everything that has been placed. */
  get doc(): Node {
    return this.now;
  }

  point(): Point {
    return {
      links: this.chain.length,
      doc: this.now,
      agreed: this.agreed.length,
      takenOut: this.takenOut.length,
      also: this.also,
    };
  }

  back({ links, doc, agreed, takenOut, also }: Point): void {
    this.chain.cut(links);
    this.now = doc;
    this.agreed.length = agreed;
    this.takenOut.length = takenOut;
    this.also = also;
  }

  /** Goes on behind steps that others have put into the draft. */
  follow(steps: readonly Replayed[]): void {
    for (const step of steps) this.chain.push(step);
    this.now = steps.at(-1)?.after ?? this.now;
    this.also = [...this.also, ...steps];
  }

  /** Places a suggestion, whole or not at all. */
  attempt(made: Made): Tried {
    const point = this.point();
    const placed: Replayed[] = [];
    let tried: Tried;
    try {
      tried = this.place(made, placed);
    } catch {
      tried = { ok: false, reason: 'invalid', without: [] };
    }
    if (!tried.ok) {
      this.back(point);
      // What a person has to choose is the author's until then.
      for (const step of made.steps) {
        const key = attributeKey(step);
        if (key !== null) this.agreed.push({ key, members: changedMembers(step) });
      }
    }
    return tried;
  }

  private place(made: Made, placed: Replayed[]): Tried {
    const { steps, first, carried } = made;
    const { chain } = this;
    const count = this.prepared.theirs.length;
    const failed = (reason: CardReason): Tried => ({ ok: false, reason, without: [] });
    const present = broughtIds(made).filter((id) => hasBlock(this.now, id));
    if (present.length > 0) {
      const isSame =
        [...carried.inserted.values()].every((block) => isThere(block, this.now)) &&
        carried.removed.size === 0;
      return isSame ? { ok: true, outcomes: steps.map(() => 'same'), placed } : failed('present');
    }
    const ids = movedIds(carried);
    const moved = asTheyAre(ids, this.now);
    if (moved === null) return failed('gone');
    if (ids.some((id) => this.isMovedByAuthor(id) && moved.get(id)?.type.name !== 'event'))
      return failed('moved');
    this.putBack(made, moved);
    const outcomes: StepOutcome[] = [];
    for (const [index, replayed] of steps.entries()) {
      const turn = first + index;
      // A step before may have changed a block that is moved now, and while it is out it is in the draft no more.
      for (const id of ids) {
        const found = blockWith(this.now, id);
        if (found !== null) moved.set(id, found.node);
      }
      const lost = new Set<number>();
      const key = attributeKey(replayed);
      const rebase: Rebase = {
        chain,
        from: count - turn,
        doc: this.now,
        moved,
        authored: () => this.authored(),
        agreed: this.agreedOn(key),
        lost,
      };
      const placing = rebaseStep(replayed, rebase);
      if (placing.kind === 'card') {
        const without = [...lost].filter((link) => link < count).map((link) => count - 1 - link);
        const isOnOwn = placing.reason === 'gone' && without.length > 0;
        return { ok: false, reason: isOnOwn ? 'unplaced' : placing.reason, without };
      }
      if (key !== null && placing.agreed !== undefined) this.agreed.push({ key, members: placing.agreed });
      if (placing.kind === 'same') {
        outcomes.push('same');
        continue;
      }
      const before = this.now;
      const after = placing.step.apply(before).doc;
      if (after === null || !isValid(after, placing.step)) return failed('invalid');
      this.now = after;
      const link = { step: placing.step, before, after };
      placed.push(link);
      chain.push(link);
      if (carried.removed.size > 0) this.takeOut(replayed, link);
      if (isLike(replayed.step, placing.step))
        chain.mirror(count - 1 - turn, isWordForWord(replayed.step, placing.step));
      outcomes.push(placing.how);
    }
    return { ok: true, outcomes, placed };
  }

  private takeOut(replayed: Replayed, placed: Replayed): void {
    const { removed } = carrying([placed]);
    for (const [id, theirs] of carrying([replayed]).removed) {
      const ours = removed.get(id);
      if (ours !== undefined) this.takenOut.push({ id, theirs, ours });
    }
  }

  /** A block that an earlier suggestion took out, and that comes back as it was, comes back as it was in the draft. */
  private putBack({ carried }: Made, moved: Map<string, Node>): void {
    for (const [id, node] of carried.inserted) {
      const out = moved.has(id) ? undefined : this.takenOut.findLast((one) => one.id === id);
      if (out?.theirs.eq(node) === true && !hasBlock(this.now, id)) moved.set(id, out.ours);
    }
  }

  private agreedOn(key: string | null): ReadonlySet<string> {
    return new Set(this.agreed.flatMap((one) => (one.key === key ? one.members : [])));
  }

  private isMovedByAuthor(id: string): boolean {
    const carried = [this.prepared.authorCarries(), carrying(this.also)];
    return carried.some(({ inserted }) => inserted.has(id)) && carried.some(({ removed }) => removed.has(id));
  }

  private authored(): string {
    return `${this.prepared.authored()}\n${insertedText(this.also)}`;
  }
}

/** Ids of events that a suggestion brings or changes the time of. */
export function retimedBy({ steps, carried }: Made): readonly string[] {
  const changed = steps.flatMap(({ step, before }) => {
    if (!(step instanceof AttrStep) || step.attr !== 'happened') return [];
    const target = before.nodeAt(step.pos);
    return target === null ? [] : [idOf(target) ?? ''];
  });
  return [...carried.inserted.keys(), ...changed];
}
