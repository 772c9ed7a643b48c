import * as v from 'valibot';
import { sentence } from '../../templates/explain';
import type { DraftFormat } from '../document/draft';
import { formatSchema } from './envelope';
import { type Checked, parseJson, refuse } from './json';
import { manifestName } from './names';

/** The program that wrote a file. For people who look into it; nothing is decided by it. */
export interface App {
  readonly name: string;
  readonly version: string;
}

/** What a file is where it is no plain draft: a draft sent for review, or a review that comes home. */
export type FileKind = 'sent' | 'return';

/** What `manifest.json` says of the file it lies in. */
export interface Manifest {
  readonly format: DraftFormat;
  /**
   * A `FileKind`, or one that only a newer version knows. Left out in a plain draft, whose file is as it was before
   * there were reviews.
   */
  readonly kind?: string;
  readonly app: App;
  /** SHA-256 of every other entry when inflated, 64 hex digits, by name. */
  readonly entries: Readonly<Record<string, string>>;
}

const manifestSchema = v.looseObject({
  format: formatSchema,
  kind: v.exactOptional(v.pipe(v.string(), v.maxLength(40, 'is longer than 40 characters'))),
  app: v.looseObject({ name: v.string(), version: v.string() }),
  entries: v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u, 'is not a SHA-256'))),
});

export function readManifest(text: string): Checked<Manifest> {
  const json = parseJson(text, manifestName);
  if (!json.ok) return json;
  const result = v.safeParse(manifestSchema, json.value, { abortEarly: true });
  if (!result.success) {
    const issue = result.issues[0];
    return refuse(
      issue.path === undefined
        ? `${manifestName} is not a manifest.`
        : `In ${manifestName}, ${sentence(issue, {})}`,
    );
  }
  return { ok: true, value: result.output };
}
