import { describe, expect, it } from 'vitest';
import { firstOf } from '../../../electron/dev/get-electron.mjs';
import { executableIn, reasonIn } from '../../../electron/dev/official-electron.mjs';

const electron = { executable: '/somewhere/electron', version: '1.2.3', source: 'official' } as const;

describe('the order of sources', () => {
  it('takes the first that has one, and asks none after it', async () => {
    const asked: string[] = [];
    const source =
      <Answer>(name: string, answer: Answer) =>
      async () => {
        asked.push(name);
        return answer;
      };
    const found = await firstOf([
      source('nothing named', undefined),
      source('out of reach', { failure: 'no route' }),
      source('here', electron),
      source('never asked', { ...electron, version: '9.9.9' }),
    ]);
    expect(found).toBe(electron);
    expect(asked).toEqual(['nothing named', 'out of reach', 'here']);
  });

  it('tells every failure when none has one', async () => {
    const sources = [
      async () => ({ failure: 'the first reason' }),
      async () => ({ failure: 'the second reason' }),
    ];
    await expect(firstOf(sources)).rejects.toThrow(
      /the first reason; the second reason.*ELECTRON_OVERRIDE_DIST_PATH/,
    );
  });

  it('does not go past a source that refuses', async () => {
    const refusing = async () => {
      throw new Error('named, but not there');
    };
    await expect(firstOf([refusing, async () => electron])).rejects.toThrow('named, but not there');
  });
});

it('knows where a release keeps its executable', () => {
  expect(executableIn('linux')).toBe('electron');
  expect(executableIn('win32')).toBe('electron.exe');
  expect(executableIn('darwin')).toBe('Electron.app/Contents/MacOS/Electron');
});

describe('the reason of a failed download', () => {
  it('is the network code where there is one', () => {
    expect(reasonIn('TypeError: fetch failed\n  cause: Error: connect ECONNREFUSED 192.0.2.1:443')).toBe(
      'ECONNREFUSED',
    );
  });
  it('is the first line that speaks of an error otherwise', () => {
    expect(reasonIn('(node:1) a warning\nHTTPError: 403 Forbidden\n    at somewhere')).toBe(
      'HTTPError: 403 Forbidden',
    );
  });
  it('is said to be missing where there is none', () => {
    expect(reasonIn('')).toBe('no reason given');
  });
});
