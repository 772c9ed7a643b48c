import * as v from 'valibot';
import { ipcMain } from 'electron';
import type { WebContents } from 'electron';
import { describeIssues, requests } from './contract/contract';
import type {
  EventName,
  EventPayload,
  RequestArgument,
  RequestName,
  RequestResult,
} from './contract/contract';
import { log, messageOf } from './log';
import { isTrustedSender } from './trusted-sender';

/** What electron does for each request; `sender` is the page that asked. */
export type Handlers = {
  readonly [Name in RequestName]: (
    argument: RequestArgument<Name>,
    sender: WebContents,
  ) => RequestResult<Name> | Promise<RequestResult<Name>>;
};

function handle<Name extends RequestName>(name: Name, handler: Handlers[Name]): void {
  const refuse = (reason: string): never => {
    log(`refused the call “${name}”: ${reason}`);
    throw new Error(`Refused: ${reason}`);
  };

  ipcMain.handle(name, async (event, ...values: readonly unknown[]) => {
    if (!isTrustedSender(event.senderFrame)) refuse('it does not come from the app’s own page');
    if (values.length > 1) refuse('it takes one value');
    const checked = v.safeParse(requests[name].argument, values[0]);
    if (!checked.success) return refuse(describeIssues(checked.issues));
    try {
      return await handler(checked.output, event.sender);
    } catch (error) {
      log(`the call “${name}” failed: ${messageOf(error)}`);
      throw error;
    }
  });
}

/** Answers every request of the contract. The only place that touches `ipcMain`. */
export function setUpIpc(handlers: Handlers): void {
  for (const name of Object.keys(requests) as RequestName[]) handle(name, handlers[name]);
}

/** Sends an event of the contract to a page. */
export function sendEvent<Name extends EventName>(
  contents: WebContents,
  name: Name,
  payload: EventPayload<Name>,
): void {
  if (!contents.isDestroyed()) contents.send(name, payload);
}
