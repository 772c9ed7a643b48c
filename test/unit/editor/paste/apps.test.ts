// @vitest-environment jsdom
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { cleanClipboardHtml } from '../../../../renderer/editor/paste/clean-html';

const fixtures = new URL('../../../fixtures/clipboard/', `file://${import.meta.dirname}/`);

/** Clean HTML with white space as a browser shows it, one block a line. */
function pasted(app: string): readonly string[] {
  const html = cleanClipboardHtml(readFileSync(new URL(`${app}.html`, fixtures), 'utf8'));
  return html
    .replaceAll(/(<pre>.*?<\/pre>)|[\s\u00a0]+/gsu, (_, pre?: string) => pre ?? ' ')
    .replaceAll(/<(p|h\d|li|td|th)([^>]*)> /gu, '<$1$2>')
    .replaceAll(/ (<\/(?:p|h\d|li|td|th)>)/gu, '$1')
    .replaceAll(
      /(<\/(?:p|h\d|blockquote|pre|table)>|<\/[ou]l>)(?=<(?:p|h\d|ul|ol|blockquote|pre|table))/gu,
      '$1\n',
    )
    .split('\n');
}

describe('what other apps copy', () => {
  it('keeps the structure of Google Docs and none of its styles', () => {
    expect(pasted('google-docs')).toEqual([
      '<h2>What broke</h2>',
      '<p>The <strong>checkout</strong><em> slowly </em><s>died</s><code>failed()</code>, see <a href="https://status.example.com/incidents/7">the status page</a>.</p>',
      '<ul><li><p>first</p>',
      '<ul><li><p>inside</p></li></ul></li><li><p>second</p></li></ul>',
      '<ul><li data-checked="true"><p>told customers</p></li><li data-checked="false"><p>write it up</p></li></ul>',
      '<table><tbody><tr><th><strong>Time</strong></th><th><strong>Event</strong></th></tr><tr><td>13:42</td><td>rules deploy<br>worldwide</td></tr></tbody></table>',
    ]);
  });

  it('makes lists of the paragraphs that Word writes', () => {
    expect(pasted('word')).toEqual([
      '<h2>Outage report</h2>',
      '<h2>Causes</h2>',
      '<p>A bold and <em>slanted</em> claim with <a href="https://example.com/post">a link</a> and one into the document.</p>'.replace(
        'A bold',
        'A <strong>bold</strong>',
      ),
      '<ul><li><p>A regular expression</p>',
      '<ul><li><p>that could backtrack</p></li></ul></li><li><p>No staged rollout</p></li></ul>',
      '<p>Then:</p>',
      '<ol start="3"><li><p>Third step</p></li></ol>',
      '<table><tbody><tr><th>Region and rate</th><th></th></tr><tr><td>EU</td><td>82%</td></tr><tr><td></td><td>80%</td></tr></tbody></table>',
      '<p><img src="" alt="CPU over time"></p>',
    ]);
  });

  it('nests the lists of Word on the web', () => {
    expect(pasted('word-online')).toEqual([
      '<h2>Impact</h2>',
      '<ul><li><p>Visitors</p>',
      '<ul><li><p><strong>worldwide</strong></p></li></ul></li><li><p>Customers</p></li></ul>',
    ]);
  });

  it('reads Confluence’s tasks, panels, code and tables', () => {
    expect(pasted('confluence')).toEqual([
      '<h2>Follow-up</h2>',
      '<ul><li data-checked="true"><p>Put the limit back</p></li><li data-checked="false"><p>Profile <strong>every</strong> rule</p></li></ul>',
      '<blockquote><p>All times are UTC.</p></blockquote>',
      '<pre><code class="language-python">def main():',
      '    pass</code></pre>',
      '<table><tbody><tr><th>Who</th><th>When</th><th></th></tr><tr><td>On-call<br>first<br>second</td><td>2 Jul 2019</td><td>DONE</td></tr></tbody></table>',
      '<p>Seen by @Database lead :warning:</p>',
    ]);
  });

  it('reads Notion’s tasks and steps its headings down', () => {
    expect(pasted('notion')).toEqual([
      '<h2>Timeline notes</h2>',
      '<h3>Morning</h3>',
      '<p>We saw <strong>nothing</strong> and <code>curl -v</code> said <s>yes</s> no.</p>',
      '<ul><li data-checked="false"><p>Ask the vendor</p></li><li data-checked="true"><p>Restart the <em>edge</em></p></li></ul>',
      '<ol><li><p>One</p>',
      '<ul><li><p>deeper</p></li></ul></li><li><p>Two</p></li></ol>',
      '<p>Why?</p>',
      '<p>Because.</p>',
      '<blockquote><p>💡 Mind the cache</p></blockquote>',
      '<pre><code class="language-jsx">const a = 1;</code></pre>',
      '<p>bad and <a href="https://www.notion.so/page">good</a></p>',
    ]);
  });

  it('reads Slack’s paragraphs, lists and emoji', () => {
    expect(pasted('slack')).toEqual([
      '<p>seeing errors :fire:<strong>now</strong> in <code>edge-7</code><br>second line<br>still second</p>',
      '<ul><li><p>roll back</p>',
      '<ul><li><p>which one?</p></li></ul></li><li><p>tell <a href="https://status.example.com">status</a></p></li></ul>',
      '<blockquote><p>it is us</p></blockquote>',
      '<pre><code>error: ',
      'timeout</code></pre>',
    ]);
  });

  it('reads GitHub’s tasks, code and tables', () => {
    expect(pasted('github')).toEqual([
      '<h2>Steps</h2>',
      '<ul><li data-checked="true"><p>revert <a href="https://github.com/example/app/commit/abc"><code>abc1234</code></a></p></li><li data-checked="false"><p>deploy</p>',
      '<ul><li><p>canary 🐦</p></li></ul></li></ul>',
      '<pre><code class="language-shell">echo "hi"',
      'ls</code></pre>',
      '<table><tbody><tr><th>a</th><th align="right">b</th></tr><tr><td><code>x|y</code></td><td align="right">2</td></tr></tbody></table>',
      '<p><img src="https://private-user-images.githubusercontent.com/1.png" alt="graph"></p>',
    ]);
  });
});
