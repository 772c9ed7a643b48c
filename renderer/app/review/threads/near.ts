import { useEffect, useState, type RefObject } from 'react';

const hears = new WeakMap<Element, () => void>();
const observers = new WeakMap<Element, IntersectionObserver>();

/** Cards within this distance of what is seen are drawn in full. */
const margin = '800px 0px';

function observerOf(root: Element): IntersectionObserver {
  let observer = observers.get(root);
  if (observer === undefined) {
    observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) hears.get(target)?.();
      },
      { root, rootMargin: margin },
    );
    observers.set(root, observer);
  }
  return observer;
}

/**
 * Whether an element has come near what is seen of the panel around it. Once it has, that stays so.
 *
 * @param wanted whether it is to be drawn in full in any case
 */
export function useNear(element: RefObject<HTMLElement | null>, wanted: boolean): boolean {
  const [near, setNear] = useState(wanted);
  if (wanted && !near) setNear(true);
  useEffect(() => {
    const place = element.current;
    const root = place?.closest('.inspector-panel') ?? null;
    if (place === null || root === null) return undefined;
    const observer = observerOf(root);
    hears.set(place, () => {
      setNear(true);
      observer.unobserve(place);
    });
    observer.observe(place);
    return () => observer.unobserve(place);
  }, [element]);
  return near;
}
