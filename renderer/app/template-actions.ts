import type { ShellClient } from '../../electron/contract/client';
import { bundledTemplates } from '../../templates/index';
import { duplicateTemplate } from '../../templates/duplicate';
import type { Template } from '../../templates/template';
import { parseTemplateText } from '../../templates/text';
import type { Database } from '../storage/database';
import { listTemplates, putTemplate, removeTemplate } from '../storage/user-templates';

interface TemplateOptions {
  readonly db: Database;
  readonly shell: ShellClient;
  readonly good: (text: string) => void;
  readonly bad: (text: string) => void;
}

/** What a person can do with templates of their own. Those that come with the app are never changed. */
export interface TemplateActions {
  readonly importFile: () => Promise<void>;
  readonly duplicate: (template: Template) => Promise<void>;
  /** Keeps an edited template; returns what is wrong with it, or null. */
  readonly save: (id: string, text: string) => Promise<string | null>;
  readonly remove: (template: Template) => Promise<void>;
}

export function isBundled(id: string): boolean {
  return bundledTemplates.some((template) => template.id === id);
}

export function createTemplateActions({ db, shell, good, bad }: TemplateOptions): TemplateActions {
  const takenIds = async () => [...bundledTemplates, ...(await listTemplates(db))].map(({ id }) => id);

  return {
    importFile: async () => {
      const file = await shell.request('openTemplate');
      if (file === null) return;
      if (file.kind === 'unreadable') {
        bad(`${file.name}: ${file.message}`);
        return;
      }
      const read = parseTemplateText(file.text);
      if (!read.ok) {
        bad(`${file.name}: ${read.message}`);
        return;
      }
      const taken = await takenIds();
      const isTaken = taken.includes(read.template.id);
      const renamed = isTaken ? duplicateTemplate(read.template, read.template.name, taken) : read;
      if (!renamed.ok) {
        bad(`${file.name}: ${renamed.message}`);
        return;
      }
      const { template } = renamed;
      const kept = await putTemplate(db, template, Date.now());
      if (kept.kind === 'failed') bad(kept.message);
      else good(`“${template.name}” is now among your templates.`);
    },

    duplicate: async (template) => {
      const copy = duplicateTemplate(template, `${template.name} (copy)`, await takenIds());
      if (!copy.ok) {
        bad(copy.message);
        return;
      }
      const kept = await putTemplate(db, copy.template, Date.now());
      if (kept.kind === 'failed') bad(kept.message);
    },

    save: async (id, text) => {
      const read = parseTemplateText(text);
      if (!read.ok) return read.message;
      if (read.template.id !== id) return `The id has to stay “${id}”.`;
      const kept = await putTemplate(db, read.template, Date.now());
      return kept.kind === 'failed' ? kept.message : null;
    },

    remove: async (template) => {
      const done = await removeTemplate(db, template.id);
      if (done.kind === 'failed') bad(done.message);
      else good(`Removed “${template.name}”. Drafts made from it keep their own copy.`);
    },
  };
}
