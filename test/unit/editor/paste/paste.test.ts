// @vitest-environment jsdom
import { File } from 'node:buffer';

import { Slice } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import { describe, expect, it, vi } from 'vitest';

import type { AssetSource } from '../../../../renderer/editor/media/asset-source';
import { cleanClipboardHtml } from '../../../../renderer/editor/paste/clean-html';
import { copiedText } from '../../../../renderer/editor/paste/copied-text';
import { loadCopiedText } from '../../../../renderer/editor/paste/copy';
import { linesOfSlice, readEventLines } from '../../../../renderer/editor/paste/event-lines';
import { bytesOfDataUrl, saysSomething } from '../../../../renderer/editor/paste/files';
import { pastedAddress } from '../../../../renderer/editor/paste/inline';
import { clock, event, mount, paragraph, type Mounted } from '../views/editor';

const context = { zone: 'UTC', zoneConfirmed: true, previous: null, incidentDate: '2019-07-02' };
const hash = 'cd'.repeat(32);
const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function paste(
  { editor }: Mounted,
  data: { readonly html?: string; readonly text?: string; readonly files?: readonly object[] },
): void {
  const found: Readonly<Record<string, string | undefined>> = {
    'text/html': data.html,
    'text/plain': data.text,
  };
  const pasted = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(pasted, 'clipboardData', {
    value: {
      getData: (type: string) => found[type] ?? '',
      files: data.files ?? [],
      types: Object.keys(found),
    },
  });
  editor.view.dom.dispatchEvent(pasted);
}

/** What other apps get of a selection. */
function copy({ editor }: Mounted): { readonly html: string; readonly text: string } {
  const { dom, text } = editor.view.serializeForClipboard(editor.state.selection.content());
  return { html: dom.innerHTML, text };
}

const headlines = ({ editor }: Mounted) =>
  editor.state.doc.child(1).children.map((row) => {
    const happened = row.attrs['happened'] as { readonly written: string } | null;
    return [happened?.written ?? null, ...row.children.map((block) => block.textContent)];
  });

describe('clean HTML', () => {
  it.each([
    ['<script>alert(1)</script><p onclick="x()" style="color:red" class="y">a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<p>a</p>'],
    ['<a href="#here">a</a> <a href="/there">b</a>', '<p>a b</p>'],
    ['<h2>two</h2><h3>three</h3>', '<h2>two</h2><h3>three</h3>'],
    ['<h1>one</h1><h6>six</h6>', '<h2>one</h2><h6>six</h6>'],
    ['<div>a<div>b</div>c</div>', '<p>a</p><p>b</p><p>c</p>'],
    ['a<br><br>b', '<p>a</p><p>b</p>'],
    ['<p>&nbsp;</p><p></p>', ''],
    [
      '<table><tr><td><p>framed</p><ul><li>x</li></ul></td></tr></table>',
      '<p>framed</p><ul><li><p>x</p></li></ul>',
    ],
    [
      '<img src="file:///c:/x.png" alt="x"><iframe src="https://e.org"></iframe>',
      '<p><img src="" alt="x"></p>',
    ],
    ['<pre>a\n  b</pre>', '<pre><code>a\n  b</code></pre>'],
    ['<b style="font-weight:normal"><p>not bold</p></b>', '<p>not bold</p>'],
  ])('of %s', (html, clean) => {
    expect(cleanClipboardHtml(html)).toBe(clean);
  });

  it('is clean already', () => {
    const html =
      '<h1>a</h1><ul><li role="checkbox" aria-checked="true">b<ul><li>c</li></ul></li></ul><table><tr><td rowspan=2>d</td><td>e</td></tr><tr><td align=right>f</td></tr></table><pre><code class="language-sh">g</code></pre>';
    const once = cleanClipboardHtml(html);
    expect(cleanClipboardHtml(once)).toBe(once);
  });

  it('takes the real address out of Google’s', () => {
    expect(pastedAddress('https://www.google.com/url?q=https://e.org/a&sa=D')).toBe('https://e.org/a');
    expect(pastedAddress('https://www.google.com/url?q=javascript:x')).toBe(
      'https://www.google.com/url?q=javascript:x',
    );
  });
});

describe('our own copies', () => {
  it('keep the facts of rows, say them to others, and bring no words of that back', async () => {
    await loadCopiedText();
    const from = mount([
      {
        type: 'timeline',
        content: [event('deploy', { happened: clock(13, 42), moments: ['impact-started'], kind: 'change' })],
      },
      paragraph(''),
    ]);
    const { editor } = from;
    const row = editor.state.doc.child(0).nodeSize + 1;
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, row)));
    const { html, text } = copy(from);
    expect(new DOMParser().parseFromString(html, 'text/html').body.textContent).toBe('2 Jul 13:42 – deploy');
    expect(text).toContain('13:42');
    expect(text).toContain('deploy');

    const to = mount([{ type: 'timeline', content: [event('')] }, paragraph('')]);
    to.editor.commands.setTextSelection(to.editor.state.doc.child(0).nodeSize + 3);
    paste(to, { html, text });
    const pasted = to.editor.state.doc.child(1).children.find((node) => node.textContent !== '');
    expect(pasted?.attrs).toMatchObject({
      happened: clock(13, 42),
      moments: ['impact-started'],
      kind: 'change',
    });
    expect(pasted?.textContent).toBe('deploy');
  });

  it('are Markdown as plain text, but bare words where they are a piece of a sentence or of code', () => {
    const { editor } = mount([
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Impact' }] },
      paragraph('snake_case *is* text'),
      { type: 'codeBlock', content: [{ type: 'text', text: 'a_b\nc' }] },
    ]);
    const { doc } = editor.state;
    expect(copiedText(doc.slice(doc.child(0).nodeSize, doc.content.size), doc)).toBe(
      '## Impact\n\nsnake_case \\*is\\* text\n\n```\na_b\nc\n```',
    );
    let code = 0;
    doc.descendants((node, pos) => {
      if (node.type.name === 'codeBlock') code = pos + 1;
    });
    expect(copiedText(doc.slice(code, code + 5, true), doc)).toBe('a_b\nc');
    expect(copiedText(Slice.empty, doc)).toBe('');
  });
});

describe('lines pasted into an event', () => {
  it('become events at their times, with dates from the ones before', () => {
    const mounted = mount([
      { type: 'timeline', content: [event('known', { happened: clock(13, 44) }), event('')] },
      paragraph(''),
    ]);
    const { editor } = mounted;
    const blank =
      editor.state.doc.child(0).nodeSize + 1 + (editor.state.doc.child(1).firstChild?.nodeSize ?? 0) + 2;
    editor.commands.setTextSelection(blank);
    paste(mounted, { text: '13:42 deploy\n- 13:45 page\nmore on it\n3 Jul 00:10 late' });
    expect(headlines(mounted)).toEqual([
      ['13:42', 'deploy'],
      ['13:44', 'known'],
      ['13:45', 'page', 'more on it'],
      ['3 Jul 00:10', 'late'],
    ]);
    const late = editor.state.doc.child(1).lastChild?.attrs['happened'] as { readonly start: number };
    expect(late.start).toBe(Date.UTC(2019, 6, 3, 0, 10));
    editor.commands.undo();
    expect(headlines(mounted)).toEqual([
      ['13:44', 'known'],
      [null, ''],
    ]);
  });

  it('may be the rows of a table', () => {
    const mounted = mount([{ type: 'timeline', content: [event('')] }, paragraph('')]);
    mounted.editor.commands.setTextSelection(mounted.editor.state.doc.child(0).nodeSize + 3);
    paste(mounted, {
      html: '<table><tr><td>13:42</td><td>deploy</td></tr><tr><td>13:45</td><td>page</td></tr></table>',
      text: 'x',
    });
    expect(headlines(mounted)).toEqual([
      ['13:42', 'deploy'],
      ['13:45', 'page'],
    ]);
  });

  it('stay prose where they are prose', () => {
    expect(readEventLines(['no time here', 'nor here'], context)).toBeNull();
    expect(readEventLines(['13:42 one', 'a', 'b', 'c'], context)).toBeNull();
    const { editor } = mount([
      paragraph('a'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('b')] }] },
    ]);
    expect(linesOfSlice(new Slice(editor.state.doc.content, 0, 0))).toEqual(['A title', 'a', 'b']);
  });
});

describe('images', () => {
  const keep = () => {
    const put = vi.fn<AssetSource['put']>(() => Promise.resolve(hash));
    return { put, assets: { put, url: () => Promise.resolve(null) } };
  };
  const images = ({ editor }: Mounted) => {
    const found: unknown[] = [];
    editor.state.doc.descendants((node) => {
      if (node.type.name === 'image') found.push(node.attrs['src']);
    });
    return found;
  };

  it('that are pasted as files are kept, where the caret was, whatever is typed meanwhile', async () => {
    const { assets, put } = keep();
    const mounted = mount([paragraph('before after')], { assets });
    const { editor } = mounted;
    const start = editor.state.doc.child(0).nodeSize + 1;
    editor.commands.setTextSelection(start + 7);
    paste(mounted, { files: [new File([new Uint8Array([1, 2])], 'x.png', { type: 'image/png' })] });
    editor.view.dispatch(editor.state.tr.insertText('typed ', start));
    await vi.waitFor(() => expect(images(mounted)).toEqual([`asset:${hash}`]));
    expect(put).toHaveBeenCalledWith(new Uint8Array([1, 2]), 'image/png');
    const line = editor.state.doc.child(1);
    expect(line.children.map((node) => node.text ?? 'image')).toEqual(['typed before ', 'image', 'after']);
    await vi.waitFor(() => expect(document.querySelector('.image-card[role=status]')).toBeNull());
  });

  it('in pasted HTML are kept before it is pasted', async () => {
    const { assets } = keep();
    const mounted = mount([paragraph('')], { assets });
    mounted.editor.commands.focus('end');
    paste(mounted, { html: `<p>a graph <img src="${png}" alt="CPU"></p>`, text: 'a graph' });
    expect(images(mounted)).toEqual([]);
    await vi.waitFor(() => expect(images(mounted)).toEqual([`asset:${hash}`]));
    expect(mounted.editor.state.doc.textContent).toContain('a graph');
  });

  it('that are refused are said, and change nothing', async () => {
    const say = vi.fn<(message: string) => void>();
    const assets = { url: () => Promise.resolve(null), put: () => Promise.reject(new Error('Too big.')) };
    const mounted = mount([paragraph('text')], { assets, say });
    mounted.editor.commands.focus('end');
    paste(mounted, { files: [new File(['x'], 'x.png', { type: 'image/png' })] });
    await vi.waitFor(() => expect(say).toHaveBeenCalledWith('Too big.'));
    expect(mounted.steps).toEqual([]);
  });

  it('are a picture of the text where Word copies text', () => {
    expect(saysSomething('<p>words</p>')).toBe(true);
    expect(saysSomething('<meta charset="utf-8"><img src="https://e.org/x.png">')).toBe(false);
  });

  it('may be broken', () => {
    expect(bytesOfDataUrl(png)?.type).toBe('image/png');
    expect(bytesOfDataUrl('data:image/png;base64,%%%')).toBeNull();
    expect(bytesOfDataUrl('https://e.org/x.png')).toBeNull();
  });
});
