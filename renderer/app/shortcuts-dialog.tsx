import { COMMANDS, MENUS } from '../../electron/contract/commands';
import { formatAccelerator, type Platform } from '../../electron/contract/shortcuts';
import { Dialog } from '../ui/dialog';

interface ShortcutsDialogProps {
  readonly platform: Platform;
  readonly onClose: () => void;
}

/** Keys that belong to the text and so stand in no menu. */
const inTheText: readonly (readonly [string, string])[] = [
  ['Enter in an event', 'next event'],
  ['13:42 at the start of an event', 'its time'],
  ['Tab in an event, impact or action', 'its fields'],
  ['Tab, Shift+Tab in a cause', 'a why of the one above, and back'],
  ['Alt+Enter in any of them', 'its fields, also where Tab does something else'],
  ['Down to an empty timeline, list of causes, …', 'select it; Enter or typing begins its first row'],
  ['| Part | Text | and below it | - | - |', 'a table; Enter goes down, Tab to the right'],
  ['/ on an empty line', 'insert a block'],
  [
    'Arrows in the timeline’s picture',
    'event to event; Page Up and Page Down from moment to moment; Enter goes there',
  ],
  ['Escape in the outline or the checks', 'back to the text'],
  ['Alt+F10', 'to the toolbar of the selection'],
  ['Arrows, Enter, R, E on a comment', 'the next one, its place in the text, reply, resolve'],
];

export function ShortcutsDialog({ platform, onClose }: ShortcutsDialogProps) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose} width="wide">
      <div className="shortcuts">
        <section>
          <h3>In the text</h3>
          <dl>
            {inTheText.map(([keys, what]) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
        {MENUS.map((menu) => {
          const shortcuts = COMMANDS.flatMap(({ id, label, accelerator, menu: of }) =>
            of === menu && accelerator !== undefined
              ? [{ id, what: label.replace('…', ''), keys: formatAccelerator(accelerator, platform) }]
              : [],
          );
          return shortcuts.length === 0 ? null : (
            <section key={menu}>
              <h3>{menu}</h3>
              <dl>
                {shortcuts.map(({ id, keys, what }) => (
                  <div key={id}>
                    <dt>{keys}</dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
