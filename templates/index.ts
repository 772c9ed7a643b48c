import atlassian from './atlassian.json';
import fiveWhys from './five-whys.json';
import googleSre from './google-sre.json';
import pagerduty from './pagerduty.json';
import publicReport from './public-report.json';
import shortForm from './short.json';
import { parseTemplate, type Template } from './template';

/**
 * The templates that come with the app, in the order in which they are offered. They go through the same reader as a
 * template that somebody brings, so a wrong one cannot reach a draft; the unit tests load this module, so that it
 * cannot reach a release either.
 */
export const bundledTemplates: readonly Template[] = [
  publicReport,
  googleSre,
  atlassian,
  pagerduty,
  fiveWhys,
  shortForm,
].map(bundled);

function bundled(json: unknown): Template {
  const result = parseTemplate(json);
  if (!result.ok) throw new Error(`A bundled template is wrong: ${result.message}`);
  return result.template;
}

/** The bundled template with this id, if there is one. */
export function findTemplate(id: string): Template | undefined {
  return bundledTemplates.find((template) => template.id === id);
}
