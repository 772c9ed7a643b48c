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
}

/** A button that opens a list of things to do. */
export function Menu({ label, icon, items }: MenuProps) {
  // The list stays in the landmark that its button is in.
  const place = useRef<HTMLSpanElement>(null);
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger className="icon-button menu-trigger" aria-label={label} title={label}>
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
