import type { FactorRow } from '../../../document/read';
import { listed, opening, placeInDraft, placeOfRow } from '../place';
import type { DraftRule, RuleFinding } from '../../rule';
import { numberedActions } from './action-fields';

/** Ids of the factors that share a chain of whys with one that is answered; an answer anywhere ends the chain. */
function answeredChains(
  factors: readonly FactorRow[],
  answered: ReadonlySet<string>,
): ReadonlySet<FactorRow> {
  const chains: FactorRow[][] = [];
  for (const factor of factors) {
    const last = chains.at(-1);
    if (factor.attributes.depth === 0 || last === undefined) chains.push([factor]);
    else last.push(factor);
  }
  return new Set(chains.filter((chain) => chain.some(({ id }) => id !== null && answered.has(id))).flat());
}

/**
 * Factors that no action answers, and actions that answer no factor. A chain of whys is answered where any of its links
 * is; luck needs no answer. Where no action at all says what it answers, that is said once.
 */
export const coverage: DraftRule = {
  id: 'coverage',
  group: 'complete',
  about: 'draft',
  severity: 'hint',
  title: 'Actions answer the factors',
  why: 'A factor that nothing answers will be there the next time; an action that answers none may not be worth its cost (etcd, AWS).',
  check: (draft) => {
    const actions = numberedActions(draft).filter(({ row }) => row.attributes.status !== 'dropped');
    const factors = draft.factors.filter(({ headline }) => headline !== '');
    if (factors.length === 0 || actions.length === 0) return [];
    const ids = new Set(factors.flatMap(({ id }) => id ?? []));
    const answered = new Set(
      actions.flatMap(({ row }) => row.attributes.answers).filter((id) => ids.has(id)),
    );
    if (answered.size === 0) {
      return [{ place: placeInDraft('Actions'), message: 'No action says which factor it answers.' }];
    }
    const covered = answeredChains(factors, answered);
    const open = factors.flatMap((factor): readonly RuleFinding[] => {
      // One finding a chain: its whys stand under it.
      const { kind, depth } = factor.attributes;
      if (covered.has(factor) || kind === 'luck' || depth > 0) return [];
      const name = `Factor ${draft.factors.indexOf(factor) + 1}`;
      return [
        {
          place: placeOfRow(factor, name),
          message: `${name}, “${opening(factor.headline)}”, has no action that answers it.`,
        },
      ];
    });
    const idle = actions
      .filter(({ row }) => !row.attributes.answers.some((id) => ids.has(id)))
      .map(({ row, name }) => ({
        place: placeOfRow(row, name),
        message: `${name}, “${opening(row.headline)}”, answers none of the factors.`,
      }));
    return [...open, ...idle];
  },
};

const wanted = ['detect', 'prevent', 'mitigate'] as const;

/** A list of actions in which one of detect, prevent, mitigate is missing; one finding a type. */
export const actionTypes: DraftRule = {
  id: 'action-types',
  group: 'complete',
  about: 'draft',
  severity: 'hint',
  title: 'Actions that detect, prevent and mitigate',
  why: 'Prevention fails one day; then it counts how soon it is seen and how quickly it is over (etcd: at least one action of each type).',
  check: (draft) => {
    const actions = numberedActions(draft).filter(({ row }) => row.attributes.status !== 'dropped');
    if (actions.length === 0) return [];
    const types = new Set(actions.map(({ row }) => row.attributes.type));
    if (types.size === 1 && types.has('')) {
      const message = `No action has a type: it cannot be told whether one of them is to ${listed(wanted, 'or')}.`;
      return [{ place: placeInDraft('Actions'), message }];
    }
    return wanted
      .filter((type) => !types.has(type))
      .map((type) => ({
        place: placeInDraft(`Actions: ${type}`),
        message: `No action has the type “${type}”.`,
      }));
  },
};
