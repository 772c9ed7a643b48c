import type { SourceFormat } from './format';
import { githubFormat } from './github';
import { grafanaFormat } from './grafana';
import { opsgenieFormat } from './opsgenie';
import { pagerdutyFormat } from './pagerduty';
import { slackFormat } from './slack';
import { statuspageFormat } from './statuspage';

/** The formats of structured exports, one for each system. */
export const systemFormats: readonly SourceFormat[] = [
  slackFormat,
  pagerdutyFormat,
  opsgenieFormat,
  statuspageFormat,
  grafanaFormat,
  githubFormat,
];
