import { csvFormat } from './csv';
import type {
  SourceContext,
  SourceFormat,
  SourceFormatId,
  SourceInput,
  SourceReading,
  SourceRefusal,
} from './format';
import { linesFormat } from './lines';
import { markdownFormat } from './markdown';
import { systemFormats } from './systems';

/** Every format, in the order in which they are offered. */
export const sourceFormats: readonly SourceFormat[] = [
  ...systemFormats,
  csvFormat,
  markdownFormat,
  linesFormat,
];

/** The formats that a source may be of, the likeliest first; of equals the earlier in `sourceFormats`. */
export function likelyFormats(input: SourceInput): readonly SourceFormat[] {
  return sourceFormats
    .map((format) => ({ format, share: format.matches(input) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .map(({ format }) => format);
}

/** The format that a source most likely is of; null where none is likely. */
export function likeliestFormat(input: SourceInput): SourceFormat | null {
  return likelyFormats(input)[0] ?? null;
}

/**
 * Reads a source, in the format named, or else in the likeliest one that does not refuse it. Never throws for any input.
 * @throws RangeError where `context.time.zone` is no zone.
 */
export function readSource(
  input: SourceInput,
  context: SourceContext,
  formatId?: SourceFormatId,
): SourceReading | SourceRefusal {
  if (formatId !== undefined) {
    const named = sourceFormats.find(({ id }) => id === formatId);
    return named?.read(input, context) ?? { refused: `${formatId} is no format that is known here.` };
  }
  let refusal: SourceRefusal | null = null;
  for (const format of likelyFormats(input)) {
    const reading = format.read(input, context);
    if (!('refused' in reading)) return reading;
    refusal ??= reading;
  }
  return refusal ?? { refused: whyNone(input) };
}

function whyNone({ name, text, json, files }: SourceInput): string {
  if (json === undefined && /^\s*(?:\{|\[\s*[{"])/u.test(text)) {
    return `${name} begins like JSON and is none; it may have been cut off.`;
  }
  if (json !== undefined || files.size > 0) return `${name} is in no form that is known here.`;
  return `${name} has no line that begins with a time.`;
}
