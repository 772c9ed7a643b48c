import { isKnownTag } from './html-tags';
import type { DraftRule, RuleFinding, TextRule } from '../../rule';
import { objectMark } from '../../../document/blocks';
import type { TextBlock } from '../../text-block';
import { placeIn, placeOfBlock } from '../place';

const marks: readonly RegExp[] = [
  /(?<![\p{L}\p{N}_/#@-])(?:TODO|TBD|TBC|FIXME|XXX)(?![\p{L}\p{N}_/-])/gu,
  /\blorem ipsum\b/giu,
  // "<describe what happened>": an opening word that asks for something.
  /<(?:describe|insert|add|enter|fill in|list|explain|name|your|link|date|time|number|who|what|how|when|summary)\b[^<>\n]{0,120}>/giu,
  /\[(?:describe|insert|add|enter|fill in|explain|your|placeholder|link here|date here|to be (?:filled|written|added|done|determined))\b[^\][\n]{0,120}\](?!\()/giu,
  /\bto be (?:filled in|completed|written|added|determined)\b(?= ?(?:$|[.)\]]))/giu,
  /(?<![\p{L}\p{N}_-])(?:YYYY-MM-DD|DD[/.]MM[/.]YYYY|MM\/DD\/YYYY|HH:MM(?::SS)?|XX:XX|XX:YY)(?![\p{L}\p{N}_-])/gu,
  /(?<=^|\s)\?{3,10}(?=$|[\s.,;)])/gu,
];
const trigger = /TODO|TBD|TBC|FIXME|XXX|lorem|[<[]|to be |YYYY|HH:MM|XX:|\?\?\?/iu;

/** Whether a stretch lies in the code mark, where such words mean something else. */
function isCode({ code }: TextBlock, from: number): boolean {
  return code.some((stretch) => stretch.from <= from && from < stretch.to);
}

/** Words that were to be replaced: TODO, TBD, "<describe …>", "YYYY-MM-DD". Not in code and not in quotations. */
export const placeholderLeft: TextRule = {
  id: 'placeholder-left',
  group: 'complete',
  about: 'text',
  severity: 'warning',
  title: 'No placeholders are left',
  why: 'What was to be written later is not written: readers see the gap (the templates of Google, Atlassian, GitLab are filled in this way).',
  check: (block) => {
    if (block.role === 'code' || block.quoted) return [];
    const tags = tagLike(block);
    if (!trigger.test(block.text)) return tags;
    const found = marks.flatMap((pattern) =>
      [...block.text.matchAll(pattern)]
        .filter(({ index }) => !isCode(block, index))
        .map(({ index, 0: words }): RuleFinding => ({
          place: placeIn(block, index, index + words.length),
          message: `“${words}” was left to be replaced.`,
        })),
    );
    return [...found, ...tags];
  },
};

/** "<describe the impact>" in Markdown is read as a tag; no page knows such a tag, so it would vanish. */
function tagLike(block: TextBlock): readonly RuleFinding[] {
  if (!block.text.includes(objectMark)) return [];
  return block.node.children.flatMap((node): readonly RuleFinding[] => {
    if (node.type.name !== 'htmlInline') return [];
    const value = String(node.attrs['value']);
    const name = /^<([a-z][a-z0-9]*)(?=[\s>])[^>]*>$/iu.exec(value.slice(0, 200))?.[1];
    if (name === undefined || isKnownTag(name) || value.includes('=')) return [];
    return [
      {
        place: placeOfBlock(block, value),
        message: `“${value}” was left to be replaced; a page would not show it.`,
      },
    ];
  });
}

/** The template's own guidance and questions, which are shown while nothing is written, standing as text. */
export const templateTextLeft: DraftRule = {
  id: 'template-text-left',
  group: 'complete',
  about: 'draft',
  severity: 'warning',
  title: 'The template’s own words are gone',
  why: 'Guidance is for whoever writes; a reader takes it for the answer.',
  check: ({ blocks, template }) => {
    if (template === null) return [];
    const own = new Set(
      template.sections
        .flatMap(({ guidance, questions }) => [guidance, ...questions])
        .filter((text) => text !== ''),
    );
    return blocks.flatMap((block) => {
      const text = block.text.trim();
      if (block.role !== 'paragraph' || !own.has(text)) return [];
      return [
        {
          place: placeOfBlock(block),
          message: 'This is the template’s own text; the answer is still to be written.',
        },
      ];
    });
  },
};
