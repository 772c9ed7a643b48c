import type { NodeJSON } from '../../../../renderer/document/draft';
import type { Loss } from '../../../../renderer/markdown/losses';
import { publish, type PublishOptions } from '../../../../renderer/publish/publish';
import { doc } from '../../support/build';

/** What is written for some blocks, without front matter, and what is said about it. */
export function bodyOf(
  options: PublishOptions,
  ...blocks: readonly NodeJSON[]
): { readonly body: string; readonly losses: readonly Loss[] } {
  const { file, losses } = publish(doc(blocks), options);
  const [, body = file.text] = /^---\n[^]*?\n---\n\n([^]*)$/u.exec(file.text) ?? [];
  return { body: body.trimEnd(), losses };
}
