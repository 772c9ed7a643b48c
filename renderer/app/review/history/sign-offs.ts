import type { Node } from '@tiptap/pm/model';

import { isSignOff, type Author, type SignOff } from '../../../document/review-record';
import { sha256 } from '../../../file/sha256';
import { idOf } from '../../../review/block-text';
import { sectionBlocks, sectionContent, type SignOffState } from '../../../review/sign-off';

/** The sign-offs that a document holds. */
export function readSignOffs(doc: Node): readonly SignOff[] {
  const value: unknown = doc.attrs['signOffs'];
  return Array.isArray(value) ? value.filter(isSignOff) : [];
}

/** Id of the heading that a position stands under, or in; null above the first. */
export function headingAt(doc: Node, position: number): string | null {
  const index = doc.resolve(Math.min(position, doc.content.size)).index(0);
  const last = Math.min(index, doc.childCount - 1);
  for (let at = last; at >= 0; at -= 1) {
    const node = doc.child(at);
    if (node.type.name === 'heading') return idOf(node);
  }
  return null;
}

/** A sign-off with what has become of it. */
export interface Agreement {
  readonly signOff: SignOff;
  readonly state: SignOffState;
}

/**
 * What a person's agreement becomes: one to a section that says the same still is taken back, else it is given for the
 * section as it is. A person agrees to a section once.
 */
export function toggled(
  agreements: readonly Agreement[],
  fresh: SignOff,
): { readonly signOffs: readonly SignOff[]; readonly kind: 'agreed' | 'taken back' } {
  const isOwn = ({ signOff: { section, author } }: Agreement): boolean =>
    section === fresh.section && author.id === fresh.author.id;
  const others = agreements.filter((agreement) => !isOwn(agreement)).map(({ signOff }) => signOff);
  return agreements.some((agreement) => isOwn(agreement) && agreement.state === 'agreed')
    ? { signOffs: others, kind: 'taken back' }
    : { signOffs: [...others, fresh], kind: 'agreed' };
}

/** Whether a person agrees to a section as it is. */
export function agrees(agreements: readonly Agreement[], section: string, { id }: Author): boolean {
  return agreements.some(
    ({ signOff, state }) => signOff.section === section && signOff.author.id === id && state === 'agreed',
  );
}

interface Hashed {
  readonly blocks: readonly Node[];
  readonly hash: string;
}

/** Reads the state of all sign-offs of a document. Sections that no edit has touched since the last time are not hashed again. */
export function createAgreementReader(): (doc: Node) => Promise<readonly Agreement[]> {
  const known = new Map<string, Hashed>();

  async function hashOf(doc: Node, section: string): Promise<string | null> {
    const blocks = sectionBlocks(doc, section);
    const content = (): string => sectionContent(doc, section) ?? '';
    if (blocks === null) return null;
    const before = known.get(section);
    if (before !== undefined && isSameBlocks(before.blocks, blocks)) return before.hash;
    const hash = await sha256(new TextEncoder().encode(content()));
    known.set(section, { blocks, hash });
    return hash;
  }

  return async (doc) => {
    const agreements: Agreement[] = [];
    for (const signOff of readSignOffs(doc)) {
      const hash = await hashOf(doc, signOff.section);
      const state =
        hash === null ? 'section gone' : hash === signOff.contentHash ? 'agreed' : 'changed since';
      agreements.push({ signOff, state });
    }
    return agreements;
  };
}

const isSameBlocks = (one: readonly Node[], other: readonly Node[]): boolean =>
  one.length === other.length && one.every((node, index) => node === other[index]);
