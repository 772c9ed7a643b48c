import { expect, it } from 'vitest';
import { isOpenableExternally } from '../../../electron/external-url';

it.each(['https://example.org', 'http://example.org/a', 'mailto:a@example.org', 'HTTPS://EXAMPLE.ORG'])(
  'opens %s',
  (url) => {
    expect(isOpenableExternally(url)).toBe(true);
  },
);

it.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'app://aftermark/',
  'smb://host/x',
  'ftp://x/',
  'example.org',
  '//example.org',
  '',
  'about:blank',
  'view-source:https://example.org',
])('refuses %j', (url) => {
  expect(isOpenableExternally(url)).toBe(false);
});
