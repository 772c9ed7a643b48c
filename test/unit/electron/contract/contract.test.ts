import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { describeIssues, requests } from '../../../../electron/contract/contract';
import { isOwnUrl } from '../../../../electron/contract/identity';
import { LIMITS } from '../../../../electron/contract/limits';

describe('the contract', () => {
  it('refuses bytes beyond the limit and says where', () => {
    const large = new Uint8Array(LIMITS.imageBytes + 1);
    const checked = v.safeParse(requests.exportFiles.argument, {
      suggestedName: 'a.md',
      bytes: new Uint8Array(),
      folder: { name: 'a', files: [{ name: 'b.png', bytes: large }] },
    });
    expect(checked.success).toBe(false);
    expect(describeIssues(checked.issues ?? [])).toContain('folder.files.0.bytes: must be at most');
  });

  it('takes a source as bytes or as a sentence, and nothing else', () => {
    const { result } = requests.openSources;
    expect(v.is(result, null)).toBe(true);
    expect(v.is(result, { kind: 'read', name: 'chat.zip', bytes: new Uint8Array() })).toBe(true);
    expect(v.is(result, { kind: 'unreadable', name: 'chat.zip', message: 'It is gone.' })).toBe(true);
    expect(v.is(result, { kind: 'read', name: 'chat.zip', bytes: 'text' })).toBe(false);
    expect(v.is(requests.openSources.argument, '/etc/passwd')).toBe(false);
  });

  it('hands bytes through without a copy', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const checked = v.parse(requests.saveCopy.argument, { suggestedName: 'a.postmortem', bytes });
    expect(checked.bytes).toBe(bytes);
  });
});

describe('isOwnUrl', () => {
  it.each(['app://aftermark/index.html', 'app://aftermark/', 'app://aftermark/a?b#c'])('knows %s', (url) => {
    expect(isOwnUrl(url)).toBe(true);
  });

  it.each([
    'app://aftermark.evil/index.html',
    'app://evil/aftermark',
    'https://aftermark/',
    'app://user@aftermark/',
    'app://aftermark:1/',
    'appx://aftermark/',
    'file:///app://aftermark/',
    'about:blank',
    'data:text/html,app://aftermark',
    '',
    'aftermark',
  ])('does not take %s for its own', (url) => {
    expect(isOwnUrl(url)).toBe(false);
  });
});
