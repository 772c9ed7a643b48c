import type { MetricId, Moment } from '../document/vocabulary';

/** Where a definition is from. */
export interface DefinitionSource {
  readonly name: string;
  readonly link: string;
}

/** A metric is the time between two moments, and is named by both, so that nobody has to guess what it counts. */
export interface MetricDefinition {
  readonly id: MetricId;
  readonly label: string;
  readonly from: Moment;
  readonly to: Moment;
  /** One sentence for readers that says from when to when it counts. */
  readonly definition: string;
  /** Null where the definition is ours. */
  readonly source: DefinitionSource | null;
}

const fireHydrant: DefinitionSource = {
  name: 'FireHydrant, “Incident metrics”',
  link: 'https://fh-docs.netlify.app/docs/managing-incidents/incident-metrics/',
};
const atlassian: DefinitionSource = {
  name: 'Atlassian, “Common incident management metrics”',
  link: 'https://www.atlassian.com/incident-management/kpis/common-metrics',
};

/** In the order in which they are shown. */
export const metricDefinitions: readonly MetricDefinition[] = [
  {
    id: 'impact',
    label: 'Impact',
    from: 'impact-started',
    to: 'impact-ended',
    definition:
      'How long anyone was hurt: the periods of all impacts together, each minute counted once; where no impact names its events, from the start of impact to its end.',
    source: null,
  },
  {
    id: 'time-to-detect',
    label: 'Time to detect',
    from: 'impact-started',
    to: 'detected',
    definition: 'From the start of impact until the responders, or their monitoring, first saw it.',
    source: fireHydrant,
  },
  {
    id: 'time-to-acknowledge',
    label: 'Time to acknowledge',
    from: 'detected',
    to: 'acknowledged',
    definition: 'From detection until someone took the alert on.',
    source: atlassian,
  },
  {
    id: 'detect-to-identify',
    label: 'Detection to identification',
    from: 'detected',
    to: 'identified',
    definition: 'From detection until it was known what was failing.',
    source: null,
  },
  {
    id: 'time-to-identify',
    label: 'Time to identify',
    from: 'impact-started',
    to: 'identified',
    definition: 'From the start of impact until it was known what was failing.',
    source: null,
  },
  {
    id: 'time-to-mitigate',
    label: 'Time to mitigate',
    from: 'impact-started',
    to: 'mitigated',
    definition: 'From the start of impact until the last step that relieved it was done.',
    source: fireHydrant,
  },
  {
    id: 'time-to-resolve',
    label: 'Time to resolve',
    from: 'impact-started',
    to: 'resolved',
    definition: 'From the start of impact until the incident was over and its cause dealt with.',
    source: fireHydrant,
  },
  {
    id: 'time-to-public-notice',
    label: 'Time to public notice',
    from: 'impact-started',
    to: 'public-notice',
    definition: 'From the start of impact until those who use the service were first told in public.',
    source: null,
  },
];
