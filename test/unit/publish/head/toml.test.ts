import fc from 'fast-check';
import { parse } from 'smol-toml';
import { describe, expect, it, vi } from 'vitest';

import { editToml } from '../../../../renderer/publish/head/toml';
import { nasty } from './nasty';

const none = { changed: [], added: [], removed: [] };
const text = (name: string, value: string) => ({ name, value: { kind: 'text' as const, text: value } });

vi.setConfig({ testTimeout: 60_000 });

describe('editToml', () => {
  const source = '# of the site\ntitle = "Old"\ndraft = true\n\n[params]\nx = 1 # kept\n';

  it('is the source where nothing changes', () => {
    expect(editToml(source, none)).toEqual({ text: source, isReprinted: false });
  });

  it('changes fields in place and adds before the first table', () => {
    const edits = { changed: [text('title', 'New')], added: [text('severity', 'S')], removed: ['draft'] };
    expect(editToml(source, edits)).toEqual({
      text: '# of the site\ntitle = "New"\nseverity = "S"\n\n[params]\nx = 1 # kept\n',
      isReprinted: false,
    });
  });

  it('prints anew what does not stand on one line', () => {
    const { text: edited, isReprinted } = editToml('title = """\na\nb"""\n', {
      ...none,
      changed: [text('title', 'x')],
    });
    expect(isReprinted).toBe(true);
    expect(parse(edited)).toEqual({ title: 'x' });
  });

  it('writes dates as dates', () => {
    const date = {
      name: 'date',
      value: { kind: 'date' as const, text: '2019-07-02T13:42:00+01:00', form: 'bare' as const },
    };
    expect(editToml('title = "a"\n', { ...none, added: [date] }).text).toBe(
      'title = "a"\ndate = 2019-07-02T13:42:00+01:00',
    );
  });

  it('holds any text', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        const edited = editToml(source, { ...none, changed: [text('title', value)] });
        expect(edited.isReprinted).toBe(false);
        expect(parse(edited.text)['title']).toBe(value.replace(/\p{Surrogate}/gu, '\ufffd'));
      }),
    );
  });
});
