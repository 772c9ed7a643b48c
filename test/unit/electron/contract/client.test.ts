import { describe, expect, it } from 'vitest';
import type { Bridge } from '../../../../electron/contract/bridge';
import { createShellClient } from '../../../../electron/contract/client';
import { requestNames } from '../../../../electron/contract/names';
import type { RequestName } from '../../../../electron/contract/contract';

/** A bridge that answers every request with `answer` and hands its listener over to the test. */
function bridgeWith(answer: unknown) {
  const calls: [string, unknown][] = [];
  const listeners: ((payload: unknown) => void)[] = [];
  const request = (name: RequestName) => (argument: unknown) => {
    calls.push([name, argument]);
    return Promise.resolve(answer);
  };
  const bridge: Bridge = {
    platform: 'linux',
    requests: Object.fromEntries(
      requestNames.map((name) => [name, request(name)]),
    ) as unknown as Bridge['requests'],
    on(_event, listener) {
      listeners.push(listener);
      return () => listeners.splice(listeners.indexOf(listener), 1);
    },
  };
  return { bridge, calls, listeners };
}

describe('createShellClient', () => {
  it('passes the argument on and gives the answer back', async () => {
    const { bridge, calls } = bridgeWith({ kind: 'written', files: ['a.postmortem'] });
    const argument = { suggestedName: 'a.postmortem', bytes: new Uint8Array([1]) };
    const result = await createShellClient(bridge).request('saveCopy', argument);
    expect(result).toEqual({ kind: 'written', files: ['a.postmortem'] });
    expect(calls).toEqual([['saveCopy', argument]]);
  });

  it.each([
    ['another kind', { kind: 'perhaps' }],
    ['a missing field', { kind: 'written' }],
    ['nothing', undefined],
    ['text in the place of a list', { kind: 'written', files: 'a' }],
  ])('rejects an answer that is not as agreed: %s', async (_name, answer) => {
    const client = createShellClient(bridgeWith(answer).bridge);
    await expect(client.request('saveCopy', { suggestedName: 'a', bytes: new Uint8Array() })).rejects.toThrow(
      'The answer to “saveCopy” is not as agreed',
    );
  });

  it('hands on an event as agreed, throws at another, and ends listening', () => {
    const { bridge, listeners } = bridgeWith(undefined);
    const heard: string[] = [];
    const stop = createShellClient(bridge).on('command', (id) => heard.push(id));
    listeners[0]?.('file.new');
    expect(heard).toEqual(['file.new']);
    expect(() => listeners[0]?.('file.destroy')).toThrow('The event “command” is not as agreed');
    expect(() => listeners[0]?.('edit.copy')).toThrow('not as agreed');
    expect(heard).toEqual(['file.new']);
    stop();
    expect(listeners).toEqual([]);
  });
});
