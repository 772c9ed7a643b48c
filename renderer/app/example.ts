import type { Draft } from '../document/draft';
import { newId } from '../document/ids';
import { readDraftJson } from '../file/read';

/** The post-mortem that comes with the app, as a draft of the person's own; loaded only when asked for. */
export async function readExample(): Promise<Draft> {
  const { default: text } = await import('../../templates/examples/cloudflare-2019-07-02.json?raw');
  const read = readDraftJson(text);
  if (!read.ok) throw new Error(read.message);
  const now = Date.now();
  return { ...read.draft, id: newId(), createdAt: now, updatedAt: now };
}
