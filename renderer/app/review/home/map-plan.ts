import { Mapping, type StepMap } from '@tiptap/pm/transform';

import { mapChange } from '../../../editor/plugins/pending-decorations';
import type { Plan, PlannedSuggestion } from '../../../review/home/plan-types';

/** The changes of a draft since a plan was asked for, by the version that each led to. */
export interface MapLog {
  readonly add: (version: number, maps: readonly StepMap[]) => void;
  /** From a version to the draft as it is. What came before that version is forgotten. */
  readonly since: (version: number) => Mapping;
}

export function createMapLog(): MapLog {
  let log: (readonly [version: number, maps: readonly StepMap[]])[] = [];
  return {
    add: (version, maps) => log.push([version, maps]),
    since: (version) => {
      log = log.filter(([led]) => led > version);
      return new Mapping(log.flatMap(([, maps]) => maps));
    },
  };
}

function mapSuggestion(suggestion: PlannedSuggestion, mapping: Mapping): PlannedSuggestion {
  return {
    ...suggestion,
    from: suggestion.from === null ? null : mapping.map(suggestion.from, 1),
    changes: suggestion.changes.map((change) => mapChange(change, mapping)),
  };
}

/** A plan of an older version of a draft, for the draft as it is: approximately, until the next plan says it. */
export function mapPlan(plan: Plan, mapping: Mapping): Plan {
  if (mapping.maps.length === 0) return plan;
  return {
    ...plan,
    suggestions: plan.suggestions.map((suggestion) => mapSuggestion(suggestion, mapping)),
    conflicts: plan.conflicts.map(({ suggestions, ...conflict }) => ({
      ...conflict,
      suggestions: suggestions.map((suggestion) => mapSuggestion(suggestion, mapping)),
    })),
  };
}

/** A plan without what has been decided since it was asked for. */
export function withoutDecided(plan: Plan, decided: ReadonlySet<string>): Plan {
  const isOpen = ({ id }: PlannedSuggestion) => !decided.has(id);
  const conflicts = plan.conflicts.map(({ suggestions, ...conflict }) => ({
    ...conflict,
    suggestions: suggestions.filter(isOpen),
  }));
  return {
    suggestions: [
      ...plan.suggestions.filter(isOpen),
      // What has nothing left to be in conflict with is a suggestion like others.
      ...conflicts
        .filter(({ suggestions }) => suggestions.length === 1)
        .flatMap(({ suggestions }) => suggestions),
    ].toSorted((one, other) => (one.from ?? -1) - (other.from ?? -1)),
    conflicts: conflicts.filter(({ suggestions }) => suggestions.length > 1),
    cards: plan.cards.filter(({ card }) => !decided.has(card.suggestion)),
  };
}
