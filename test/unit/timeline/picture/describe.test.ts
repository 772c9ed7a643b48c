import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseMarkdown } from '../../../../renderer/markdown/parse';
import { outage } from '../../support/outage';
import { anyEvents, at, lay, timeline, undated } from './picture-documents';

describe('the description', () => {
  it('tells an incident from start to end', () => {
    expect(lay(outage).description).toBe(
      'Timeline to scale, 2 July 2019, 13:31 to 14:52 UTC: 9 events. Impact from 13:42 to 14:09. ' +
        'Moments: impact starts 13:42, detected 13:45, identified 14:00, mitigated 14:07, impact ends 14:09, resolved 14:52. ' +
        '1 event without a time is not drawn.',
    );
  });

  it('says days, what is drawn shorter, and what is known only about', () => {
    const layout = lay(
      timeline([
        at(0),
        at(2, { moments: ['impact-started'], precision: 'approximate' }),
        at(5),
        at(2900, { moments: ['impact-ended'], precision: 'hour' }),
        at(2903, { moments: ['resolved'] }),
        undated,
        undated,
      ]),
    );
    expect(layout.description).toBe(
      'Timeline to scale, 2 July 2019, 10:00 to 4 July 2019, 10:23 UTC: 5 events. ' +
        'Impact from about 2 Jul 10:02 to the hour from 4 Jul 10:20. ' +
        'Moments: impact starts about 2 Jul 10:02, impact ends the hour from 4 Jul 10:20, resolved 4 Jul 10:23. ' +
        'Drawn shorter than it was: 2 d 15 min without an event after 2 Jul 10:05. 2 events without a time are not drawn.',
    );
  });

  it('says of an impact what nobody knows', () => {
    expect(lay(timeline([at(0, { moments: ['impact-started'] }), at(9)])).description).toContain(
      'Impact from 10:00, its end not known.',
    );
    expect(lay(timeline([at(0), at(9, { moments: ['impact-ended'] })])).description).toContain(
      'Impact until 10:09, its start not known.',
    );
  });

  it('says each period', () => {
    const events = [at(0, { id: 'a' }), at(20, { id: 'b' }), at(40, { id: 'c' }), at(60, { id: 'd' })];
    expect(lay(timeline(events, ['a', 'b'], ['c', 'd'])).description).toContain(
      'Impact from 10:00 to 10:20. Impact from 10:40 to 11:00.',
    );
  });

  it('needs no escape in Markdown, and stays short', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { description } = lay(timeline(events));
        const [paragraph] = parseMarkdown(`![${description}](x)`).children;
        expect(paragraph).toMatchObject({ children: [{ type: 'image', alt: description }] });
        expect(description.length).toBeLessThan(4000);
      }),
    );
  });
});
