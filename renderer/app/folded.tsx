import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';

interface FoldedProps {
  readonly words: string;
  readonly children: ReactNode;
}

/**
 * What is shown when it is asked for. No `details`: with a closed one in the page, Chromium looks over the whole text
 * at every key (measured: a quarter more of the main thread's time with 2,000 events).
 */
export function Folded({ words, children }: FoldedProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="checks-more">
      <button type="button" className="checks-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
        {words}
      </button>
      {open ? children : null}
    </div>
  );
}
