import { X } from 'lucide-react';

import { IconButton } from '../ui/button';
import { useStore, type Store } from './store';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly kind: 'good' | 'bad';
}

/** Adds a notice; good news leaves by itself on the next one, bad news stays until it is closed. */
export function addNotice(store: Store<readonly Notice[]>, kind: Notice['kind'], text: string): void {
  const staying = store.get().filter((notice) => notice.kind === 'bad');
  const id = (store.get().at(-1)?.id ?? 0) + 1;
  store.set([...staying, { id, text, kind }]);
}

export function Notices({ store }: { readonly store: Store<readonly Notice[]> }) {
  const notices = useStore(store);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={`notice notice-${notice.kind}`}>
          <p>{notice.text}</p>
          <IconButton
            label="Dismiss"
            icon={<X aria-hidden />}
            onClick={() => store.set(store.get().filter((one) => one.id !== notice.id))}
          />
        </div>
      ))}
    </div>
  );
}
