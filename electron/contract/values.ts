import * as v from 'valibot';

/* Schemas of values that several parts of the contract hand over. */

/** Bytes as electron reads them from a file. */
export function bytes(maxBytes: number) {
  return v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.byteLength <= maxBytes, `must be at most ${maxBytes} bytes`),
  );
}

/** Bytes as the renderer hands them over; typed wider, so that every encoder's result fits. */
export function anyBytes(maxBytes: number): v.GenericSchema<Uint8Array> {
  return bytes(maxBytes) as v.GenericSchema as v.GenericSchema<Uint8Array>;
}

/** One sentence for a person. */
export const sentence = v.pipe(v.string(), v.maxLength(2_000));

/** A name that somebody else gave a file or folder; shown, never used as a path. */
export const foreignName = v.pipe(v.string(), v.maxLength(1_024));
