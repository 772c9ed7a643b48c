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

/** What `manifest.json` says of the file it lies in. */
export interface Manifest {
  readonly format: DraftFormat;
  readonly app: App;
  /** SHA-256 of every other entry when inflated, 64 hex digits, by name. */
  readonly entries: Readonly<Record<string, string>>;
}

const manifestSchema = v.looseObject({
  format: formatSchema,
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
