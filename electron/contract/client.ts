import * as v from 'valibot';
import type { Bridge } from './bridge';
import { describeIssues, events, requests } from './contract';
import type { EventName, EventPayload, RequestArgument, RequestName, RequestResult } from './contract';
import type { Platform } from './shortcuts';

/** A call without a value where the request takes none. */
type Parameters<Name extends RequestName> =
  undefined extends RequestArgument<Name> ? readonly [] : readonly [argument: RequestArgument<Name>];

/** The renderer's end of the contract. */
export interface ShellClient {
  readonly platform: Platform;
  /** Asks electron; rejects with an Error where electron refuses the call or answers with something unexpected. */
  readonly request: <Name extends RequestName>(
    name: Name,
    ...parameters: Parameters<Name>
  ) => Promise<RequestResult<Name>>;
  /** Listens to an event; returns the function that ends listening. A payload that breaks its schema is an Error. */
  readonly on: <Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ) => () => void;
}

/** Makes the client over the bridge; a test hands in a bridge of its own. */
export function createShellClient(bridge: Bridge): ShellClient {
  return {
    platform: bridge.platform,

    async request<Name extends RequestName>(
      name: Name,
      ...parameters: Parameters<Name>
    ): Promise<RequestResult<Name>> {
      const answer = await bridge.requests[name](parameters[0]);
      const checked = v.safeParse(requests[name].result, answer);
      if (!checked.success) {
        throw new Error(`The answer to “${name}” is not as agreed: ${describeIssues(checked.issues)}`);
      }
      return checked.output;
    },

    on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
      return bridge.on(name, (payload) => {
        const checked = v.safeParse(events[name], payload);
        if (!checked.success) {
          throw new Error(`The event “${name}” is not as agreed: ${describeIssues(checked.issues)}`);
        }
        listener(checked.output);
      });
    },
  };
}

/** The client of this window. Throws where the page was not loaded by the app's own shell. */
export function shellClient(): ShellClient {
  const bridge = globalThis.window.aftermark;
  if (bridge === undefined) throw new Error('Aftermark runs in its own window only.');
  return createShellClient(bridge);
}
