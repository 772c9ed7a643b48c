import { documentFromTemplate } from './instantiate';
import type { Template } from './template';
import { draftFormat, type Draft } from '../renderer/document/draft';
import { newId } from '../renderer/document/ids';

export interface NewDraftOptions {
  readonly title: string;
  /** YYYY-MM-DD, or ''. */
  readonly incidentDate: string;
  /** IANA name. */
  readonly zone: string;
  /** Whether a person chose the zone; one that was only offered stays an inference. */
  readonly zoneConfirmed: boolean;
  /** Milliseconds UTC. */
  readonly now: number;
}

/** A draft made from a template, with a copy of the template in it and an id for every block. */
export function newDraftFrom(template: Template, options: NewDraftOptions): Draft {
  const { title, incidentDate, zone, zoneConfirmed, now } = options;
  return {
    format: draftFormat,
    id: newId(),
    createdAt: now,
    updatedAt: now,
    document: documentFromTemplate(template, { title, zone, incidentDate, newId, attrs: { zoneConfirmed } }),
    comments: [],
    template,
  };
}
