// @ts-nocheck: its packages are installed for the bench alone, and have no types here.
import { Image } from '@tiptap/extension-image';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';

/** Tiptap's own extensions for what GFM has. */
export const extensions = [
  StarterKit,
  TableKit,
  Image.configure({ inline: true }),
  TaskList,
  TaskItem.configure({ nested: true }),
];
