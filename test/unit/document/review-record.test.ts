import { describe, expect, it } from 'vitest';

import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';
import {
  isDecision,
  isReceipt,
  isSignOff,
  isStatusMove,
  reviewRecordNames,
  type ReviewRecord,
} from '../../../renderer/document/review-record';
import { record } from '../support/review-record';

const documentWith = (attrs: Readonly<Record<string, unknown>>): NodeJSON => ({
  type: 'doc',
  attrs,
  content: [],
});

/** A value with one member changed or, where `undefined`, left out; deeper ones as "by.name". */
function changed(value: object, path: string, to: unknown): object {
  const [name = '', ...rest] = path.split('.');
  const member = (value as Record<string, unknown>)[name];
  if (rest.length > 0) return { ...value, [name]: changed(member as object, rest.join('.'), to) };
  const others = Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
  return to === undefined ? others : { ...value, [name]: to };
}

const checks = {
  receipts: isReceipt,
  decisions: isDecision,
  signOffs: isSignOff,
  statusHistory: isStatusMove,
};

describe('an entry of the record', () => {
  it.each(reviewRecordNames)('of %s is known as one', (name) => {
    for (const entry of record[name]) expect(checks[name](entry)).toBe(true);
    for (const other of [null, undefined, 'text', 4, []]) expect(checks[name](other)).toBe(false);
  });

  const wrong: readonly (readonly [keyof ReviewRecord, string, unknown])[] = [
    ['receipts', 'review', 4],
    ['receipts', 'at', '2026'],
    ['decisions', 'suggestion', null],
    ['decisions', 'kind', 'maybe'],
    ['decisions', 'by', 'Ana'],
    ['decisions', 'by.id', 1],
    ['decisions', 'by.name', null],
    ['decisions', 'by.role', {}],
    ['decisions', 'at', null],
    ['signOffs', 'id', 1],
    ['signOffs', 'section', null],
    ['signOffs', 'contentHash', []],
    ['signOffs', 'author', null],
    ['signOffs', 'author.name', 7],
    ['signOffs', 'at', true],
    ['statusHistory', 'from', 'lost'],
    ['statusHistory', 'to', ''],
    ['statusHistory', 'by.role', 1],
    ['statusHistory', 'at', '1'],
  ];

  it.each(wrong)('of %s is none with a wrong or missing %s', (name, path, value) => {
    const [entry] = record[name];
    expect(checks[name](changed(entry ?? {}, path, value))).toBe(false);
    expect(checks[name](changed(entry ?? {}, path, undefined))).toBe(false);
  });
});

describe('the record of a document', () => {
  it('is there, and comes out as it went in', () => {
    const document = documentWith({ ...record });
    const doc = admitDocument(document);
    for (const name of reviewRecordNames) expect(doc.attrs[name]).toEqual(record[name]);
    expect(releaseDocument(doc).attrs).toEqual(record);
  });

  it('is empty where nothing was reviewed, and then not stored', () => {
    const doc = admitDocument(documentWith({ severity: 'SEV-1' }));
    for (const name of reviewRecordNames) expect(doc.attrs[name]).toEqual([]);
    expect(releaseDocument(doc).attrs).toEqual({ severity: 'SEV-1' });
  });

  it('that this version cannot read is kept beside it, word for word', () => {
    const attrs = { decisions: [{ ...record.decisions[0], kind: 'postponed' }], receipts: 'many' };
    const doc = admitDocument(documentWith(attrs));
    expect(doc.attrs).toMatchObject({ decisions: [], receipts: [] });
    expect(releaseDocument(doc).attrs).toEqual(attrs);
  });
});
