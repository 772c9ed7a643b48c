import type { CDPSession } from 'playwright-core';

/** What the first collection leaves to finalizers goes with the second. */
async function collectGarbage(session: CDPSession): Promise<void> {
  for (let times = 0; times < 2; times += 1) await session.send('HeapProfiler.collectGarbage');
}

/** Bytes of JavaScript that are in use once what nobody holds is gone. */
export async function heapBytes(session: CDPSession): Promise<number> {
  await collectGarbage(session);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** What is still held of editors that were left. */
export interface Leftover {
  /** Editor views, destroyed or not, with the one that is open. */
  readonly views: number;
  /** Text boxes of editors that are in no page. */
  readonly detached: number;
}

/** Asks the heap itself for all objects of a prototype, wherever they are held. */
async function countObjects(session: CDPSession, prototype: string, counted: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression: prototype });
  if (result.objectId === undefined) throw new Error(`The page has no ${prototype}.`);
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  if (objects.objectId === undefined) throw new Error('The heap does not answer.');
  const { result: count } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: `function () {
      // Prototypes are objects of their prototype's, too, and answer such questions with an error.
      const isCounted = (one) => { try { return ${counted}; } catch { return false; } };
      return this.filter(isCounted).length;
    }`,
    returnByValue: true,
  });
  for (const { objectId } of [result, objects])
    if (objectId !== undefined) await session.send('Runtime.releaseObject', { objectId });
  return count.value as number;
}

/** To be asked while a draft is open. */
export async function leftoverOf(session: CDPSession): Promise<Leftover> {
  // Asking for objects collects, too, but leaves some that nobody holds: a heap snapshot of the same moment lacks them.
  await collectGarbage(session);
  const view = "Object.getPrototypeOf(document.querySelector('.ProseMirror').editor.view)";
  return {
    views: await countObjects(session, view, 'true'),
    detached: await countObjects(
      session,
      'HTMLElement.prototype',
      "!one.isConnected && one.classList.contains('ProseMirror')",
    ),
  };
}
