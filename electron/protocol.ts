import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from './content-security-policy';
import { SCHEME } from './contract/identity';
import { rendererFolder } from './environment';
import { mimeTypeOf, resourcePath } from './resource-path';

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  // Where a page is busy when it does not answer (crash/hangs.ts): told to the main process, and to nobody else.
  'Document-Policy': 'include-js-call-stacks-in-crash-reports',
} as const;

/** Tells Chromium what app:// is. Has to run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      // Without `codeCache` Chromium compiles the scripts of a custom scheme anew at every start.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

function refuse(status: number): Response {
  // A text, because Chromium puts an error page of its own in the place of an empty answer.
  const headers = { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(status === 405 ? 'GET only' : 'Not found', { status, headers });
}

/** Answers a request on app:// from the built page's folder, and with 404 for anything else. */
async function answer(request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  const file = resourcePath(request.url, rendererFolder);
  if (file === null) return refuse(404);
  try {
    const content = await readFile(file);
    return new Response(content, { headers: { ...HEADERS, 'Content-Type': mimeTypeOf(file) } });
  } catch {
    return refuse(404);
  }
}

/** Serves the page over app://. Has to run once the app is ready. */
export function setUpProtocol(): void {
  protocol.handle(SCHEME, answer);
}
