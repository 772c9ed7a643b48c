import { expect, it } from 'vitest';
import { paperFor } from '../../../electron/paper';

it('is Letter where letters are written on it, and A4 everywhere else', () => {
  expect(['US', 'ca', 'MX', 'PH'].map(paperFor)).toEqual(['Letter', 'Letter', 'Letter', 'Letter']);
  expect(['DE', 'GB', 'JP', 'BR', ''].map(paperFor)).toEqual(['A4', 'A4', 'A4', 'A4', 'A4']);
});
