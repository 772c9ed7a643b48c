import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';

import { Button } from './button';

interface DialogProps {
  readonly title: string;
  readonly description?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `panel` takes most of the window and leaves scrolling to its content. */
  readonly width?: 'narrow' | 'wide' | 'panel';
}

/**
 * A modal dialog over the window. The first field has the focus, so that what is typed goes there, or what is
 * marked with `data-first-focus`; the dialog itself where there is neither. Escape and the cross close it; the focus returns to where it was.
 */
export function Dialog({ title, description, onClose, children, width = 'narrow' }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const firstField = () =>
    popup.current?.querySelector<HTMLElement>('[data-first-focus]') ??
    popup.current?.querySelector<HTMLElement>('input, select, textarea') ??
    popup.current ??
    true;
  return (
    <BaseDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="backdrop" />
        <BaseDialog.Popup ref={popup} className={`dialog dialog-${width}`} initialFocus={firstField}>
          <header className="dialog-head">
            <BaseDialog.Title className="dialog-title">{title}</BaseDialog.Title>
            <BaseDialog.Close className="icon-button" aria-label="Close" title="Close">
              <X aria-hidden />
            </BaseDialog.Close>
          </header>
          {description === undefined ? null : (
            <BaseDialog.Description className="dialog-description">{description}</BaseDialog.Description>
          )}
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

interface QuestionProps {
  readonly title: string;
  /** What happens, and whether it can be undone. */
  readonly text: string;
  /** The verb on the button that does it: "Delete for good". */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onAnswer: (confirmed: boolean) => void;
}

/** A question before something that cannot be taken back. The safe answer has the focus. */
export function Question({ title, text, confirm, danger = false, onAnswer }: QuestionProps) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onAnswer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog dialog-narrow">
          <AlertDialog.Title className="dialog-title">{title}</AlertDialog.Title>
          <AlertDialog.Description className="dialog-description">{text}</AlertDialog.Description>
          <footer className="dialog-foot">
            <AlertDialog.Close render={<Button />}>Cancel</AlertDialog.Close>
            <Button look={danger ? 'danger' : 'primary'} onClick={() => onAnswer(true)}>
              {confirm}
            </Button>
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
