import { Extension } from '@tiptap/core';

import { audiences } from '../vocabulary';
import { checkedAttribute, isId, isNullOr, isObject, isOneOf } from '../attributes';

/** Every block that has an id and an audience. */
export const blockNames = [
  'title',
  'paragraph',
  'heading',
  'blockquote',
  'codeBlock',
  'htmlBlock',
  'footnoteDefinition',
  'horizontalRule',
  'bulletList',
  'orderedList',
  'listItem',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'timeline',
  'event',
  'impacts',
  'impact',
  'factors',
  'factor',
  'actions',
  'action',
  'metrics',
  'picture',
  'coverage',
] as const;

const inlineAndMarkNames = [
  'image',
  'hardBreak',
  'htmlInline',
  'footnoteReference',
  'liveValue',
  'bold',
  'italic',
  'strike',
  'code',
  'link',
] as const;

/**
 * What all nodes share. `id` finds a block again after edits and merges. `audience` null means "as its parent", and the
 * document itself is public. `extra` holds attributes this version does not know, so that they survive it.
 */
export const CommonAttributes = Extension.create({
  name: 'commonAttributes',
  addGlobalAttributes() {
    return [
      {
        types: [...blockNames],
        attributes: {
          id: {
            ...checkedAttribute('id', null, isNullOr(isId)),
            // Blocks of any script stand right: the browser takes the direction from the text.
            renderHTML: (attributes) => ({
              dir: 'auto',
              ...(attributes['id'] === null ? {} : { 'data-id': JSON.stringify(attributes['id']) }),
            }),
          },
          audience: checkedAttribute('audience', null, isNullOr(isOneOf(audiences))),
        },
      },
      {
        types: ['doc', ...blockNames, ...inlineAndMarkNames],
        attributes: { extra: checkedAttribute('extra', null, isNullOr(isObject)) },
      },
    ];
  },
});
