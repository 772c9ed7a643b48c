import type { TargetId } from '../../../renderer/publish/targets/target';

/** A generator of blogs: how its site is built here, and what its pages add to a post of their own accord. */
export interface Generator {
  /** Also the folder of its site in `sites/`. */
  readonly name: string;
  /** The targets whose posts its site holds; one site and one build for all of them. */
  readonly targets: readonly TargetId[];
  /** Where it comes from: a program of the system (Debian has a package of the same name), or npm. */
  readonly from: { readonly program: string } | { readonly packages: true };
  /** The command that builds the site, run in the site's folder; paths of programs are relative to it. */
  readonly command: readonly string[];
  /** The folder that the command fills, in the site. */
  readonly output: string;
  /** A CSS selector for the element that holds a page's post, and nothing but it. */
  readonly article: string;
  /** Whether pages give headings anchors of the generator's own. */
  readonly anchors: 'own' | 'none';
  /** Takes out of the article what the generator's theme adds to every post: anchors, colours, wrappers. */
  readonly tidy: (article: Element) => void;
}
