import { useNow } from '../../use-now';
import { momentWords } from '../history/moment-words';

interface MomentProps {
  /** Milliseconds UTC. */
  readonly at: number;
}

const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** When something was done, in words. What a file gives as a time may be none. */
export function Moment({ at }: MomentProps) {
  const now = useNow();
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return <span>at an unknown time</span>;
  return (
    <time dateTime={time.toISOString()} title={exact.format(time)}>
      {momentWords(at, now)}
    </time>
  );
}
