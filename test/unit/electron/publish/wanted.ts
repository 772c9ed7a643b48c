import { sha256Of } from '../../../../electron/publish/hash';
import type { WantedFile, WantedPost } from '../../../../electron/publish/plan';

/** Short forms for what the tests publish. */

export function fileOf(path: string, text: string): WantedFile {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, sha256: sha256Of(bytes) };
}

export function postOf(
  files: Readonly<Record<string, string>>,
  rest: Partial<Omit<WantedPost, 'files'>> = {},
): WantedPost {
  return {
    draft: 'draft-1',
    target: 'hugo',
    slug: 'outage',
    date: '2019-07-02T13:42:00Z',
    updated: null,
    anchors: { h1: 'what-happened' },
    folder: null,
    ...rest,
    files: Object.entries(files).map(([path, text]) => fileOf(path, text)),
  };
}
