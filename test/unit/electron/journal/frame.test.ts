import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { frame, readFrame, readOnly, type Header } from '../../../../electron/journal/frame';

const header = (title: string): Header => ({
  kind: 'state',
  id: 'a',
  title,
  version: 3,
  at: 1_700_000_000_000,
  trashedAt: null,
});

describe('a frame', () => {
  it('is read as it was written, one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 400 })), {
          maxLength: 4,
        }),
        async (written) => {
          const parts = await Promise.all(written.map(([title, bytes]) => frame(header(title), bytes)));
          const all = new Uint8Array(Buffer.concat(parts));
          let at = 0;
          for (const [title, bytes] of written) {
            const found = await readFrame(all, at);
            if (found.kind !== 'frame') throw new Error(found.kind);
            expect(found.header).toEqual(header(title));
            expect(found.payload).toEqual(bytes);
            at = found.end;
          }
          expect(await readFrame(all, at)).toEqual({ kind: 'end' });
        },
      ),
    );
  });

  it('is torn wherever it is cut, and wherever a bit of it is another one', async () => {
    const bytes = await frame(header('“Ein Titel”'), new TextEncoder().encode('{"format":1}'));
    for (let length = 1; length < bytes.length; length += 1) {
      expect(await readOnly(bytes.slice(0, length))).toEqual({ kind: 'torn' });
    }
    for (let place = 0; place < bytes.length; place += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const other = bytes.slice();
        other[place] = (other[place] ?? 0) ^ (1 << bit);
        // No flipped digit passes for a newer format.
        expect(await readOnly(other)).toEqual({ kind: 'torn' });
      }
    }
  });

  it('of a newer format is known as such only where it is whole', async () => {
    const bytes = await frame(header('a'), new Uint8Array(3), 2);
    expect(await readOnly(bytes)).toEqual({ kind: 'newer' });
    expect(await readOnly(bytes.slice(0, -1))).toEqual({ kind: 'torn' });
  });

  it('is torn where something follows that should not', async () => {
    const bytes = await frame(header('a'), new Uint8Array(3));
    expect(await readOnly(Buffer.concat([bytes, Buffer.from('x')]))).toEqual({ kind: 'torn' });
  });

  it('of a large payload is read alike, and torn alike', async () => {
    const payload = new Uint8Array(300_000).map((_, index) => index % 251);
    const bytes = await frame(header('a'), payload);
    const found = await readOnly(bytes);
    expect(found.kind === 'frame' && Buffer.compare(found.payload, payload)).toBe(0);
    bytes[200_000] = (bytes[200_000] ?? 0) ^ 1;
    expect(await readOnly(bytes)).toEqual({ kind: 'torn' });
  });
});
