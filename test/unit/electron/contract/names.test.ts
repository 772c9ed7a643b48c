import { expect, it } from 'vitest';
import { events, requests } from '../../../../electron/contract/contract';
import { eventNames, requestNames } from '../../../../electron/contract/names';

it('lists every name of the contract, and no other', () => {
  expect([...requestNames].sort()).toEqual(Object.keys(requests).sort());
  expect([...eventNames].sort()).toEqual(Object.keys(events).sort());
});
