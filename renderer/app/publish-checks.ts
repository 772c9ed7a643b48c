import { isPlainFileName } from '../../electron/contract/file-names';
import { isSitePath } from '../../electron/contract/site-path';
import { isTypedDate } from '../publish/typed-date';
import { folderOf, type PublishSettings } from './publish-settings';

/** What is wrong with the fields of the publish panel, one sentence each. */
export interface SettingsProblems {
  readonly slug?: string;
  readonly date?: string;
  readonly folder?: string;
}

export function problemsOf({ slug, date, folder }: PublishSettings): SettingsProblems {
  const typed = { slug: slug?.trim() ?? '', date: date?.trim() ?? '', folder: folderOf(folder ?? '') };
  return {
    ...(typed.slug === '' || isPlainFileName(typed.slug)
      ? {}
      : { slug: 'A slug is the name of a file: no slashes, colons or quotes.' }),
    ...(typed.date === '' || isTypedDate(typed.date)
      ? {}
      : { date: 'A day as 2019-07-02, or a time as 2019-07-02T13:42:00Z.' }),
    ...(typed.folder === '' || isSitePath(typed.folder)
      ? {}
      : { folder: 'A folder inside the site, as content/posts.' }),
  };
}

export function hasProblems(problems: SettingsProblems): boolean {
  return Object.keys(problems).length > 0;
}
