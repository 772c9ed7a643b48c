import type { WriteResult } from '../../electron/contract/contract';
import { admitDocument } from '../document/admit';
import type { HtmlPage } from '../publish/html/publish-html';
import { getAssetsOf } from '../storage/assets';
import type { OutputOptions } from './output';

/** The open draft as a page that is whole in itself: as a file for the web, or on paper. */
export interface PageOutput {
  readonly exportHtml: () => Promise<void>;
  readonly exportPdf: () => Promise<void>;
}

export function createPageOutput({ db, shell, session, good, bad }: OutputOptions): PageOutput {
  /** The page with what could not be kept in it said; null where no draft is open. */
  async function makePage(medium: 'screen' | 'print'): Promise<HtmlPage | null> {
    const draft = session.get()?.draft();
    if (draft === undefined) return null;
    // Loaded when it is asked for: a parser of HTML is no part of writing.
    const { publishHtml } = await import('../publish/html/publish-html');
    const assets = await getAssetsOf(db, draft.document);
    const page = publishHtml(admitDocument(draft.document), { assets, medium });
    for (const loss of page.losses) bad(loss.message);
    return page;
  }

  function say(written: WriteResult): void {
    if (written.kind === 'written') good(`Exported ${written.files.join(', ')}`);
    if (written.kind === 'failed') bad(written.message);
  }

  return {
    exportHtml: async () => {
      const page = await makePage('screen');
      if (page === null) return;
      const bytes = new TextEncoder().encode(page.html);
      say(await shell.request('exportFiles', { suggestedName: page.name, bytes }));
    },
    exportPdf: async () => {
      const page = await makePage('print');
      if (page === null) return;
      const suggestedName = page.name.replace(/\.html$/u, '.pdf');
      say(await shell.request('exportPdf', { suggestedName, html: page.html }));
    },
  };
}
