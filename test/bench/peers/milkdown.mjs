// @ts-nocheck: its packages are installed for the bench alone, and have no types here.
import { Editor, parserCtx, rootCtx, serializerCtx } from '@milkdown/core';
import { commonmark } from '@milkdown/preset-commonmark';
import { gfm } from '@milkdown/preset-gfm';
import { JSDOM } from 'jsdom';

import { serve } from '../frame/candidate';

const { window } = new JSDOM('<!doctype html><body></body>');
for (const name of ['document', 'Node', 'Element', 'HTMLElement', 'MutationObserver', 'CustomEvent']) {
  globalThis[name] = window[name];
}
globalThis.window = window;
for (const name of [
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'getSelection',
  'getComputedStyle',
]) {
  globalThis[name] = window[name].bind(window);
}

const editor = await Editor.make()
  .config((context) => context.set(rootCtx, window.document.body))
  .use(commonmark)
  .use(gfm)
  .create();
const parse = editor.ctx.get(parserCtx);
const print = editor.ctx.get(serializerCtx);

/** Its schema is its own, so it prints what it has read itself. It reads slowly: once for all runs. */
const read = new Map();
const document = (text) => read.get(text) ?? read.set(text, parse(text)).get(text);

serve({
  print: { prepare: document, run: (doc) => ({ size: print(doc).length }) },
  parse: { prepare: (text) => text, run: (text) => ({ size: parse(text).content.size }) },
});
