import { expect, it } from 'vitest';
import { isTrustedSender } from '../../../electron/trusted-sender';

it('trusts the main frame of the app’s own page', () => {
  expect(isTrustedSender({ url: 'app://aftermark/index.html', parent: null })).toBe(true);
});

it.each([
  ['a frame inside it, even of the same origin', { url: 'app://aftermark/index.html', parent: {} }],
  ['another origin', { url: 'https://aftermark/index.html', parent: null }],
  ['an empty page', { url: 'about:blank', parent: null }],
  ['a frame that is gone', null],
])('does not trust %s', (_name, frame) => {
  expect(isTrustedSender(frame)).toBe(false);
});
