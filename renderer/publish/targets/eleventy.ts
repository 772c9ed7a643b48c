import { imageTags, plainAlt } from '../dialect/alt-text';
import { boldAlerts } from '../dialect/alerts';
import { endnotes, taskBoxes } from '../dialect/html-forms';
import { noAnchors } from './anchors';
import { usualFields } from './fields';
import { bundle } from './paths';
import { speech } from './speech';
import type { Target } from './target';

/** Eleventy 3 with markdown-it as it comes: no task lists, no footnotes, Liquid unless the front matter says no. */
export const eleventy: Target = {
  id: 'eleventy',
  name: 'Eleventy',
  // As in eleventy-base-blog, the usual starter.
  folder: 'content/blog',
  files: (place) => bundle(place),
  title: 'front-matter',
  front: { fields: usualFields, fixed: () => ({ templateEngineOverride: 'md' }), dates: 'bare' },
  excerpt: null,
  anchors: noAnchors,
  speech: () => speech([boldAlerts, endnotes, taskBoxes, imageTags], { handlers: { image: plainAlt } }),
};
