/** The closed lists of the field's own words that a draft may hold. Order is the order in which they are offered. */

export const audiences = ['internal', 'public'] as const;
export type Audience = (typeof audiences)[number];

export const moments = [
  'impact-started',
  'detected',
  'acknowledged',
  'declared',
  'public-notice',
  'identified',
  'mitigated',
  'impact-ended',
  'resolved',
] as const;
export type Moment = (typeof moments)[number];

/** How a moment is to be taken. */
export type Tone = 'bad' | 'warn' | 'note' | 'good';

const tones: Readonly<Record<Moment, Tone>> = {
  'impact-started': 'bad',
  detected: 'warn',
  acknowledged: 'warn',
  declared: 'warn',
  'public-notice': 'note',
  identified: 'note',
  mitigated: 'note',
  'impact-ended': 'good',
  resolved: 'good',
};

/** The colour of a moment, by what it means; wherever it is shown a word says the same. */
export function toneOf(moment: Moment): Tone {
  return tones[moment];
}

/** The lengths that follow from a draft's moments, by name, in the order in which they are shown. */
export const metricIds = [
  'impact',
  'time-to-detect',
  'time-to-acknowledge',
  'detect-to-identify',
  'time-to-identify',
  'time-to-mitigate',
  'time-to-resolve',
  'time-to-public-notice',
] as const;
export type MetricId = (typeof metricIds)[number];

export const eventKinds = [
  'change',
  'alert',
  'observation',
  'hypothesis',
  'decision',
  'action',
  'communication',
  'note',
] as const;
export type EventKind = (typeof eventKinds)[number];

export const factorKinds = [
  'root-cause',
  'trigger',
  'contributing',
  'latent',
  'detection',
  'response',
  'recovery',
  'luck',
] as const;
export type FactorKind = (typeof factorKinds)[number];

export const actionTypes = ['investigate', 'prevent', 'mitigate', 'detect', 'repair', 'process'] as const;
export type ActionType = (typeof actionTypes)[number];

export const actionStatuses = ['open', 'in-progress', 'done', 'dropped'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

export const priorities = ['P0', 'P1', 'P2', 'P3'] as const;
export type Priority = (typeof priorities)[number];

export const severities = ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4', 'SEV-5'] as const;

export const incidentStatuses = [
  'investigating',
  'identified',
  'monitoring',
  'mitigated',
  'resolved',
] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

export const documentStatuses = ['draft', 'in-review', 'changes-asked', 'approved', 'published'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** GitHub's alerts: `> [!NOTE]`. */
export const alertKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type AlertKind = (typeof alertKinds)[number];

const words: Readonly<Record<string, string>> = {
  'impact-started': 'impact starts',
  'impact-ended': 'impact ends',
  'public-notice': 'public notice',
  'root-cause': 'root cause',
  contributing: 'contributing factor',
  latent: 'latent factor',
  'in-progress': 'in progress',
  'in-review': 'in review',
  'changes-asked': 'changes asked',
};

/** The words people read for an entry of one of the lists above, in lower case: "impact-started" → "impact starts". */
export function label(term: string): string {
  return words[term] ?? term;
}
