import { Fragment, type Node } from '@tiptap/pm/model';

import { audienceAttribute, defaultFacts, factNames } from '../document/facts';
import type { Audience } from '../document/vocabulary';
import type { FieldName } from './targets/target';

export interface ForAudience {
  readonly doc: Node;
  /** How many blocks, rows and facts were held back. */
  readonly withheld: number;
}

/**
 * The draft as an audience may see it. For the public, whatever is marked internal goes with all that is in it, before
 * anything is derived, so that no metric and no number tells of it. What carries no mark is as its parent, and the
 * document itself is public.
 */
export function forAudience(doc: Node, audience: Audience): ForAudience {
  if (audience === 'internal') return { doc, withheld: 0 };
  const facts = factNames.filter((fact) => doc.attrs[audienceAttribute(fact)] === 'internal');
  const attrs = { ...doc.attrs, ...Object.fromEntries(facts.map((fact) => [fact, defaultFacts[fact]])) };
  const { children, withheld } = publicChildren(doc);
  return {
    doc: doc.type.create(attrs, children, doc.marks),
    withheld: withheld + facts.length,
  };
}

interface PublicChildren {
  readonly children: Fragment;
  readonly withheld: number;
}

function publicChildren(parent: Node): PublicChildren {
  const children: Node[] = [];
  let withheld = 0;
  for (const child of parent.children) {
    if (child.attrs['audience'] === 'internal') {
      withheld += 1;
      // A row keeps its columns: the cell stays, what it says does not.
      if (parent.type.name === 'tableRow') children.push(child.type.create(child.attrs));
      continue;
    }
    if (child.isLeaf) {
      children.push(child);
      continue;
    }
    const inside = publicChildren(child);
    withheld += inside.withheld;
    const copy = child.copy(inside.children);
    if (copy.type.name !== 'table' || copy.childCount > 0) children.push(copy);
  }
  return { children: Fragment.fromArray(children), withheld };
}

/** Fields that an imported front matter may hold, and that the public may not see. */
export function withheldFields(draft: Node): readonly FieldName[] {
  const facts = [
    'severity',
    'services',
    'language',
    'tags',
    'zone',
    'incidentDate',
    'incidentStatus',
    'status',
  ] as const;
  const internal = facts.filter((fact) => draft.attrs[audienceAttribute(fact)] === 'internal');
  const title = draft.children.find((node) => node.type.name === 'title');
  return ['roles', ...internal, ...(title?.attrs['audience'] === 'internal' ? (['title'] as const) : [])];
}
