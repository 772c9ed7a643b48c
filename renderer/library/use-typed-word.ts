import { useRef } from 'react';

/** Milliseconds after which the next letter begins a new word. */
const pause = 800;

/** Puts letters that are typed quickly one after another together; null for a key that is no letter of a word. */
export function useTypedWord(): (key: string) => string | null {
  const typed = useRef({ word: '', at: 0 });
  return (key) => {
    const now = performance.now();
    const { word, at } = typed.current;
    const goesOn = now - at < pause && word !== '';
    // A space opens the row that has the focus, but within a word.
    if ([...key].length !== 1 || (key === ' ' && !goesOn)) return null;
    typed.current = { word: goesOn ? word + key : key, at: now };
    return typed.current.word;
  };
}
