import { describe, expect, it } from 'vitest';
import { displayOf, onVirtualScreen } from '../../../electron/dev/display.mjs';
import { installEnvironment, nodeComplaint } from '../../../electron/dev/install.mjs';
import { cacheFolder } from '../../../electron/dev/paths.mjs';
import { progressLine } from '../../../electron/dev/progress.mjs';
import { spokenDuration } from '../../../electron/dev/say.mjs';
import { callersFolder, isCi, takeSwitches } from '../../../electron/dev/settings.mjs';

describe('the display', () => {
  it.each([
    [{ DISPLAY: ':0' }, 'linux', 'x11'],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 'wayland'],
    [{ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 'x11'],
    [{ DISPLAY: '' }, 'linux', 'none'],
    [{}, 'linux', 'none'],
    [{}, 'darwin', 'own'],
    [{}, 'win32', 'own'],
  ] as const)('%j on %s is %s', (env, platform, display) => {
    expect(displayOf(env, platform)).toBe(display);
  });

  it('is made by xvfb-run where there is none, with the command as it was', () => {
    const { program, args } = onVirtualScreen({ program: 'node', args: ['a b', '--c'] });
    expect(program).toBe('xvfb-run');
    expect(args.slice(-3)).toEqual(['node', 'a b', '--c']);
  });
});

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '21.0.0', '22.12.0', '100.0.0'])('%s will do', (version) => {
    expect(nodeComplaint(version)).toBeUndefined();
  });
  it.each(['20.18.3', '18.20.0', '9.99.0'])('%s is too old', (version) => {
    expect(nodeComplaint(version)).toContain(version);
  });
});

it('an install brings what building needs, whatever the environment leaves out', () => {
  const env = installEnvironment({ NODE_ENV: 'production', npm_config_omit: 'dev', HOME: '/home/x' });
  expect(env).toEqual({ HOME: '/home/x', npm_config_include: 'dev' });
});

describe('continuous integration', () => {
  it.each(['true', '1', 'yes'])('is on for CI=%s', (value) => expect(isCi({ CI: value })).toBe(true));
  it.each(['', '0', 'false', undefined])('is off for CI=%s', (value) =>
    expect(isCi({ CI: value })).toBe(false),
  );
});

it('takes its own switches and leaves the rest in order', () => {
  const { given, rest } = takeSwitches(
    ['a.postmortem', '--watch', '--user-data-dir=/x', 'b'],
    ['--watch', '--other'],
  );
  expect([...given]).toEqual(['--watch']);
  expect(rest).toEqual(['a.postmortem', '--user-data-dir=/x', 'b']);
});

describe('the folder that names on the command line start from', () => {
  const npm = {
    npm_lifecycle_event: 'start',
    npm_package_name: 'aftermark',
    npm_package_json: '/clone/package.json',
    INIT_CWD: '/clone/drafts',
  };
  it('is where the person is, when npm moved to the clone', () => {
    expect(callersFolder(['start'], npm, '/clone')).toBe('/clone/drafts');
  });
  it('is the current one without npm', () => {
    expect(callersFolder(['start'], {}, '/elsewhere')).toBe('/elsewhere');
  });
  it('is the current one inside another script, such as a test', () => {
    expect(callersFolder(['aftermark'], { ...npm, npm_lifecycle_event: 'test' }, '/clone')).toBe('/clone');
    expect(callersFolder(['start'], npm, '/elsewhere')).toBe('/elsewhere');
  });
});

describe('the cache', () => {
  it('lies where XDG says', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/caches' }, '/home/x')).toBe('/caches/aftermark');
    expect(cacheFolder({}, '/home/x')).toBe('/home/x/.cache/aftermark');
  });
  it('ignores a relative XDG_CACHE_HOME, as the specification asks', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: 'caches' }, '/home/x')).toBe('/home/x/.cache/aftermark');
  });
});

it('progress never says that it is done before it is', () => {
  expect(progressLine('Downloading', 98e6, 196e6)).toBe('Downloading: 98 of 196 MB (50%)');
  expect(progressLine('Downloading', 300e6, 196e6)).toContain('(99%)');
  expect(progressLine('Downloading', 5e6)).toBe('Downloading: 5 MB');
  expect(progressLine('Downloading', 0, 196e6)).toBe('Downloading: waiting for the first byte');
});

it('durations are told in seconds, then in minutes', () => {
  expect([400, 59_949, 59_951, 125_000].map(spokenDuration)).toEqual([
    '0.4 s',
    '59.9 s',
    '1 min 00 s',
    '2 min 05 s',
  ]);
});
