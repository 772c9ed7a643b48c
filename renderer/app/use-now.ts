import { useEffect, useState } from 'react';

/** How often "5 minutes ago" is looked at again, in milliseconds. */
const interval = 30_000;

/** The time in milliseconds UTC, a little late. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, []);
  return now;
}
