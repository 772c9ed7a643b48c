import type { JournalEntry } from '../contract/journal';
import { nameOfUnreadable } from '../contract/kept-names';
import { draftFolderName } from '../journal/layout';

/* What a person reads who unpacks a backup without the app. */

const README = `This is a backup of everything that was in Aftermark: all post-mortems with their
versions, comments, reviews and images, your own templates and the settings.

To bring it back, use the app: File > Backups…, then "Open a backup file…". You
choose what is restored, and nothing that is in the library is lost by it.

To read it without the app, unpack it as a ZIP file:

- drafts.txt says which folder each post-mortem is in.
- drafts/<folder>/<version>.state is a post-mortem as it was at that version. It is
  text: one line that begins with AFTERMARK, one line with its title and time, and
  then the whole post-mortem as JSON. The text is in "draft", "document".
- drafts/<folder>/<version>.log has the changes that were made after that version,
  one after the other in the same form, each as JSON ("steps" of ProseMirror).
- drafts/<folder>/p-... are earlier versions, reviews, and rounds of reviews.
- images/ has the images, each named by the SHA-256 of its bytes.
- backup.json lists every file with its SHA-256. Times in it are milliseconds UTC.

Anybody who has this file can read everything in it: it is not encrypted.
`;

export function readmeText(): string {
  return README;
}

/** A list of the drafts, one to a line: folder, time of the last change in UTC, title. */
export function draftsText(entries: readonly JournalEntry[]): string {
  const lines = entries.map(({ id, title, at }) => {
    const time = Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '-';
    const oneLine = title.replaceAll(/\s+/g, ' ').trim();
    const folder = nameOfUnreadable(id) ?? draftFolderName(id);
    return `drafts/${folder}  ${time}  ${oneLine === '' ? 'Untitled post-mortem' : oneLine}`;
  });
  return `${lines.join('\n')}\n`;
}
