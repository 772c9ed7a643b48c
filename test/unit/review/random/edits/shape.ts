import { canJoin, canSplit, findWrapping, liftTarget } from '@tiptap/pm/transform';

import { documentSchema as schema } from '../../../../../renderer/document/schema';
import { pick } from '../random';
import { gapsFor, named, textPlace, type Edit } from './places';

/** What is done to the blocks that the text stands in. */
export const shapeEdits = {
  split: (scene) => {
    const place = textPlace(scene);
    if (place !== null && canSplit(scene.tr.doc, place.edge)) scene.tr.split(place.edge);
  },
  join: (scene) => {
    const { tr } = scene;
    const place = textPlace(scene);
    if (place === null) return;
    const end = place.position + place.node.nodeSize;
    if (tr.doc.resolve(end).nodeAfter?.isTextblock === true && canJoin(tr.doc, end)) tr.join(end);
  },
  type: (scene) => {
    const place = textPlace(scene);
    if (place === null || !['paragraph', 'heading'].includes(place.node.type.name)) return;
    const other = schema.nodes[place.node.type.name === 'paragraph' ? 'heading' : 'paragraph'];
    if (other === undefined) return;
    scene.tr.setBlockType(place.start, place.start, other, { id: place.node.attrs['id'] as string });
  },
  level: ({ tr, random }) => {
    const heading = pick(random, named(tr.doc, 'heading'));
    if (heading !== undefined)
      tr.setNodeAttribute(heading.position, 'level', Number(heading.node.attrs['level']) === 2 ? 3 : 2);
  },
  wrap: (scene) => {
    const { tr, random } = scene;
    const place = textPlace(scene);
    const range = place === null ? null : tr.doc.resolve(place.start).blockRange();
    const type = schema.nodes[random() < 0.5 ? 'blockquote' : 'bulletList'];
    const wrapping = range === null || type === undefined ? null : findWrapping(range, type);
    if (range !== null && wrapping !== null) tr.wrap(range, wrapping);
  },
  lift: (scene) => {
    const place = textPlace(scene);
    const range = place === null ? null : scene.tr.doc.resolve(place.start).blockRange();
    const target = range === null ? null : liftTarget(range);
    if (range !== null && target !== null) scene.tr.lift(range, target);
  },
  newBlock: ({ tr, random, tag, fresh }) => {
    const line = schema.node('paragraph', { id: `p-${fresh}` }, schema.text(tag));
    const gap = pick(random, gapsFor(tr.doc, line.type));
    if (gap !== undefined) tr.insert(gap, line);
  },
  image: (scene) => {
    const place = textPlace(scene);
    if (place?.node.type.name === 'paragraph')
      scene.tr.insert(place.edge, schema.node('image', { src: 'asset:00', alt: scene.tag }));
  },
  imageAlt: ({ tr, random, tag }) => {
    const image = pick(random, named(tr.doc, 'image'));
    if (image !== undefined) tr.setNodeAttribute(image.position, 'alt', tag);
  },
  deleteImage: ({ tr, random }) => {
    const image = pick(random, named(tr.doc, 'image'));
    if (image !== undefined) tr.delete(image.position, image.position + 1);
  },
  deleteBlock: ({ tr, random }) => {
    const child = Math.floor(random() * tr.doc.childCount);
    const from = tr.doc.children.slice(0, child).reduce((size, one) => size + one.nodeSize, 0);
    tr.delete(from, from + tr.doc.child(child).nodeSize);
  },
} satisfies Record<string, Edit>;
