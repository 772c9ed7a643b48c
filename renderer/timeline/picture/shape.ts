import type { Tone } from '../../document/vocabulary';

/** What a shape is for, and so how it is coloured: by a palette of its own, or by the style sheet of a page. */
export type Role =
  | 'paper'
  | 'midnight'
  | 'band'
  | 'band-edge'
  | 'leader'
  | 'axis'
  | 'quiet'
  | 'range'
  | 'span'
  | 'mark'
  | 'sign'
  | 'word'
  | 'text'
  | 'faint';

/** An element of SVG. Attributes have SVG's own names; numbers are rounded where they are made. */
export interface Shape {
  readonly name: 'rect' | 'path' | 'text';
  readonly role: Role;
  /** Of a moment. */
  readonly tone?: Tone;
  /** Number of the event that it names, among all of the draft. */
  readonly event?: number;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

/** A picture without its colours. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Height of the font. */
  readonly size: number;
  /** From the back to the front. */
  readonly shapes: readonly Shape[];
  /** The bottom of what stands for events, and of the clock times under them, for whoever points at one. */
  readonly marksEnd: number;
  readonly timesEnd: number;
}

/** The class by which a style sheet knows a shape: "pic-word t-bad". */
export function classOf({ role, tone }: Shape): string {
  return tone === undefined ? `pic-${role}` : `pic-${role} t-${tone}`;
}

/** Two decimals are finer than any screen, and the same everywhere. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
