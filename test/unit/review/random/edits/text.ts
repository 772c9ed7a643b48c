import { Fragment, Slice } from '@tiptap/pm/model';

import { documentSchema as schema } from '../../../../../renderer/document/schema';
import { pick } from '../random';
import { textPlace, type Edit, type Scene, type Word } from './places';

function marking(
  name: (scene: Scene) => string,
  attrs?: (tag: string) => Readonly<Record<string, unknown>>,
): Edit {
  return (scene) => {
    const place = textPlace(scene);
    const other = place === null ? undefined : pick(scene.random, place.words);
    if (place === null || other === undefined || other.from === place.edge) return;
    const mark = schema.mark(name(scene), attrs?.(scene.tag));
    if (!place.node.type.allowsMarkType(mark.type)) return;
    scene.tr.addMark(Math.min(place.edge, other.from), Math.max(place.edge, other.from), mark);
  };
}

const onWord =
  (edit: (scene: Scene, word: Word) => void): Edit =>
  (scene) => {
    const word = pick(scene.random, textPlace(scene)?.words ?? []);
    if (word !== undefined) edit(scene, word);
  };

/** What is done within the words of the text. */
export const textEdits = {
  insert: (scene) => {
    const place = textPlace(scene);
    if (place !== null) scene.tr.insert(place.edge, schema.text(` ${scene.tag} `));
  },
  replace: onWord(({ tr, tag }, { from, to }) => tr.replaceWith(from, to, schema.text(tag))),
  delete: onWord(({ tr }, { from, to }) => tr.delete(from, to)),
  mark: marking(({ random }) => (random() < 0.5 ? 'bold' : 'italic')),
  link: marking(
    () => 'link',
    (tag) => ({ href: `https://example.org/${tag.toLowerCase()}` }),
  ),
  /** Two words over a stretch of several. */
  paste: (scene) => {
    const words = textPlace(scene)?.words ?? [];
    const [one, other] = [pick(scene.random, words), pick(scene.random, words)];
    if (one === undefined || other === undefined) return;
    const [from, to] = [Math.min(one.from, other.from), Math.max(one.to, other.to)];
    scene.tr.replaceWith(from, to, schema.text(`${scene.tag} ${scene.tag}b`));
  },
  /** The end of one block, a line, and the beginning of another, as they come from a clipboard. */
  pasteBlocks: (scene) => {
    const { tr, tag, fresh } = scene;
    const place = textPlace(scene);
    if (place?.node.type.name !== 'paragraph') return;
    const lines = [tag, `${tag}b`].map((text, index) =>
      schema.node('paragraph', { id: `l${index}-${fresh}` }, schema.text(text)),
    );
    tr.replace(place.edge, place.edge, new Slice(Fragment.fromArray(lines), 1, 1));
  },
  /** A selection from one block into the next. */
  deleteAcross: (scene) => {
    const { tr, random } = scene;
    const place = textPlace(scene);
    if (place === null) return;
    const next = tr.doc.nodeAt(place.position + place.node.nodeSize);
    if (next?.isTextblock !== true || next.type !== place.node.type) return;
    const after = textPlace(scene, [{ node: next, position: place.position + place.node.nodeSize }]);
    const [from, to] = [
      pick(random, place.words.slice(-2))?.from,
      pick(random, after?.words.slice(0, 2) ?? [])?.to,
    ];
    if (from !== undefined && to !== undefined) tr.delete(from, to);
  },
} satisfies Record<string, Edit>;
