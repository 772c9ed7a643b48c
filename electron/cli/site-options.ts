import { isPlainFileName } from '../contract/file-names';
import { isSitePath } from '../contract/site-path';
import type { PublishOptions } from '../../renderer/publish/publish';
import { fieldNames, targetIds } from '../../renderer/publish/targets/target';
import { isTypedDate } from '../../renderer/publish/typed-date';
import { readArguments } from './arguments';
import { audiences, oneOf, readKeep } from './choices';
import { UsageError } from './usage';

/** What `aftermark export --target` was told. */
export interface SiteOptions {
  readonly drafts: readonly string[];
  readonly site: string;
  readonly publish: Omit<PublishOptions, 'assets' | 'updated' | 'anchors'>;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly force: boolean;
  readonly removeOld: boolean;
}

/** @throws {UsageError} */
export function readSiteOptions(words: readonly string[]): SiteOptions {
  const { values, positionals: drafts } = readArguments(words, {
    target: { type: 'string' },
    out: { type: 'string' },
    slug: { type: 'string' },
    date: { type: 'string' },
    'as-draft': { type: 'boolean', default: false },
    audience: { type: 'string' },
    field: { type: 'string', multiple: true, default: [] },
    folder: { type: 'string' },
    keep: { type: 'string' },
    description: { type: 'string' },
    author: { type: 'string' },
    'heading-offset': { type: 'string' },
    'no-picture': { type: 'boolean', default: false },
    'base-path': { type: 'string' },
    'raw-html': { type: 'boolean', default: false },
    'github-pages': { type: 'boolean', default: false },
    'plain-typography': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    'remove-old': { type: 'boolean', default: false },
  });
  if (drafts.length === 0) throw new UsageError('Name at least one draft to export.');
  if (values.out === undefined || values.out === '') {
    throw new UsageError('Name the folder of the site with --out.');
  }
  const { slug, date, description, author } = values;
  if (slug !== undefined && drafts.length > 1)
    throw new UsageError('--slug is for one draft, not for several.');
  const target = oneOf('--target', values.target, targetIds);
  if (target === undefined) throw new UsageError('Name the target after --target.');
  const audience = oneOf('--audience', values.audience, audiences);
  const basePath = values['base-path'];
  return {
    drafts,
    site: values.out,
    publish: {
      target,
      ...(audience === undefined ? {} : { audience }),
      ...(slug === undefined ? {} : { slug: readSlug(slug) }),
      ...(date === undefined ? {} : { date: readDate(date) }),
      site: {
        ...(basePath === undefined ? {} : { basePath }),
        html: values['raw-html'],
        githubPages: values['github-pages'],
        typography: !values['plain-typography'],
      },
      ...(values['no-picture'] ? { picture: false } : {}),
      ...(values['as-draft'] ? { isDraft: true } : {}),
      ...(values.field.length === 0 ? {} : { fields: readFields(values.field) }),
      ...(values.folder === undefined ? {} : { folder: readFolder(values.folder) }),
      ...(values.keep === undefined ? {} : { keep: readKeep(values.keep) }),
      ...(description === undefined ? {} : { description }),
      ...(author === undefined ? {} : { author }),
      ...(values['heading-offset'] === undefined
        ? {}
        : { headingOffset: readOffset(values['heading-offset']) }),
    },
    dryRun: values['dry-run'],
    json: values.json,
    force: values.force,
    removeOld: values['remove-old'],
  };
}

function readSlug(slug: string): string {
  if (isPlainFileName(slug)) return slug;
  throw new UsageError(`--slug takes the name of a file, not “${slug}”.`);
}

function readDate(date: string): string {
  if (isTypedDate(date)) return date;
  throw new UsageError(`--date takes a day as YYYY-MM-DD or a time as 2019-07-02T13:42:00Z, not “${date}”.`);
}

/** "." is the site's own folder. */
function readFolder(folder: string): string {
  const path = folder.replaceAll('\\', '/').replace(/^\.\/|\/+$/gu, '');
  if (path === '.' || path === '') return '';
  if (isSitePath(path)) return path;
  throw new UsageError(`--folder takes a folder inside the site, not “${folder}”.`);
}

function readFields(given: readonly string[]): NonNullable<PublishOptions['fields']> {
  return Object.fromEntries(
    given.map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      if (rest.length === 0) throw new UsageError(`--field takes NAME=THEIRS, not “${pair}”.`);
      const theirs = rest.join('=');
      return [oneOf('--field', name, fieldNames) ?? name, theirs === '' ? null : theirs];
    }),
  );
}

function readOffset(given: string): number {
  if (/^[0-5]$/u.test(given)) return Number(given);
  throw new UsageError(`--heading-offset takes a number from 0 to 5, not “${given}”.`);
}
