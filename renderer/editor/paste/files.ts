import type { EditorView } from '@tiptap/pm/view';

import { insertImages, keepImage, type ImageBytes, type MediaOptions } from '../media/insert-image';

/** The image files that a clipboard or a drag carries. */
export function imageFiles(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

/** Whether HTML says anything beside an image: Word and Excel put a picture of the copied text beside the text itself. */
export function saysSomething(html: string): boolean {
  if (html === '') return false;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return (body.textContent ?? '').trim() !== '';
}

/** Bytes of a `data:` address; null where it is none, or broken. */
export function bytesOfDataUrl(url: string): ImageBytes | null {
  const found = /^data:([\w/+.-]+)(?:;[\w=-]+)*;base64,(.*)$/su.exec(url.replaceAll(/\s/gu, ''));
  const [, type, text] = found ?? [];
  if (type === undefined || text === undefined) return null;
  try {
    return { bytes: Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)), type };
  } catch {
    return null;
  }
}

/** Whether clean HTML brings images in itself. */
export function holdsDataImages(html: string): boolean {
  return /<img[^>]+src\s*=\s*["']?data:/iu.test(html);
}

/** Keeps the images that stand in clean HTML as `data:` addresses, and lets the HTML refer to them as assets. */
export async function keepDataImages(html: string, options: MediaOptions): Promise<string> {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const image of body.querySelectorAll('img[src^="data:"]')) {
    const read = bytesOfDataUrl(image.getAttribute('src') ?? '');
    const src = read === null ? null : await keepImage(read, options);
    image.setAttribute('src', src ?? '');
  }
  return body.innerHTML;
}

/** Puts in image files that were dropped, where they were dropped. */
export function dropImages(view: EditorView, event: DragEvent, options: MediaOptions): boolean {
  const files = imageFiles(event.dataTransfer);
  const target = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (files.length === 0 || target === null) return false;
  void insertImages(view, files, target.pos, options);
  return true;
}
