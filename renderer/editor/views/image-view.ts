import type { Node } from '@tiptap/pm/model';

import { assetHash } from '../../document/urls';
import { element, setText } from './dom';
import { icon } from './icons';
import type { ViewContext, ViewParts } from './row-view';
import { fieldWriter } from './fields';

function hostName(address: string): string {
  try {
    return new URL(address).host || 'another place';
  } catch {
    return 'beside the page';
  }
}

/**
 * An image of the draft, or a card for one that lies elsewhere: nothing is ever fetched. What it shows is asked for in
 * a field below, which is there while the image is selected or has no words yet.
 */
export function imageView({ view, position, options }: ViewContext): ViewParts {
  const picture = element('img', { alt: '' });
  const card = element('span', { class: 'image-card' }, icon('picture'), element('span'));
  const note = card.lastElementChild ?? card;
  const alt = element('input', {
    type: 'text',
    class: 'row-field image-alt',
    'data-field': 'alt',
    'aria-label': 'What the image shows',
    placeholder: 'What does it show? For readers who cannot see it',
    tabindex: -1,
    dir: 'auto',
  });
  const dom = element('span', { class: 'image', contenteditable: 'false' }, card, alt);
  const write = fieldWriter(view, position);
  let source: string | null = null;

  const showCard = (text: string) => {
    setText(note, text);
    picture.remove();
    if (card.parentElement === null) dom.prepend(card);
  };
  const load = (wanted: string) => {
    source = wanted;
    const hash = assetHash(wanted);
    if (hash === null) {
      showCard(wanted === '' ? 'An image without a source' : `Image at ${hostName(wanted)}; not fetched`);
      return;
    }
    showCard('Image');
    options.assets.url(hash).then(
      (url) => {
        if (source !== wanted) return;
        if (url === null) showCard('This image is missing from the draft');
        else {
          picture.src = url;
          card.replaceWith(picture);
        }
      },
      () => showCard('This image could not be read'),
    );
  };

  return {
    dom,
    show: (node: Node) => {
      const { src, alt: words } = node.attrs as { readonly src: string; readonly alt: string | null };
      if (src !== source) load(src);
      picture.alt = words ?? '';
      if (alt.value !== (words ?? '')) alt.value = words ?? '';
      alt.classList.toggle('is-empty', (words ?? '') === '');
    },
    host: { change: write },
    destroy: () => {
      source = null;
    },
  };
}
