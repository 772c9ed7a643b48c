import type { ShellClient } from '../../electron/contract/client';
import type { RendererCommandId } from '../../electron/contract/commands';
import type { FlushOutcome, OpenedFile } from '../../electron/contract/contract';
import type { DialogState } from './dialogs';
import { changeHistory } from './history';
import type { MarkdownToImport } from './import-files';
import type { Output } from './output';
import { isReviewCommand, type ReviewCommandId } from './review/actions';
import type { Session } from './session';
import { goToFinding } from './show-finding';
import type { SourceActions } from './source-actions';
import type { Store } from './store';
import type { TemplateActions } from './template-actions';
import { isTextCommand, runTextCommand } from './text-commands';

interface CommandRunnerOptions {
  readonly shell: ShellClient;
  readonly session: Store<Session | null>;
  readonly dialog: Store<DialogState | null>;
  readonly sources: SourceActions;
  readonly templates: TemplateActions;
  readonly runReview: (id: ReviewCommandId) => Promise<void>;
  readonly output: () => Promise<Output>;
  /** Stores everything typed. */
  readonly flush: () => Promise<FlushOutcome>;
  readonly openRead: (files: readonly OpenedFile[]) => Promise<void>;
  readonly openExample: () => Promise<void>;
  readonly importMarkdown: (files: readonly MarkdownToImport[]) => Promise<void>;
  readonly good: (text: string) => void;
  readonly bad: (text: string) => void;
}

/** Carries out the commands of the menus, but for those about panes, which are the window's own affair. */
export function createCommandRunner(options: CommandRunnerOptions): (id: RendererCommandId) => Promise<void> {
  const { shell, session, dialog, sources, templates, runReview, output } = options;
  const { flush, openRead, openExample, importMarkdown, good, bad } = options;
  return async (id) => {
    const open = session.get();
    if (isTextCommand(id)) {
      if (open !== null) runTextCommand(id, open.editor, bad);
      return;
    }
    if (isReviewCommand(id)) {
      await runReview(id);
      return;
    }
    switch (id) {
      case 'file.new':
        dialog.set({ kind: 'new' });
        return;
      case 'file.open': {
        const file = await shell.request('openFile');
        if (file !== null) await openRead([file]);
        return;
      }
      case 'file.importMarkdown': {
        const files = await shell.request('openMarkdown');
        if (files.length === 0) return;
        const { filesRead } = await import('./import-files');
        const { read, unreadable } = filesRead(files);
        for (const message of unreadable) bad(message);
        await importMarkdown(read);
        return;
      }
      case 'file.importTimeline':
        sources.show(null);
        return;
      case 'file.save':
        if ((await flush()).kind === 'stored') good('Everything is saved.');
        return;
      case 'file.saveCopy':
        if (open !== null) await (await output()).saveCopy(open.id);
        return;
      case 'file.publish':
        if (open !== null) dialog.set({ kind: 'publish', session: open });
        return;
      case 'file.exportMarkdown':
        await (await output()).exportMarkdown();
        return;
      case 'file.exportHtml':
        await (await output()).exportHtml();
        return;
      case 'file.exportPdf':
        await (await output()).exportPdf();
        return;
      case 'file.copyMarkdown':
        await (await output()).copyMarkdown();
        return;
      case 'file.importTemplate':
        await templates.importFile();
        return;
      case 'file.manageTemplates':
        dialog.set({ kind: 'templates' });
        return;
      case 'file.backUp': {
        await flush();
        const written = await shell.request('backUpNow');
        if (written.kind === 'written') good(`Everything is in ${written.files.join(', ')}.`);
        if (written.kind === 'failed') bad(written.message);
        return;
      }
      case 'file.backups':
        dialog.set({ kind: 'backups' });
        return;
      case 'view.openActions':
        await flush();
        dialog.set({ kind: 'openActions' });
        return;
      case 'help.report':
        dialog.set({ kind: 'report', report: await shell.request('crashReport') });
        return;
      case 'edit.undo':
      case 'edit.redo':
        changeHistory(id === 'edit.undo' ? 'undo' : 'redo', open?.editor ?? null);
        return;
      case 'help.example':
        await openExample();
        return;
      case 'help.shortcuts':
        dialog.set({ kind: 'shortcuts' });
        return;
      case 'help.about':
        dialog.set({ kind: 'about', info: await shell.request('appInfo') });
        return;
      case 'edit.nextFinding':
      case 'edit.previousFinding':
        if (open !== null) goToFinding(open, id === 'edit.nextFinding' ? 1 : -1);
        return;
      case 'view.ownZone':
        open?.toggleOwnZone();
        return;
      case 'file.library':
      case 'edit.searchDrafts':
      case 'view.library':
      case 'view.inspector':
      case 'view.checks':
      case 'view.review':
      case 'view.preview':
        // Panes are the window's own affair.
        return;
    }
  };
}
