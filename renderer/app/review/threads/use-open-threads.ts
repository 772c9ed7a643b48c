import { isOpen } from '../../../review/thread';
import type { OpenComments } from '../../checks-model';
import type { Session } from '../../session';
import { useStore } from '../../store';
import type { Threads } from './model';

const countOpen = ({ threads }: Threads): number =>
  threads.get().filter(({ thread }) => isOpen(thread)).length;

/** The same, for who is no component. Tells of every change of the threads, also where the number stays. */
export const openComments = (threads: Threads): OpenComments => ({
  get: () => countOpen(threads),
  subscribe: threads.threads.subscribe,
});

/** How many threads of the open draft nobody has resolved. */
export function useOpenThreads({ threads }: Session): number {
  return useStore(threads.threads).filter(({ thread }) => isOpen(thread)).length;
}
