import { describe, expect, it } from 'vitest';
import { plainText, sourceOffset } from '../../../renderer/time/characters';

describe('plainText', () => {
  it('knows the value of every decimal digit of Unicode', () => {
    const digits: string[] = [];
    for (let codePoint = 0; codePoint <= 0x1ffff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      if (/^\p{Nd}$/u.test(character)) digits.push(character);
    }
    expect(digits.length).toBeGreaterThan(600);
    expect(digits.length % 10).toBe(0);
    const values = digits.map((digit) => plainText(digit, 2).text);
    expect(values).toEqual(digits.map((_, index) => String(index % 10)));
  });

  it('remembers where each character came from', () => {
    const plain = plainText('\u200f𝟏３：a', 100);
    expect(plain.text).toBe('13:a');
    expect([0, 1, 2, 3, 4].map((index) => sourceOffset(plain, index))).toEqual([1, 3, 4, 5, 6]);
  });
});
