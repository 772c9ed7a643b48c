import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import { adoptImages, imageAddresses } from '../../../renderer/file/adopt-images';
import { sha256 } from '../../../renderer/file/sha256';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const held = `data:image/png;base64,${btoa(String.fromCodePoint(...png))}`;
const image = (src: string): NodeJSON => ({ type: 'image', attrs: { src, alt: 'a graph' } });
const paragraph = (...content: readonly NodeJSON[]): NodeJSON => ({ type: 'paragraph', content });
const document = (...content: readonly NodeJSON[]): NodeJSON => ({ type: 'doc', content });

describe('the images of an imported text', () => {
  it('are asked for by their relative addresses, each once', () => {
    const doc = document(
      paragraph(image('img/a.png'), image('https://x.test/b.png')),
      paragraph(image('img/a.png')),
    );
    expect(imageAddresses(doc)).toEqual(['img/a.png']);
  });

  it('become images of the draft, also in the blocks a timeline was made of', async () => {
    const timeline: NodeJSON = {
      type: 'timeline',
      attrs: { origin: { blocks: [paragraph(image('img/a.png'))], printed: '' } },
      content: [],
    };
    const adopted = await adoptImages(document(timeline, paragraph(image('img/a.png'), image('b.png'))), [
      { address: 'img/a.png', bytes: png },
    ]);
    const hash = await sha256(png);
    expect(adopted.assets).toEqual([{ hash, type: 'image/png', bytes: png }]);
    expect(adopted.missing).toEqual(['b.png']);
    const text = JSON.stringify(adopted.document);
    expect(text).not.toContain('img/a.png');
    expect(text.split(`asset:${hash}`)).toHaveLength(3);
    expect(text).toContain('"src":"b.png","alt":"a graph"');
  });

  it('are taken out of addresses that hold them', async () => {
    const { document: kept, assets } = await adoptImages(document(paragraph(image(held))), []);
    expect(kept.content?.[0]?.content?.[0]?.attrs?.['src']).toBe(`asset:${assets[0]?.hash ?? ''}`);
  });

  it('are no images because of their names', async () => {
    const bytes = new TextEncoder().encode('<svg onload="alert(1)"/>');
    const { assets, missing } = await adoptImages(document(paragraph(image('a.png'))), [
      { address: 'a.png', bytes },
    ]);
    expect(assets).toEqual([]);
    expect(missing).toEqual(['a.png']);
  });
});
