import { Blockquote } from '@tiptap/extension-blockquote';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Heading } from '@tiptap/extension-heading';

import { checkedAttribute, isId, isNullOr, isOneOf, isText } from '../attributes';
import { alertKinds } from '../vocabulary';

/** A heading; `section` is the id of the template section it stands for, unique in a draft. */
export const HeadingNode = Heading.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      section: checkedAttribute('section', null, isNullOr(isId)),
    };
  },
});

/** A quote, or one of GitHub's alerts where `alert` is not null. */
export const BlockquoteNode = Blockquote.extend({
  content: 'block*',
  addAttributes: () => ({ alert: checkedAttribute('alert', null, isNullOr(isOneOf(alertKinds))) }),
});

/** `meta` is what follows the language on a Markdown fence: ```` ```sh title="x" ````. */
export const CodeBlockNode = CodeBlock.extend({
  addAttributes() {
    return { ...this.parent?.(), meta: checkedAttribute('meta', null, isNullOr(isText)) };
  },
});
