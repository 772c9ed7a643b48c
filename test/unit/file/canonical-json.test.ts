import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';

import { canonicalHash, canonicalJson } from '../../../renderer/file/canonical-json';

const json = fc.jsonValue({ stringUnit: 'binary' });

/** The same value with the members of every object in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => shuffled(one, seed));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, shuffled(member, seed)] as const);
  const turned = [...members.slice(seed % (members.length || 1)), ...members].slice(0, members.length);
  const unique = new Map([...turned, ...members].toReversed());
  const copy: Record<string, unknown> = {};
  for (const [name, member] of unique)
    Object.defineProperty(copy, name, {
      value: member,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return copy;
}

describe('canonical JSON', () => {
  it('says what the value says', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same for members in any order', () => {
    fc.assert(
      fc.property(json, fc.nat(9), (value, seed) => {
        expect(canonicalJson(shuffled(value, seed))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is the same after any writing and reading', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(JSON.parse(JSON.stringify(value, null, 2)))).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it('differs where values differ', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const same = canonicalJson(one) === canonicalJson(other);
        const [a, b] = [one, other].map((value): unknown => JSON.parse(JSON.stringify(value)));
        expect(same).toBe(isDeepStrictEqual(a, b));
      }),
    );
  });

  it.each([
    [
      'members sorted by code unit, not by code point',
      { '\u{1F600}': 1, '\uFB33': 2, b: 3, B: 4 },
      '{"B":4,"b":3,"\u{1F600}":1,"\uFB33":2}',
    ],
    ['numbers as names as text', { 10: 1, 9: 2 }, '{"10":1,"9":2}'],
    ['undefined left out', { a: undefined, b: [undefined] }, '{"b":[null]}'],
    ['numbers in one form', [1e2, -0, 1e21, 0.1], '[100,0,1e+21,0.1]'],
    ['lone surrogates escaped', ['\uD800', '\uDC00x'], '["\\ud800","\\udc00x"]'],
    ['composed and decomposed letters apart', ['\u00e9', 'e\u0301'], '["\u00e9","e\u0301"]'],
  ])('has %s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('has no text for what is not JSON', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('s'), undefined])
      expect(() => canonicalJson(value)).toThrow(RangeError);
  });

  it('is hashed without taking one lone surrogate for another', async () => {
    expect(await canonicalHash('\uD800')).not.toBe(await canonicalHash('\uD801'));
    // printf '{"a":[1,"x"]}' | sha256sum
    expect(await canonicalHash({ a: [1, 'x'] })).toBe(
      '5e49f471d8b615a8ae0ecf0a53dbe2f5f617abb2dfe6246974aa6e4bdeb89725',
    );
  });
});
