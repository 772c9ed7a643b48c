import { describe, expect, it } from 'vitest';

import { readNumbers } from '../../../../renderer/checks/prose/numbers';

const read = (text: string) =>
  readNumbers(text).map(({ value, percent, noun }) => `${value}${percent ? '%' : ''} ${noun}`.trim());

describe('readNumbers', () => {
  it.each<readonly [string, readonly string[]]>([
    ['80% of our traffic lost', ['80% traffic lost']],
    ['dropped by 82 percent at worst', ['82%']],
    ['um 5 Prozent', ['5%']],
    ['٨٠٪', ['80%']],
    ['seven actions', ['7 actions']],
    ['twenty-one servers', ['21 servers']],
    ['3,868 WAF rules', ['3868 waf rules']],
    ['eleven contributing factors', ['11 contributing factors']],
    ['one of the rules', ['1 of the rules']],
    ['27 minutes', []],
    ['60 days before', []],
    ['a 27-minute outage', []],
    ['version 1.2.3', []],
    ['$26 million', []],
    ['99th percentile', []],
    ['10.0.0.1 is down', []],
    ['2019-07-02 was', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
