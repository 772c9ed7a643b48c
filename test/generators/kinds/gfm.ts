import { showAlerts } from '../support/expected';
import type { Generator } from '../support/generator';
import { drop } from '../support/tidy';

/**
 * GitHub's own renderer in place of GitHub. It is older than GitHub's alerts, which are read as GitHub documents them,
 * and its page has no headings with anchors: GitHub adds those later.
 */
export const gfm: Generator = {
  name: 'gfm',
  targets: ['gfm'],
  from: { program: 'cmark-gfm' },
  command: ['sh', 'build.sh'],
  output: 'site',
  article: 'article',
  anchors: 'none',
  tidy: (article) => {
    drop(article, 'a.anchor');
    showAlerts(article);
  },
};
