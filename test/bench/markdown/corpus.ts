import type { NodeJSON } from '../../../renderer/document/draft';
import { readMarkdown } from '../../../renderer/markdown/read';

/*
 * Documents that are long in the way of a post-mortem with a long appendix: prose with marks and links, lists, quotes,
 * code, tables, and the identifiers that Markdown trips over. No two sections have the same text.
 */

const prose = [
  (n: number) =>
    `At 10:${two(n)} UTC the **checkout** service began to answer \`HTTP 503\` to ${n % 17}% of requests; [the graph](https://graphs.example.com/d/${n}?from=1&to=2) has the *first* rise.`,
  (n: number) =>
    `Host \`db-prod-${n}\` ran out of connections, since snake_case_pool_size was 20 and not ${n}. Deploy \`9f3c${n}\` was rolled back at 10:${two(n + 3)}; the ~~primary~~ secondary engineer had been called.`,
  (n: number) =>
    `People read "payment could not be completed" (R&D, \\<checkout>, *.example.com) for ${n} minutes. Nothing was lost: all ${n * 31} requests were tried again, 5 * 3 times each.`,
] as const;

const two = (n: number) => String(n % 60).padStart(2, '0');
const sentence = (n: number) => prose[n % prose.length]?.(n) ?? '';

function section(n: number): string {
  return `## Part ${n}

${sentence(n)}

${sentence(n + 1)}

- ${sentence(n + 2)}
- second point of ${n}
  - nested **strong** point

1. first step
2. step with \`code ${n}\`

> Remark ${n} of an on-call engineer.

\`\`\`sh
kubectl get pods -n shop-${n}
kubectl rollout undo deploy/checkout
\`\`\`

| Time | Event |
| --- | --- |
| 10:${two(n)} | Error rate \`5xx\` rose to ${n} |
| 10:${two(n + 1)} | Rolled back |

`;
}

/** Markdown of at least so many characters, in sections that stand for themselves. */
function sections(length: number): readonly string[] {
  const made: string[] = [];
  for (let total = 0; total < length;) {
    const next = section(made.length + 1);
    made.push(next);
    total += next.length;
  }
  return made;
}

/** A document as Markdown, at least `length` characters long. */
export function longMarkdown(length: number): string {
  return sections(length).join('');
}

/** The same document as one of our schema's. */
export function longDocument(length: number): NodeJSON {
  const content = sections(length).flatMap((text) => (readMarkdown(text).toJSON() as NodeJSON).content ?? []);
  return { type: 'doc', content };
}

/** The same in the form of Tiptap's own extensions: paragraphs in cells. */
export function toStock(node: NodeJSON): NodeJSON {
  const content = node.content?.map(toStock);
  const isCell = node.type === 'tableCell' || node.type === 'tableHeader';
  const inside = isCell ? [{ type: 'paragraph', ...(content === undefined ? {} : { content }) }] : content;
  return { ...node, ...(inside === undefined ? {} : { content: inside }) };
}
