import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { Strike } from '@tiptap/extension-strike';

import { isSafeLink } from '../urls';

export const BoldMark = Bold;
export const ItalicMark = Italic;

/** Without Tiptap's own keys: Ctrl+Shift+S saves a copy. The window's commands have others for these marks. */
export const StrikeMark = Strike.extend({ addKeyboardShortcuts: () => ({}) });

/** CommonMark has bold and linked code, so the code mark excludes nothing. Its stock key, Ctrl+E, exports. */
export const CodeMark = Code.extend({ excludes: '', addKeyboardShortcuts: () => ({}) });

/** A link with an address that was checked; one with any other scheme is text. Never followed inside the window. */
export const LinkMark = Link.extend({
  inclusive: false,
  addAttributes() {
    return {
      href: {
        default: '',
        validate: 'string',
        parseHTML: (element: HTMLElement) => element.getAttribute('href'),
      },
      title: { default: null, validate: 'string|null' },
    };
  },
}).configure({
  openOnClick: false,
  autolink: false,
  linkOnPaste: true,
  markdownLinks: true,
  HTMLAttributes: { target: null, rel: null, class: null },
  isAllowedUri: (url) => isSafeLink(url),
});
