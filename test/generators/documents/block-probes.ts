import type { NodeJSON } from '../../../renderer/document/draft';
import {
  br,
  bullets,
  code,
  h,
  image,
  item,
  linkTo,
  marked,
  node,
  numbers,
  p,
  table,
  task,
} from '../../unit/support/build';
import { picture } from './picture';
import { probe, type Probe } from './probe';

const inCode = (text: string) => marked(text, 'code');
const quote = (...content: readonly NodeJSON[]) => node('blockquote', content);
const alert = (kind: string, ...content: readonly NodeJSON[]) => node('blockquote', content, { alert: kind });
const note = (label: string) => node('footnoteReference', [], { label });
const html = (value: string) => node('htmlInline', [], { value });

/** Every block and mark, in each other and with edge cases. */
export const blockProbes: readonly Probe[] = [
  probe(
    'marks',
    p([
      marked('bold', 'bold'),
      ', ',
      marked('italic', 'italic'),
      ', ',
      marked('both', 'bold', 'italic'),
      ', ',
      marked('bold code', 'bold', 'code'),
      ' and ',
      marked('linked code', linkTo('https://example.org/'), 'code'),
      '.',
    ]),
  ),
  probe(
    'strike',
    p(['It was ', marked('the network', 'strike'), ' the ', marked('cache ~ x', 'strike', 'bold'), '.']),
  ),
  probe('line breaks', p(['One', br, 'two', br, marked('three', 'bold')])),
  probe('headings', h(3, 'Third'), p('a'), h(4, 'Fourth'), h(5, 'Fifth'), h(6, 'Sixth')),
  probe(
    'headings with signs',
    h(3, ['Why ', inCode('a|b'), ' & ', marked('c', 'italic'), '?']),
    h(3, 'Id {#own-id}'),
    h(3, 'Class {.red}'),
    h(3, 'Hashes ##'),
    h(3, '12:30 :fire: 1. x'),
    h(3, [marked('struck', 'strike', 'bold'), ' and ', marked('b', 'strike')]),
    h(3, '障害'),
  ),
  probe(
    'bullet list',
    bullets(item(p('a'), bullets(item(p('b'), bullets(item(p('c')), item(p('d')))))), item(p('e'))),
  ),
  probe('list from five', numbers(5, item(p('five')), item(p('six')))),
  probe('list from zero', numbers(0, item(p('zero')), item(p('one')))),
  probe(
    'nested lists with code',
    numbers(
      5,
      item(p('Stop it:'), code('systemctl stop x\n\n  indented', { language: 'sh' }), p('Then wait.')),
      item(p('Look'), bullets(item(p('here'), code('a | b')), item(p('there'), numbers(3, item(p('deep')))))),
    ),
  ),
  probe('items of several paragraphs', bullets(item(p('a'), p('b')), item(p('c'), quote(p('d')), p('e')))),
  probe('task list', bullets(task(true, p('done')), task(false, p(['open ', inCode('x')])))),
  probe('nested tasks', bullets(task(false, p('a'), bullets(task(true, p('b')), item(p('c'))))), p('after')),
  probe(
    'lists side by side',
    bullets(item(p('a'))),
    bullets(item(p('b'))),
    numbers(1, item(p('c'))),
    numbers(1, item(p('d'))),
  ),
  probe('list after text', p('Text'), bullets(item(p('a'))), p('more'), numbers(1, item(p('b'))), p('end')),
  probe('table in a list', bullets(item(p('a'), table(['x', 'y'], ['1', '2'])), item(p('b')))),
  probe('quotes of blocks', quote(p('a'), quote(p('b')), bullets(item(p('c'))), code('d')), p('after')),
  probe('rules', p('a'), node('horizontalRule'), p('b'), node('horizontalRule'), h(3, 'c')),
  probe('code block', code('const a = 1;\n\n\tif (a < 2 && b > 3) { return "x"; }', { language: 'js' })),
  probe(
    'code of odd lines',
    code('\nfirst is empty\n  trailing  \n# no heading\n- no list\n| a | b |\n&amp; <b> \\n'),
  ),
  probe('code that ends in empty lines', code('a\n\n')),
  probe('code with fences', code('```sh\ninner\n```\n~~~\n````', { language: 'md' })),
  probe('code with facts', code('a', { language: 'sh', meta: 'title="x.sh" {1,2}' }), code('plain')),
  probe('code after text', p('Text'), code('code'), p('Text'), code('x', { language: 'diff' })),
  probe('table', table(['Name', 'Count', ''], ['a', '1', 'x'], ['b', '', [marked('y', 'bold')]])),
  probe(
    'pipes in tables',
    table(
      ['a | b', 'c'],
      [[inCode('x | y')], 'p || q'],
      [[inCode('\\d|\\w')], ['z\\|z ', inCode('||')]],
      [[inCode('\\|"q" -- \'x\'...')], [inCode('a\\')]],
    ),
  ),
  probe(
    'marks in tables',
    table(
      ['a', 'b'],
      [[marked('bold', 'bold')], [marked('link', linkTo('https://example.org/?a=1|2'))]],
      [[inCode('{{ x }}')], '{a} <b> *c* _d_ [e]'],
    ),
  ),
  probe('breaks in tables', table(['a'], [['one', br, 'two']])),
  probe('table of one column', table(['only'], ['x']), p('after'), table(['head', 'alone'])),
  probe(
    'links',
    p([
      marked('parentheses', linkTo('https://example.org/a_(b)_c')),
      ', ',
      marked('quotes', linkTo('https://example.org/?q=a&b=%20c#d', 'A "title" it\'s')),
      ', ',
      marked('stars', linkTo('https://example.org/*_~x~_*')),
      ', ',
      marked('ünï', linkTo('https://example.org/%E9%9A%9C')),
      ', ',
      marked('mail', linkTo('mailto:a@example.org')),
      ', ',
      marked('anchor', linkTo('#here')),
    ]),
  ),
  probe(
    'links with templates',
    p([
      marked('graph', linkTo('https://example.org/d?var={{host}}&x={a}|b')),
      ' and ',
      marked('{{x}}', linkTo('https://example.org/{%25x%25}')),
    ]),
  ),
  probe(
    'links that are their text',
    p([
      marked('https://example.org/a_b', linkTo('https://example.org/a_b')),
      '. ',
      marked('a@example.org', linkTo('mailto:a@example.org')),
    ]),
  ),
  probe(
    'image',
    p([image(picture.src, 'A "graph" of [errors] {x} * _y_')]),
    p(['Within ', image(picture.src, ''), ' text']),
  ),
  probe(
    'images elsewhere',
    p([{ ...image(picture.src, 'linked'), marks: [linkTo('https://example.org/')] }]),
    bullets(item(p('a'), p([image(picture.src, 'in a list')]))),
    table(['a'], [[image(picture.src, 'in a table')]]),
  ),
  probe(
    'alerts',
    alert('note', p('A note.')),
    p('between'),
    alert('warning', p(['With ', inCode('code')]), bullets(item(p('and a list')))),
    alert('important', p('x')),
    alert('tip', p('x')),
    alert('caution', p('x')),
  ),
  probe(
    'html in a line',
    p(['Press ', html('<kbd>'), 'Ctrl', html('</kbd>'), ' and H', html('<sub>'), '2', html('</sub>'), 'O']),
  ),
  probe(
    'html block',
    node('htmlBlock', [
      { type: 'text', text: '<details>\n<summary>More</summary>\n<p>Hidden</p>\n</details>' },
    ]),
    p('after'),
  ),
  probe('html comment', p('a'), node('htmlBlock', [{ type: 'text', text: '<!-- a comment -->' }]), p('b')),
  // The last one: notes stand at the end of a page.
  probe(
    'footnotes',
    p(['One', note('a'), ' and two', note('b-2'), '.']),
    node('footnoteDefinition', [p(['The first, ', marked('bold', 'bold'), '.'])], { label: 'a' }),
    node('footnoteDefinition', [p('The second.'), p('In two.')], { label: 'b-2' }),
    p('after'),
  ),
];
