import { describe, expect, it } from 'vitest';

import { examples } from './examples';
import { actionLine, eventLine, exported, factorLine, imported, rendered, rowsOf } from './support';

describe('post-mortems as people write them', () => {
  it.each(examples)('$name', ({ markdown, events = [], actions = [], factors = [] }) => {
    const { document } = imported(markdown);
    expect(rowsOf(document, 'timeline').map(eventLine)).toEqual(events);
    expect(rowsOf(document, 'actions').map(actionLine).map(sorted)).toEqual(actions.map(sorted));
    expect(rowsOf(document, 'factors').map(factorLine)).toEqual(factors);
  });

  it.each(examples)('are printed as they were while nobody touches them: $name', ({ markdown }) => {
    expect(rendered(exported(imported(markdown)))).toEqual(rendered(markdown));
  });

  it.each(examples)('come back as they are: $name', ({ markdown }) => {
    const first = exported(imported(markdown));
    expect(exported(imported(first))).toBe(first);
  });
});

/** The facts in any order. */
function sorted(line: string): string {
  const at = line.indexOf(' {');
  return at === -1
    ? line
    : line.slice(0, at) +
        line
          .slice(at + 2, -1)
          .split(',"')
          .toSorted()
          .join();
}
