import { expect, it } from 'vitest';
import { imageType } from '../../../renderer/file/image-type';
import { picture } from '../../torture/picture';

it('makes pictures that are PNG, and no two alike', () => {
  const pictures = Array.from({ length: 300 }, (_, number) => picture(number));
  expect(new Set(pictures.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(300);
  expect(imageType(Uint8Array.from(pictures[0] ?? []))).toBe('image/png');
});
