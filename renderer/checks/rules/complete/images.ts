import { placeOfBlock } from '../place';
import type { RuleFinding, TextRule } from '../../rule';
import { objectMark } from '../../../document/blocks';

/** Texts that say only that there is an image: its kind, or a file's name. */
const saysNothing =
  /^(?:images?|img|pictures?|photo|screen ?shots?|graphs?|charts?|figure|diagram|untitled|alt(?: text)?|logo|icon)?[\s\d_.-]*$|^[\w().-]{1,80}\.(?:png|jpe?g|gif|webp|svg|avif)$/iu;

function fileName(address: string): string {
  if (address.startsWith('asset:')) return 'an image';
  const name = /[^/\\]*$/u.exec(address.slice(0, 2000).replace(/[?#].*$/u, ''))?.[0] ?? '';
  return name === '' ? 'an image' : `the image ${name}`;
}

/** Images that nobody has described, in the line or in HTML; a description that says nothing is a hint. */
export const imageText: TextRule = {
  id: 'image-without-text',
  group: 'complete',
  about: 'text',
  severity: 'warning',
  title: 'Images have an alternative text',
  why: 'Who cannot see the graph, or cannot load it, has only these words (WCAG 2.2, 1.1.1).',
  check: (block) => {
    const { node, text } = block;
    if (node.type.name === 'htmlBlock') return htmlImages(text, () => placeOfBlock(block, 'Image'));
    if (!text.includes(objectMark)) return [];
    return node.children.flatMap((child): readonly RuleFinding[] => {
      if (child.type.name === 'htmlInline') {
        return htmlImages(String(child.attrs['value']), () => placeOfBlock(block, 'Image'));
      }
      if (child.type.name !== 'image') return [];
      const alt = String(child.attrs['alt'] ?? '').trim();
      const name = fileName(String(child.attrs['src']));
      if (alt === '') {
        return [{ place: placeOfBlock(block, name), message: `Nothing says what ${name} shows.` }];
      }
      if (!saysNothing.test(alt)) return [];
      const message = `“${alt}” does not say what ${name} shows.`;
      return [{ place: placeOfBlock(block, alt), message, severity: 'hint' }];
    });
  },
};

function htmlImages(html: string, place: () => RuleFinding['place']): readonly RuleFinding[] {
  // alt="" says on purpose that a picture is decoration.
  return [...html.matchAll(/<img\b[^<>]{0,2000}>/giu)]
    .filter(({ 0: tag }) => !/\balt\s{0,3}=/iu.test(tag))
    .map(() => ({ place: place(), message: 'An image in HTML has no alternative text.' }));
}
