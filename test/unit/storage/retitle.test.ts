import { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { listRow, titleOf } from '../../../renderer/storage/list-row';
import { withTitle } from '../../../renderer/storage/retitle';
import { draftWith } from '../file/fixtures';

const text = (value: string): readonly NodeJSON[] => (value === '' ? [] : [{ type: 'text', text: value }]);

describe('withTitle', () => {
  it('gives the document that its step makes of the old one, and the title that was asked for', () => {
    const line = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.option(line), line, (before, after) => {
        const body: NodeJSON = { type: 'paragraph', content: [{ type: 'text', text: 'Body' }] };
        const title: NodeJSON = { type: 'title', attrs: { id: 't' }, content: text(before ?? '') };
        const document: NodeJSON = { type: 'doc', content: before === null ? [body] : [title, body] };
        const result = withTitle(document, after);
        const stepped = Step.fromJSON(documentSchema, result.step).apply(
          Node.fromJSON(documentSchema, document),
        );
        expect(stepped.failed).toBeNull();
        expect(stepped.doc?.toJSON()).toEqual(Node.fromJSON(documentSchema, result.document).toJSON());
        expect(titleOf(result.document)).toBe(after.replaceAll(/\s+/gu, ' ').trim());
      }),
    );
  });
});

describe('listRow', () => {
  it('shows what the document says', () => {
    const draft = draftWith([{ type: 'title', content: text(' A  title ') }]);
    const attrs = {
      severity: 'P2',
      incidentStatus: 'resolved',
      status: 'approved',
      incidentDate: '2019-07-02',
    };
    expect(listRow({ ...draft, document: { ...draft.document, attrs } }, { trashedAt: 5 }, 3)).toEqual({
      id: draft.id,
      title: 'A title',
      ...attrs,
      templateName: draft.template.name,
      createdAt: draft.createdAt,
      updatedAt: draft.updatedAt,
      trashedAt: 5,
      version: 3,
    });
  });

  it('shows nothing where a document says nothing, or what no version so far knows', () => {
    const draft = draftWith([{ type: 'paragraph', content: text('no title') }]);
    const attrs = { severity: 4, incidentStatus: 'on fire', status: null };
    expect(
      listRow({ ...draft, document: { ...draft.document, attrs } }, { trashedAt: null }, 1),
    ).toMatchObject({
      title: '',
      severity: '',
      incidentStatus: '',
      status: 'draft',
      incidentDate: '',
    });
    expect(titleOf({ type: 'doc' })).toBe('');
  });
});
