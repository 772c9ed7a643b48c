import { getSchema, type Extensions } from '@tiptap/core';
import { HardBreak } from '@tiptap/extension-hard-break';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';

import { BoldMark, CodeMark, ItalicMark, LinkMark, StrikeMark } from './marks/marks';
import { Action, Actions } from './nodes/actions';
import { CommonAttributes } from './nodes/common';
import { DocumentNode } from './nodes/document';
import { Factor, Factors } from './nodes/factors';
import { FootnoteDefinition, FootnoteReference } from './nodes/footnotes';
import { HtmlBlock, HtmlInline } from './nodes/html';
import { Image } from './nodes/image';
import { Impact, Impacts } from './nodes/impacts';
import { LiveValueNode } from './nodes/live-value';
import { BulletListNode, ListItemNode, OrderedListNode } from './nodes/lists';
import { Coverage, Metrics, Picture } from './nodes/placeholders';
import { TableCellNode, TableHeaderNode, TableNode, TableRowNode } from './nodes/table';
import { BlockquoteNode, CodeBlockNode, HeadingNode } from './nodes/text-blocks';
import { Event, Timeline } from './nodes/timeline';
import { Title } from './nodes/title';
import { UnknownBlock, UnknownInline, UnknownMark } from './nodes/unknown';

/**
 * The schema of a draft, as the extensions that make it. The editor extends these same objects with keys, commands and
 * views, never with attributes or content, so a draft means the same in the window, on the command line and in tests.
 */
export const documentExtensions: Extensions = [
  CommonAttributes,
  DocumentNode,
  Title,
  Paragraph,
  Text,
  HeadingNode,
  BlockquoteNode,
  CodeBlockNode,
  HtmlBlock,
  FootnoteDefinition,
  HorizontalRule,
  HardBreak,
  Image,
  HtmlInline,
  FootnoteReference,
  LiveValueNode,
  BulletListNode,
  OrderedListNode,
  ListItemNode,
  TableNode,
  TableRowNode,
  TableHeaderNode,
  TableCellNode,
  Timeline,
  Event,
  Impacts,
  Impact,
  Factors,
  Factor,
  Actions,
  Action,
  Metrics,
  Picture,
  Coverage,
  UnknownBlock,
  UnknownInline,
  LinkMark,
  BoldMark,
  ItalicMark,
  StrikeMark,
  CodeMark,
  UnknownMark,
];

export const documentSchema = getSchema(documentExtensions);
