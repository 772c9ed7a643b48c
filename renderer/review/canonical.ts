export { canonicalJson as canonical } from '../file/canonical-json';

/** An order for any two texts, the same on every machine: by UTF-16 unit. */
export const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
