import { Menu as BaseMenu } from '@base-ui/react/menu';
import { useRef, type ReactNode } from 'react';

export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
}

interface MenuProps {
  /** Accessible name of the button that opens the menu. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly items: readonly MenuItem[];
  /** -1 where arrow keys lead to it instead of Tab. */
  readonly tabIndex?: 0 | -1;
  /** True where it was asked for before it stood there. */
  readonly defaultOpen?: boolean;
}

/** A button that opens a list of things to do. */
export function Menu({ label, icon, items, tabIndex = 0, defaultOpen = false }: MenuProps) {
  // The list stays in the landmark that its button is in.
  const place = useRef<HTMLSpanElement>(null);
  return (
    <BaseMenu.Root defaultOpen={defaultOpen}>
      <BaseMenu.Trigger
        className="icon-button menu-trigger"
        aria-label={label}
        title={label}
        tabIndex={tabIndex}
      >
        {icon}
      </BaseMenu.Trigger>
      <span ref={place} />
      <BaseMenu.Portal container={place}>
        <BaseMenu.Positioner sideOffset={4} align="end" positionMethod="fixed" className="menu-place">
          <BaseMenu.Popup className="menu">
            {items.map((item) => (
              <BaseMenu.Item
                key={item.label}
                className={`menu-item ${item.danger === true ? 'menu-item-danger' : ''}`}
                onClick={item.onSelect}
              >
                {item.icon}
                {item.label}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
