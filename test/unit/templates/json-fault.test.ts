import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultIn } from '../../../templates/json-fault';

const engineTakes = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('faultIn', () => {
  it.each([
    ['{\n"a": 1\n"b": 2}', 3, 'has "b" where a comma or } belongs'],
    ['{"a" 1}', 1, 'has 1 where a colon belongs'],
    ['{a: 1}', 1, 'has a, which is not JSON'],
    ['{1: 1}', 1, 'has 1 where a name in double quotes belongs'],
    ['{"a":\n}', 2, 'has a name without a value before }'],
    ['{"a"}', 1, 'has a name without a value before }'],
    ['[1,\n\n]', 3, 'has a comma with nothing after it before ]'],
    ['[1 2]', 1, 'has 2 where a comma or ] belongs'],
    ['[,1]', 1, 'has , where a value belongs'],
    ['[1}', 1, 'has } where a comma or ] belongs'],
    ['{"a": [1, 2\n', 2, 'ends where ] is still missing'],
    ['{} {}', 1, 'goes on after the end of the template'],
    ["{'a': 1}", 1, 'has a text in single quotes, where JSON wants double quotes'],
    ['{\n// note\n}', 2, 'has a comment, which JSON does not allow'],
    ['{"a": "b\nc"}', 1, 'has a text that does not end on its line, or a wrong \\ in it'],
    ['{"a": "\\d"}', 1, 'has a text that does not end on its line, or a wrong \\ in it'],
    ['{"a": 01}', 1, 'has 1 where a comma or } belongs'],
    ['{"a": tru}', 1, 'has tru, which is not JSON'],
    ['{"a": 1,\n "\\u0061": 2}', 2, 'gives "\\u0061" a second time in the same object'],
    ['['.repeat(33), 1, 'is nested too deeply'],
  ])('names line and fault of %j', (text, line, problem) => {
    expect(faultIn(text)).toEqual({ line, problem });
  });

  it('takes a very long text in one value', () => {
    expect(faultIn(JSON.stringify('x'.repeat(250_000)))).toBeNull();
    expect(faultIn(`"${'x'.repeat(250_000)}`)).not.toBeNull();
  });

  it('agrees with the engine on every JSON, whole or damaged', () => {
    const whole = fc.json({ maxDepth: 6 });
    const piece = fc.constantFrom(
      ...Array.from('{}[],:"\\ \n0-.eE1tfn'),
      'true',
      'null',
      '""',
      '\\u00e9',
      '\u2028',
      '\u0007',
    );
    const damaged = fc.tuple(whole, fc.nat(), fc.nat(3), piece).map(([text, n, cut, put]) => {
      const at = n % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + cut);
    });
    const soup = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(whole, damaged, soup), (text) => {
        const fault = faultIn(text);
        // A name given twice is a fault to us and none to the engine: all else must agree.
        fc.pre(fault === null || !fault.problem.includes('a second time'));
        expect(fault === null).toBe(engineTakes(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
