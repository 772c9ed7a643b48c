import type { Audience, DocumentStatus, IncidentStatus } from './vocabulary';

/** Who did what in the incident, by role; `name` may stay empty where people are named by role only. */
export interface Role {
  readonly role: string;
  readonly name: string;
}

/** What is known of the incident and of the document itself. Each is one attribute of the document node. */
export interface Facts {
  /** Free text, because houses differ: "SEV-1", "P2", "Sev0". Empty when nothing is chosen. */
  readonly severity: string;
  readonly incidentStatus: IncidentStatus | '';
  readonly services: readonly string[];
  readonly roles: readonly Role[];
  /** IANA name of the document's time zone. */
  readonly zone: string;
  /** False until a person has chosen the zone; only then is it not an inference. */
  readonly zoneConfirmed: boolean;
  /** Day of the incident in the document's zone, YYYY-MM-DD; '' when not given. Bare times start from it. */
  readonly incidentDate: string;
  /** BCP 47 tag of the language the document is written in. */
  readonly language: string;
  readonly tags: readonly string[];
  /** The document's own status, not the incident's. */
  readonly status: DocumentStatus;
}

export type FactName = keyof Facts;

export const defaultFacts: Facts = {
  severity: '',
  incidentStatus: '',
  services: [],
  roles: [],
  zone: 'UTC',
  zoneConfirmed: false,
  incidentDate: '',
  language: 'en',
  tags: [],
  status: 'draft',
};

export const factNames = Object.keys(defaultFacts) as readonly FactName[];

/** Name of the document attribute that holds a fact's audience: `severity` → `severityAudience`. */
export function audienceAttribute(fact: FactName): `${FactName}Audience` {
  return `${fact}Audience`;
}

export type FactAudiences = Readonly<Record<FactName, Audience | null>>;
