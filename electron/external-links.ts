import { shell } from 'electron';
import type { RequestResult } from './contract/contract';
import { isOpenableExternally } from './external-url';
import { log, messageOf } from './log';

/** Opens a page or an address in the system's own program. */
export async function openExternal(url: string): Promise<RequestResult<'openExternal'>> {
  if (!isOpenableExternally(url)) {
    log('refused to open a link that is neither http, https nor mailto');
    return { kind: 'refused', message: 'Only web pages and e-mail addresses can be opened from here.' };
  }
  try {
    await shell.openExternal(new URL(url).href);
    return { kind: 'opened' };
  } catch (error) {
    log(`openExternal: ${messageOf(error)}`);
    return { kind: 'refused', message: 'The system has no program that opens this link.' };
  }
}
