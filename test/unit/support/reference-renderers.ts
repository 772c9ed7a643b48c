import { spawnSync } from 'node:child_process';

import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/*
 * Two renderers of GitHub Flavored Markdown, because each has faults of its own: micromark 4.0.3 drops the line ends of
 * fenced code in a tight list item, cmark-gfm 0.29.0.gfm.6 does not see the box of some tasks. Where one of the two
 * shows what was meant, the Markdown is right.
 */

export function renderWithMicromark(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

/** CommonMark alone. */
export function renderWithMicromarkAlone(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true });
}

const plainExtensions = ['table', 'strikethrough', 'tasklist'] as const;
export const allExtensions = [...plainExtensions, 'autolink', 'tagfilter', 'footnotes'] as const;

/** Null where the program is not installed; Debian has it as `cmark-gfm`. */
export function renderWithCmark(
  markdown: string,
  extensions: readonly string[] = plainExtensions,
): string | null {
  const chosen = extensions.flatMap((name) => ['-e', name]);
  const { error, stdout } = spawnSync('cmark-gfm', [...chosen, '--unsafe'], {
    input: markdown,
    encoding: 'utf8',
  });
  return error === undefined ? stdout : null;
}
