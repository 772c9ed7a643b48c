import { imageExtensions } from './image-type';
import { limits } from './limits';

export const draftName = 'draft.json';
export const templateName = 'template.json';
export const manifestName = 'manifest.json';
export const markdownName = 'post-mortem.md';
/** Only in a file of a review: the round, and what a reviewer brings home beside the changes. */
export const reviewName = 'review.json';
/** Only in a review that comes home: its changes, as the steps that were made. */
export const stepsName = 'steps.json';

const assetName = new RegExp(`^assets/([0-9a-f]{64})\\.(?:${imageExtensions.join('|')})$`);

/** The hash in the name of an asset's entry, or null where the name is not that of an asset. */
export function assetHash(name: string): string | null {
  return assetName.exec(name)?.[1] ?? null;
}

/** Says whether the app reads an entry of this name, or would write it. */
export function isKnown(name: string): boolean {
  return [draftName, templateName, manifestName, markdownName].includes(name) || assetHash(name) !== null;
}

/** Folders, and what macOS adds when it packs a folder, are nothing that a person would miss. */
export function isLitter(name: string): boolean {
  return name.endsWith('/') || name.startsWith('__MACOSX/') || /(?:^|\/)\.DS_Store$/.test(name);
}

/**
 * Says whether a name could mean a place outside the folder it is unpacked to, or two places on two systems. Nothing
 * here is unpacked to a disk, but a person may do that with the same file, and no honest program writes such a name.
 */
export function isSafe(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/');
  return (
    name.length <= limits.nameLength &&
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    !/[\\:\u0000-\u001f\u007f]/.test(name) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
