import type { BlockContent, Paragraph, PhrasingContent } from 'mdast';

import { text } from '../../../markdown/inline/mdast';
import { paragraph, plainBlocks } from '../body';
import { fieldsIn, firstText, flagIn, objectsIn, textIn, type Fields } from '../json-fields';
import { readMrkdwn } from './mrkdwn';
import type { SlackNames } from './names';
import { readRichText } from './rich-text';
import { decodeEntities, linkTo } from './tokens';

/** What programs put beside the text of a message. Previews of links are left out: they are not the author's words. */
export function readAttachments(message: Fields, names: SlackNames): BlockContent[] {
  return objectsIn(message, 'attachments').flatMap((attachment) => {
    const isPreview = firstText(attachment, 'from_url', 'original_url') !== '';
    if (isPreview && !flagIn(attachment, 'is_msg_unfurl')) return [];
    const blocks = attachmentBlocks(attachment, names);
    if (isPreview && blocks.length > 0) return [{ type: 'blockquote', children: blocks }];
    return blocks;
  });
}

function attachmentBlocks(attachment: Fields, names: SlackNames): BlockContent[] {
  const [title, address] = [textIn(attachment, 'title'), textIn(attachment, 'title_link')];
  const body = [
    ...readMrkdwn(textIn(attachment, 'pretext'), names),
    ...plainBlocks(decodeEntities(textIn(attachment, 'author_name'))),
    ...(address === '' ? readMrkdwn(title, names) : lineOf(linkTo(address, decodeEntities(title)))),
    ...readMrkdwn(textIn(attachment, 'text'), names),
    ...objectsIn(attachment, 'fields').flatMap((field) => readField(field, names)),
    ...readBlocks(attachment, names),
  ];
  return body.length > 0 ? body : readMrkdwn(textIn(attachment, 'fallback'), names);
}

function readField(field: Fields, names: SlackNames): BlockContent[] {
  const [title, value] = [textIn(field, 'title'), textIn(field, 'value')];
  if (title === '' || /\n|```/u.test(value))
    return [...readMrkdwn(title, names), ...readMrkdwn(value, names)];
  return readMrkdwn(`${title}: ${value}`, names);
}

/** Block Kit: the parts that hold text. */
export function readBlocks(owner: Fields, names: SlackNames): BlockContent[] {
  return objectsIn(owner, 'blocks').flatMap((block): BlockContent[] => {
    switch (textIn(block, 'type')) {
      case 'rich_text':
        return readRichText(block, names);
      case 'context':
        return objectsIn(block, 'elements').flatMap((element) => readTextObject(element, names));
      case 'image':
      case 'video':
        return plainBlocks(firstText(block, 'alt_text') || textIn(fieldsIn(block, 'title'), 'text'));
      default:
        return [
          ...readTextObject(fieldsIn(block, 'text'), names),
          ...objectsIn(block, 'fields').flatMap((field) => readTextObject(field, names)),
        ];
    }
  });
}

function readTextObject(object: Fields, names: SlackNames): BlockContent[] {
  const value = textIn(object, 'text');
  return textIn(object, 'type') === 'mrkdwn' ? readMrkdwn(value, names) : plainBlocks(value);
}

/** Files by name, as links where the message has an address for them. Only the name of a file is in an export. */
export function readFiles(message: Fields): Paragraph[] {
  const single = fieldsIn(message, 'file');
  const files = [...objectsIn(message, 'files'), ...(Object.keys(single).length > 0 ? [single] : [])];
  const named = files.map(nameFile).filter((nodes) => nodes.length > 0);
  if (named.length === 0) return [];
  const list = named.flatMap((nodes, index) => [...(index === 0 ? [] : [text(', ')]), ...nodes]);
  return [paragraph(text(named.length === 1 ? 'File: ' : 'Files: '), ...list)];
}

function nameFile(file: Fields): readonly PhrasingContent[] {
  if (textIn(file, 'mode') === 'tombstone') return [text('(deleted)')];
  const name = firstText(file, 'title', 'name', 'id').replace(/\s+/gu, ' ').trim();
  const address = firstText(file, 'permalink') || withoutToken(textIn(file, 'url_private'));
  if (name === '') return [];
  return address === '' ? [text(name)] : linkTo(address, name);
}

/** In an export the address of a file ends in a token that opens every file of the workspace: no text may hold it. */
function withoutToken(address: string): string {
  return address.replace(/\?.*$/su, '');
}

function lineOf(nodes: readonly PhrasingContent[]): Paragraph[] {
  return nodes.length === 0 ? [] : [paragraph(...nodes)];
}
