import { leakRule, type Leak, type Published } from './published';

/** Places that ask for a login of the house: the host, and how the path begins where only a part is closed. */
const closed: readonly (readonly [host: RegExp, path: RegExp, what: string])[] = [
  [/(?:^|\.)slack\.com$/u, /^\/(?:archives|messages|client|files)\b/u, 'Slack'],
  [/(?:^|\.)pagerduty\.com$/u, /^\/(?:incidents|alerts|services|postmortems|schedules)\b/u, 'PagerDuty'],
  [/(?:^|\.)opsgenie\.com$/u, /^\/(?:alert|incident|postmortem|report)/u, 'Opsgenie'],
  [/\.atlassian\.net$/u, /^\//u, 'Jira or Confluence'],
  [/^docs\.google\.com$/u, /^\/(?!forms\/|.*\/(?:pub|pubhtml)\b)/u, 'Google Docs'],
  [/^(?:drive|meet|mail|calendar|console\.cloud)\.google\.com$/u, /^\//u, 'Google'],
  [/^(?:app|[a-z0-9-]+)\.datadoghq\.(?:com|eu)$/u, /^\/(?!blog|pricing)/u, 'Datadog'],
  [/\.grafana\.net$/u, /^\/(?!.*public-dashboards)/u, 'Grafana'],
  [/(?:^|\.)sentry\.io$/u, /^\/(?:organizations|issues)\b/u, 'Sentry'],
  [/^one\.newrelic\.com$|^ui\.honeycomb\.io$|\.splunkcloud\.com$/u, /^\//u, 'a monitoring tool'],
  [/console\.aws\.amazon\.com$|^portal\.azure\.com$/u, /^\//u, 'a cloud console'],
  [/\.sharepoint\.com$|^teams\.microsoft\.com$/u, /^\//u, 'Microsoft 365'],
  [
    /^(?:www\.)?notion\.so$|^linear\.app$|^app\.asana\.com$|^app\.clickup\.com$/u,
    /^\/(?!features|pricing|blog|product)./u,
    'a tracker',
  ],
  [/\.zoom\.us$|^zoom\.us$/u, /^\/(?:rec|j|my)\//u, 'Zoom'],
  [/^app\.incident\.io$|\.okta\.com$|^app\.firehydrant\.io$/u, /^\//u, 'a tool of your house'],
  [/^discord\.com$/u, /^\/channels\//u, 'Discord'],
];

const own = /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])$/u;

/** Longer than any address people can follow. */
const longest = 4000;

function find({ text, kind }: Published): readonly Leak[] {
  if (kind !== 'address' || text.length > longest) return [];
  const why = reason(text.trim());
  return why === null ? [] : [{ from: 0, to: text.length, message: why }];
}

function reason(address: string): string | null {
  if (/^file:/iu.test(address)) return 'The link leads to a file on the machine of whoever wrote it.';
  const parts = /^https?:\/\/(?:[^/?#@\s]*@)?(\[[0-9a-f:]*\]|[^/?#:\s]*)(?::\d+)?([^?#\s]*)/iu.exec(address);
  if (parts === null) return null;
  const host = (parts[1] ?? '').toLowerCase();
  const path = parts[2] === '' ? '/' : (parts[2] ?? '/');
  if (own.test(host)) return `The link leads to the reader’s own machine (${host}).`;
  const found = closed.find(([hosts, paths]) => hosts.test(host) && paths.test(path));
  return found === undefined
    ? null
    : `The link leads to ${found[2]} (${host}), where an outside reader has no login.`;
}

/**
 * Links that a reader outside cannot open: tools behind a login, the writer's own machine, files. Addresses in private
 * networks are pointed at by the rules about addresses and hosts. Which tools is from public post-mortems, whose links
 * to Slack nobody can open.
 */
export const unreachableLink = leakRule({
  id: 'unreachable-link',
  severity: 'hint',
  title: 'Links that a reader can open',
  why: 'A link that ends at a login proves nothing to a reader, and tells what you use.',
  find,
});
