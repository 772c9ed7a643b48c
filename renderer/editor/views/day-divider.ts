import { Decoration } from '@tiptap/pm/view';

import { printDay } from '../../time/print';
import { element } from './dom';

/**
 * Says which day begins with the row at `position`. It is an item of the list, so that it is read out; where customers
 * are hurting at that time, the rail goes through it as through a row.
 */
export function dayDivider(position: number, day: string, hurts: boolean): Decoration {
  const text = printDay(Date.parse(`${day}T12:00Z`), 'UTC');
  return Decoration.widget(
    position,
    () =>
      element(
        'li',
        { class: hurts ? 'day hurts' : 'day', contenteditable: 'false' },
        element('time', { datetime: day }, `${weekday(day)}, ${text}`),
      ),
    { key: `day ${day} ${hurts}`, side: -1, ignoreSelection: true },
  );
}

const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

function weekday(day: string): string {
  return weekdays.format(Date.parse(`${day}T12:00Z`));
}
