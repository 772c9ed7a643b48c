import type { FieldName } from './target';

/** Names that most sites know. */
export const usualFields: Readonly<Record<FieldName, string | null>> = {
  title: 'title',
  date: 'date',
  updated: 'updated',
  draft: 'draft',
  slug: null,
  description: 'description',
  author: 'author',
  tags: 'tags',
  severity: 'severity',
  services: 'services',
  language: 'lang',
  zone: 'timezone',
  incidentDate: 'incident_date',
  incidentStatus: 'incident_status',
  status: 'status',
  roles: 'roles',
};
