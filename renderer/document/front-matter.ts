import { isObject, isOneOf, isText, type Check } from './attributes';

/**
 * The front matter of the Markdown that a draft was imported from, to the letter and without its fences, so that fields
 * this app does not know come out again. Null where there was none.
 */
export interface FrontMatter {
  readonly format: 'yaml' | 'toml';
  readonly value: string;
}

const isFormat = isOneOf(['yaml', 'toml']);

export const isFrontMatter: Check<FrontMatter> = (value): value is FrontMatter =>
  isObject(value) && isFormat(value['format']) && isText(value['value']);
