import { describe, expect, it } from 'vitest';

import { sentencesOf } from '../../../../renderer/checks/prose/sentences';

const split = (text: string) => sentencesOf(text).map(({ from, to }) => text.slice(from, to).trim());

describe('sentencesOf', () => {
  it.each<readonly [string, readonly string[]]>([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['At approx. 13:42 it began. It ended.', ['At approx. 13:42 it began.', 'It ended.']],
    ['It took 2.5 hours. Then', ['It took 2.5 hours.', 'Then']],
    ['At 3 p.m. The page came', ['At 3 p.m.', 'The page came']],
    ['一。二。', ['一。', '二。']],
    ['Duration: 1 h\nImpact: all', ['Duration: 1 h', 'Impact: all']],
  ])('%s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});
