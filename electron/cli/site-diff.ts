import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Site } from '../publish/folder';
import type { Plan } from '../publish/plan';
import { shownText } from '../publish/shown-text';

/** How long two texts are compared before that is given up, in milliseconds. */
const patience = 5_000;

/**
 * The changes to the files that are there, as unified diffs. To be made before they are written. An image, or a text
 * that is too long, is named alone.
 */
export async function diffsOf(site: Site, plan: Plan): Promise<readonly string[]> {
  const diffs: string[] = [];
  for (const { path: file, bytes, state } of plan.files) {
    if (state.kind !== 'update' && state.kind !== 'foreign') continue;
    const before = await shownText(path.join(site.root, ...file.split('/')));
    const after = textOf(bytes);
    diffs.push((before === null || after === null ? null : patch(file, before, after)) ?? differs(file));
  }
  return diffs;
}

function patch(file: string, before: string, after: string): string | null {
  const options = { context: 3, timeout: patience };
  const text = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, options);
  // The line of equals signs above a patch is jsdiff's own.
  return text === undefined ? null : text.replace(/^=+\n/u, '').trimEnd();
}

function differs(file: string): string {
  return `Files a/${file} and b/${file} differ`;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
