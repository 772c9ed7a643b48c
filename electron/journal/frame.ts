import { createHash, webcrypto } from 'node:crypto';
import * as v from 'valibot';

/*
 * The shape of every file of the journal but images:
 *
 *     AFTERMARK <format> <bytes of header> <bytes of payload> <SHA-256>\n
 *     header as JSON\n
 *     payload\n
 *
 * once, or several times one after the other in a log. The checksum is over all the rest, the first line's numbers too,
 * so that no damage passes for a newer format. Formats to come keep this shape; what header and payload hold may change.
 */

/** The format that this version of the app writes. Files of a higher one are left alone. */
export const FORMAT = 1;

const instant = v.pipe(v.number(), v.finite());
const version = v.pipe(v.number(), v.integer(), v.minValue(1));

const facts = {
  id: v.string(),
  title: v.string(),
  version,
  /** When that version was made, milliseconds UTC. */
  at: instant,
  trashedAt: v.nullable(instant),
};

const headerSchema = v.variant('kind', [
  v.object({ kind: v.literal('state'), ...facts }),
  v.object({ kind: v.literal('steps'), after: version, ...facts }),
  v.object({ kind: v.literal('piece'), id: v.string(), name: v.string() }),
  v.object({ kind: v.literal('shared'), name: v.string() }),
  v.object({ kind: v.literal('manifest') }),
]);

export type Header = v.InferOutput<typeof headerSchema>;

export type Frame =
  | {
      readonly kind: 'frame';
      readonly header: Header;
      /** A view of the bytes that were read. */
      readonly payload: Uint8Array;
      /** Offset of what follows. */
      readonly end: number;
    }
  /** Whole, and written by a newer version of the app. */
  | { readonly kind: 'newer' }
  /** Nothing follows. */
  | { readonly kind: 'end' }
  | { readonly kind: 'torn' };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
const newline = 10;
/** A first line is at most so long. */
const lineLimit = 120;
/** From so many bytes on, hashing is not done on the thread that draws the window's frame and takes its keys. */
const largeBytes = 64 * 1024;

export async function digestOf(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength < largeBytes) return createHash('sha256').update(bytes).digest('hex');
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

function numbersOf(format: number, headerBytes: number, payloadBytes: number): string {
  return `${format} ${headerBytes} ${payloadBytes}`;
}

async function digestOfFrame(numbers: string, body: Uint8Array): Promise<string> {
  const digest = await digestOf(body);
  return createHash('sha256').update(`${numbers} ${digest}`).digest('hex');
}

/** @param format for tests alone */
export async function frame(header: Header, payload: Uint8Array, format = FORMAT): Promise<Uint8Array> {
  const head = encoder.encode(JSON.stringify(header));
  const body = new Uint8Array(head.byteLength + payload.byteLength + 2);
  body.set(head, 0);
  body[head.byteLength] = newline;
  body.set(payload, head.byteLength + 1);
  body[body.byteLength - 1] = newline;
  const numbers = numbersOf(format, head.byteLength, payload.byteLength);
  const line = encoder.encode(`AFTERMARK ${numbers} ${await digestOfFrame(numbers, body)}\n`);
  const whole = new Uint8Array(line.byteLength + body.byteLength);
  whole.set(line, 0);
  whole.set(body, line.byteLength);
  return whole;
}

function headerOf(bytes: Uint8Array): Header | null {
  try {
    const checked = v.safeParse(headerSchema, JSON.parse(decoder.decode(bytes)));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

/** Reads the frame at an offset. Whatever the bytes are, it answers and never throws. */
export async function readFrame(bytes: Uint8Array, offset = 0): Promise<Frame> {
  if (offset >= bytes.byteLength) return { kind: 'end' };
  const start = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + offset,
    Math.min(lineLimit, bytes.byteLength - offset),
  );
  const line = /^AFTERMARK (\d{1,6}) (\d{1,7}) (\d{1,10}) ([0-9a-f]{64})\n/.exec(start.toString('latin1'));
  if (line === null) return { kind: 'torn' };
  const [text, format, headerBytes, payloadBytes] = [
    line[0],
    Number(line[1]),
    Number(line[2]),
    Number(line[3]),
  ];
  const from = offset + text.length;
  const end = from + headerBytes + payloadBytes + 2;
  if (end > bytes.byteLength) return { kind: 'torn' };
  const body = bytes.subarray(from, end);
  const digest = await digestOfFrame(numbersOf(format, headerBytes, payloadBytes), body);
  if (digest !== line[4]) return { kind: 'torn' };
  if (format > FORMAT) return { kind: 'newer' };
  const header = headerOf(body.subarray(0, headerBytes));
  if (header === null) return { kind: 'torn' };
  return { kind: 'frame', header, payload: body.subarray(headerBytes + 1, -1), end };
}

/** Reads a file that is one frame and nothing else. */
export async function readOnly(bytes: Uint8Array): Promise<Exclude<Frame, { kind: 'end' }>> {
  const only = await readFrame(bytes);
  if (only.kind === 'end' || (only.kind === 'frame' && only.end !== bytes.byteLength))
    return { kind: 'torn' };
  return only;
}
