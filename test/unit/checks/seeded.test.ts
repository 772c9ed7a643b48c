import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';

import { findingKey, type Finding } from '../../../renderer/checks/finding';
import { rules } from '../../../renderer/checks/registry';
import { checkDraft } from '../../../renderer/checks/run';
import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { findTemplate } from '../../../templates';
import { certificate } from './seeded/certificate';
import { cloudflare } from './seeded/cloudflare';
import { idsOf, type CleanDraft, type DraftName } from './seeded/draft';
import { completeErrors } from './seeded/errors-complete';
import { factErrors } from './seeded/errors-facts';
import { blamelessErrors, leakErrors } from './seeded/errors-language';
import { failover } from './seeded/failover';
import { innocentEdits } from './seeded/innocent';
import { expectedRules } from './seeded/rules';
import type { SeededError } from './seeded/seeded-error';

const drafts: Readonly<Record<DraftName, CleanDraft>> = { cloudflare, failover, certificate };
const errors = [...factErrors, ...completeErrors, ...blamelessErrors, ...leakErrors];

function read(document: NodeJSON): Node {
  const made = documentSchema.nodeFromJSON(document);
  made.check();
  return made;
}

function check(draft: CleanDraft, document: NodeJSON): readonly Finding[] {
  const template = findTemplate(draft.template);
  if (template === undefined) throw new Error(`There is no template "${draft.template}"`);
  return checkDraft(read(document), { template });
}

const clean = Object.fromEntries(
  Object.values(drafts).map((draft) => [draft.name, check(draft, draft.document)]),
) as Record<DraftName, readonly Finding[]>;

/** What is found now and was not found in the clean draft. */
function newFindings(name: DraftName, edited: NodeJSON): readonly Finding[] {
  const known = new Set(clean[name].map(findingKey));
  return check(drafts[name], edited).filter((finding) => !known.has(findingKey(finding)));
}

const spoken = (finding: Finding) =>
  `${finding.severity} ${finding.rule} @${finding.place.block ?? 'document'} “${finding.place.quote}”: ${finding.message}`;
const isLoud = (finding: Finding) => finding.severity !== 'hint';

/** Whether one of the new findings is of a right rule at a right place. */
function isFound(error: SeededError, found: readonly Finding[]): boolean {
  const right = expectedRules[error.id] ?? [];
  return found.some(({ rule, place }) => right.includes(rule) && error.expected.blocks.includes(place.block));
}

const results = errors.map((error) => {
  const found = newFindings(error.document, error.apply(drafts[error.document].document));
  return { error, found, isRight: isFound(error, found) };
});

describe('the list itself', () => {
  it('has forty errors, each with a name of its own', () => {
    expect(errors).toHaveLength(40);
    expect(new Set([...errors, ...innocentEdits].map(({ id }) => id)).size).toBe(40 + innocentEdits.length);
    expect(Object.keys(expectedRules).toSorted()).toEqual(errors.map(({ id }) => id).toSorted());
  });

  it('names blocks that the edited or the clean draft has', () => {
    for (const { document, apply, expected } of errors) {
      const ids = new Set([...idsOf(drafts[document].document), ...idsOf(apply(drafts[document].document))]);
      for (const block of expected.blocks) expect(block === null || ids.has(block), `${block}`).toBe(true);
    }
  });

  it('makes of every edit another document that the schema takes', () => {
    for (const { document, apply } of [...errors, ...innocentEdits]) {
      const before = drafts[document].document;
      expect(read(apply(before)).eq(read(before))).toBe(false);
    }
  });

  it('names rules that there are, of the group of the error', () => {
    const groups = new Map(rules.map(({ id, group }) => [id, group]));
    for (const { id, group } of errors) {
      for (const rule of expectedRules[id] ?? []) expect([rule, groups.get(rule)]).toEqual([rule, group]);
    }
  });
});

describe('clean drafts', () => {
  it.each(Object.values(drafts))('finds no error and no warning in $name', ({ name }) => {
    expect(clean[name].filter(isLoud).map(spoken)).toEqual([]);
  });
});

describe('seeded errors', () => {
  it('finds at least 36 of 40, each by a right rule at the right place', ({ annotate }) => {
    const missed = results.filter(({ isRight }) => !isRight);
    const report = missed.map(({ error, found }) =>
      [
        `${error.group}/${error.id} at “${error.expected.quote}” (${error.description})`,
        ...found.map(spoken),
      ].join('\n    '),
    );
    void annotate(`${results.length - missed.length} of ${results.length} found`);
    expect(missed.length, `missed:\n  ${report.join('\n  ')}`).toBeLessThanOrEqual(4);
  });
});

describe('innocent edits', () => {
  it.each(innocentEdits)('says nothing about $id: $description', ({ document, apply }) => {
    const found = newFindings(document, apply(drafts[document].document));
    expect(found.filter(isLoud).map(spoken)).toEqual([]);
  });
});
