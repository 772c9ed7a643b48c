import type { EditorView } from '@tiptap/pm/view';

import { assetScheme } from '../../document/draft';
import type { AssetSource } from './asset-source';
import { pendingPlaces, placeOf } from './pending';

export interface MediaOptions {
  readonly assets: AssetSource;
  readonly say: (message: string) => void;
}

function reason(fault: unknown): string {
  return fault instanceof Error && fault.message !== '' ? fault.message : 'The image could not be kept.';
}

/** The bytes of an image, and the type that it is said to have. */
export interface ImageBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** Keeps an image and gives the source under which a document refers to it; null where it was refused, which is said. */
export async function keepImage(image: ImageBytes, { assets, say }: MediaOptions): Promise<string | null> {
  try {
    return `${assetScheme}${await assets.put(image.bytes, image.type)}`;
  } catch (fault) {
    say(reason(fault));
    return null;
  }
}

/** Bytes of a file; null where it cannot be read (a folder, a file that is gone), which is said. */
async function bytesOf(file: Blob, say: MediaOptions['say']): Promise<ImageBytes | null> {
  try {
    return { bytes: new Uint8Array(await file.arrayBuffer()), type: file.type };
  } catch {
    say('The image could not be read.');
    return null;
  }
}

/** Whether an image may stand at a position. */
function takesImage(view: EditorView, position: number): boolean {
  const { parent } = view.state.doc.resolve(position);
  const image = view.state.schema.nodes['image'];
  return image !== undefined && parent.inlineContent && parent.type.contentMatch.matchType(image) !== null;
}

/**
 * Keeps images and puts them into the text one after another. The place is held while they are being kept, whatever is
 * typed meanwhile; where it is gone by then, they go to the caret.
 */
export async function insertImages(
  view: EditorView,
  images: readonly Blob[],
  position: number,
  options: MediaOptions,
): Promise<void> {
  const place = {};
  view.dispatch(view.state.tr.setMeta(pendingPlaces, { add: { place, position } }));
  for (const image of images) {
    // In order: the second of two images stands after the first.
    const read = await bytesOf(image, options.say);
    const src = read === null ? null : await keepImage(read, options);
    if (view.isDestroyed) return;
    if (src === null) continue;
    const at = placeOf(view.state, place) ?? view.state.selection.from;
    const node = view.state.schema.nodes['image']?.create({ src });
    if (node === undefined || !takesImage(view, at)) {
      options.say('An image cannot stand there.');
      continue;
    }
    view.dispatch(view.state.tr.insert(at, node).scrollIntoView());
  }
  view.dispatch(view.state.tr.setMeta(pendingPlaces, { remove: place }));
}

const chosen = new WeakMap<EditorView, MediaOptions>();

export function setMediaOptions(view: EditorView, options: MediaOptions): void {
  chosen.set(view, options);
}

/** Asks for image files and puts them where the caret is. */
export function chooseImages(view: EditorView): void {
  const options = chosen.get(view);
  if (options === undefined || !view.editable) return;
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/png,image/jpeg,image/gif,image/webp,image/avif';
  input.multiple = true;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) void insertImages(view, files, view.state.selection.to, options);
    view.focus();
  });
  input.click();
}
