// @ts-nocheck: its packages are installed for the bench alone, and have no types here.
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

/*
 * Tiptap with its starter kit and nothing else. A click on the button opens the document that the bench has put into
 * `benchDocument`: JSON as text, as a file or a database would give it.
 */

let editor = null;
const place = document.querySelector('main');

document.querySelector('button').addEventListener('click', () => {
  editor?.destroy();
  // Tiptap leaves what it showed where it was.
  place.replaceChildren();
  editor = new Editor({
    element: place,
    extensions: [StarterKit],
    content: JSON.parse(globalThis.benchDocument),
  });
});
