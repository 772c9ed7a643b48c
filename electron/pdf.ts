import { randomUUID } from 'node:crypto';
import { app, BrowserWindow, session } from 'electron';
import type { Session } from 'electron';
import { SCHEME } from './contract/identity';
import { log, messageOf } from './log';
import { paperFor } from './paper';
import { closeSession } from './security';

/*
 * A page is printed in a window of its own that nobody sees. It has nothing to do with the app's page: a session of its
 * own that is kept in memory, no preload script, no script at all, and one address that answers, once.
 */

/** How long a print may take, in milliseconds. The longest post-mortems take some seconds. */
const TIME_LIMIT = 60_000;

/** Not the app's own host: what stands here has none of its rights. */
const HOST = 'print';

/** The page's own policy is its author's word; this one is ours. Without scripts `sandbox` leaves it an empty origin. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";

/** The pages that wait to be printed, by their addresses. */
const waiting = new Map<string, string>();

let printSession: Session | undefined;

/** The session of every print: in memory, closed like the app's, and without any file of the app's in it. */
function sessionForPrint(): Session {
  if (printSession !== undefined) return printSession;
  printSession = session.fromPartition('print');
  closeSession(printSession);
  printSession.protocol.handle(SCHEME, ({ url }) => {
    const html = waiting.get(url);
    waiting.delete(url);
    if (html === undefined) return new Response('Not found', { status: 404 });
    return new Response(html, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
  return printSession;
}

/** Chromium fills in what carries these class names; the style has to stand here, as the page's does not reach it. */
const FOOTER = `<div style="display: flex; gap: 12mm; width: 100%; margin: 0 18mm; font: 8pt system-ui, sans-serif; color: #565149">
  <span class="title" style="flex: 1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis"></span>
  <span><span class="pageNumber"></span>&nbsp;/&nbsp;<span class="totalPages"></span></span>
</div>`;

const MILLIMETRES_PER_INCH = 25.4;
const inches = (millimetres: number): number => millimetres / MILLIMETRES_PER_INCH;

/** What stands on every page: room for the footer, and the same margins as the page's own style has for other printers. */
const MARGINS = { top: inches(20), right: inches(18), bottom: inches(22), left: inches(18) };

async function print(window: BrowserWindow, html: string): Promise<Uint8Array> {
  const address = `${SCHEME}://${HOST}/${randomUUID()}`;
  waiting.set(address, html);
  try {
    await window.loadURL(address);
    return await window.webContents.printToPDF({
      pageSize: paperFor(app.getLocaleCountryCode()),
      margins: MARGINS,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    waiting.delete(address);
  }
}

export type PrintResult =
  | { readonly kind: 'printed'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly message: string };

/** Prints a page as a tagged PDF with an outline and page numbers, on the paper of the person's country. */
export async function printPdf(html: string): Promise<PrintResult> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: sessionForPrint(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      javascript: false,
      spellcheck: false,
      devTools: false,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<PrintResult>((resolve) => {
    timer = setTimeout(
      () => resolve({ kind: 'failed', message: 'The PDF was not made: printing took longer than a minute.' }),
      TIME_LIMIT,
    );
  });
  const printed = print(window, html).then(
    (bytes): PrintResult => ({ kind: 'printed', bytes }),
    (error: unknown): PrintResult => {
      log(`a page could not be printed: ${messageOf(error)}`);
      return { kind: 'failed', message: 'The PDF was not made: the page could not be printed.' };
    },
  );
  try {
    return await Promise.race([printed, tooLong]);
  } finally {
    clearTimeout(timer);
    window.destroy();
  }
}
