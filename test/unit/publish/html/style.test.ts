import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';

import { pageStyle, pageStyleHash } from '../../../../renderer/publish/html/style';

it('the hash of the style is that of the style', () => {
  expect(pageStyleHash).toBe(`sha256-${createHash('sha256').update(pageStyle).digest('base64')}`);
});

it('the style fetches nothing, and cannot end its element', () => {
  expect(pageStyle).not.toMatch(/url\(|@import|@font-face|<\//u);
});
