import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseExactly, printExactly } from '../../../../renderer/timeline/sources/exact-json';
import { opsgenieFormat } from '../../../../renderer/timeline/sources/opsgenie';
import { fileOf, readWith, recordsOf, utc } from './systems';

describe('logs', () => {
  const log = (text: string, createdAt: string, owner = 'ada@example.com') => ({
    log: text,
    type: 'system',
    owner,
    createdAt,
    offset: `${createdAt}_1`,
  });

  it('come with who did it, oldest first', () => {
    const json = {
      data: [
        log('Alert closed via web', '2026-03-01T10:50:00.123Z'),
        log('Alert created', '2026-03-01T10:42:03.999999999Z', 'System'),
      ],
      paging: {},
      took: 0.1,
    };
    expect(opsgenieFormat.matches(fileOf(json))).toBeGreaterThan(0.9);
    const records = recordsOf(opsgenieFormat, json);
    expect(records.map((record) => [record.text, record.person, record.bot, utc(record)])).toEqual([
      ['Alert created', 'System', true, '2026-03-01T10:42:03.999Z'],
      ['Alert closed via web', 'ada@example.com', false, '2026-03-01T10:50:00.123Z'],
    ]);
    expect(records[0]?.happened?.written).toBe('2026-03-01T10:42:03.999999999Z');
  });
});

describe('alerts', () => {
  it('are read from a list and one by one', () => {
    const alert = {
      id: 'a-1',
      tinyId: '23',
      message: 'p99 > 4s',
      description: 'since noon',
      tags: ['vip'],
      createdAt: '2026-03-01T10:42:03Z',
    };
    for (const json of [{ data: [alert] }, { data: alert }, [alert], alert]) {
      expect(opsgenieFormat.matches(fileOf(json))).toBeGreaterThan(0.9);
      const [record] = recordsOf(opsgenieFormat, json);
      expect(record).toMatchObject({
        key: 'a-1',
        channel: 'alert #23',
        kind: 'alert',
        markdown: 'p99 > 4s\n\nsince noon\n\nTags: vip',
      });
    }
  });
});

describe('webhooks', () => {
  const text = (action: string, updatedAt: string): string =>
    `{"action":"${action}","source":{"type":"web"},"alert":{"alertId":"x","tinyId":"23","message":"test alert","note":"n: 1420452275002000962","username":"ada@example.com","createdAt":1420452191104,"updatedAt":${updatedAt}}}`;
  const read = (action: string, updatedAt: string) => {
    const source = text(action, updatedAt);
    return readWith(opsgenieFormat, fileOf(JSON.parse(source), source)).records[0];
  };

  it('are dated by what was done: an alert created in milliseconds, anything else in nanoseconds', () => {
    const created = read('Create', '1420452275002000962');
    expect(created?.happened).toMatchObject({
      start: 1_420_452_191_104,
      written: '1420452191104',
      zone: 'UTC',
    });
    const noted = read('AddNote', '1420452275002000962');
    expect(noted?.happened).toMatchObject({ start: 1_420_452_275_002, written: '1420452275002000962' });
    expect(noted?.text).toBe('Note: n: 1420452275002000962 Alert: test alert');
    expect(noted?.kind).toBe('note');
  });

  it('lose no millisecond to rounding, and no digit of the raw record', () => {
    // As a double it is …5003000000: one millisecond later.
    const record = read('Close', '1420452275002999999');
    expect(Number('1420452275002999999')).toBe(1_420_452_275_003_000_000);
    expect(record?.happened?.start).toBe(1_420_452_275_002);
    expect(record?.raw).toBe(text('Close', '1420452275002999999'));
  });

  it('without a time of their own have none, and not that of the alert', () => {
    const [record] = recordsOf(opsgenieFormat, {
      action: 'Escalate',
      escalationName: 'first line',
      alert: { alertId: 'x', createdAt: 1_420_452_191_104 },
    });
    expect([record?.text, record?.happened]).toEqual(['Alert escalated: first line', null]);
  });
});

describe('JSON to the last digit', () => {
  it('is printed as it was read', () => {
    const value = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.constantFrom('"', '\\', ':1420452275002999999,', '"1420452275002999999"'),
      ),
    })).json;
    const print = (one: unknown): string =>
      Array.isArray(one)
        ? `[${one.map(print).join(',')}]`
        : typeof one === 'bigint'
          ? String(one)
          : JSON.stringify(one);
    fc.assert(
      fc.property(value, (one) => {
        const source = print(one);
        expect(printExactly(parseExactly(source))).toBe(source);
      }),
    );
  });

  it('leaves fractions and powers alone', () => {
    expect(parseExactly('[12345678901234567.5,12345678901234567e2,0.1234567890123456789]')).toEqual([
      Number('12345678901234567.5'),
      Number('12345678901234567e2'),
      Number('0.1234567890123456789'),
    ]);
  });
});
