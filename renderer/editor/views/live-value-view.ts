import type { LiveValue } from '../../document/live-value';
import { documentZone } from '../../document/read';
import { liveName, liveText } from '../../timeline/live-value';
import { element, setAttributes, setText } from './dom';
import type { ViewContext, ViewParts } from './row-view';

/** A length or a time in the text that follows the events: read like the words around it, and known by a quiet line below. */
export function liveValueView({ view }: ViewContext): ViewParts {
  const words = element('bdi');
  const dom = element(
    'span',
    {
      class: 'live-value',
      contenteditable: 'false',
      role: 'button',
      tabindex: -1,
      'aria-haspopup': 'dialog',
    },
    words,
  );
  return {
    dom,
    show: ({ attrs }) => {
      const { doc } = view.state;
      const value = attrs['value'] as LiveValue | null;
      const { text, state } = liveText(value, doc, documentZone(doc).zone);
      const name = liveName(value, doc);
      setText(words, text);
      dom.classList.toggle('is-unknown', state === 'unknown');
      setAttributes(dom, {
        title: state === 'unknown' ? `${name}: nothing to follow` : `Follows: ${name}`,
        'aria-label': `${text} (live value, ${name})`,
      });
    },
    derives: true,
  };
}
