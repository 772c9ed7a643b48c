import { expect, it } from 'vitest';

import { offeredAt, withMention } from '../../../../../renderer/app/review/threads/mention';

const roles = ['Ana', 'database lead', 'Datacenter', 'on-call'];
/** The caret stands at "|". */
const at = (text: string) => offeredAt(text.replace('|', ''), text.indexOf('|'), roles);

it.each([
  ['ask @|', roles],
  ['ask @dat|', ['database lead', 'Datacenter']],
  ['ask @Database l| about it', ['database lead']],
  ['(@on-|)', ['on-call']],
  ['ask @database lead|', []],
  ['mail ana@dat|', []],
  ['@dat no more @x|', []],
  ['@dat then |', []],
  ['no mention|', []],
])('%s', (text, offered) => {
  expect(at(text)).toEqual(offered);
});

it('writes the name out where the caret is, with one space behind it', () => {
  expect(withMention('ask @da about @it', 7, 'database lead')).toEqual({
    text: 'ask @database lead about @it',
    caret: 19,
  });
  expect(withMention('@', 1, 'a$&b')).toEqual({ text: '@a$&b ', caret: 6 });
});
