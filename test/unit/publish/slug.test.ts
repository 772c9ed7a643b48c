import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { slugOf } from '../../../renderer/publish/slug';

describe('slugs', () => {
  it.each([
    ['Cloudflare’s outage: 2 July 2019', 'cloudflares-outage-2-july-2019'],
    ['  502  --  again!  ', '502-again'],
    ['障害報告 2024', '障害報告-2024'],
    ['انقطاع الخدمة', 'انقطاع-الخدمة'],
    ['ＦＵＬＬ ｗｉｄｔｈ', 'full-width'],
    ['../etc/passwd', 'etc-passwd'],
    ['', 'post-mortem'],
    ['***', 'post-mortem'],
    ['CON', 'con-post-mortem'],
  ])('make %j into %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('are names that every file system takes, and stay themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const slug = slugOf(title);
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
        expect(new TextEncoder().encode(`${slug}.md`).length).toBeLessThanOrEqual(255);
        expect(slugOf(slug)).toBe(slug);
      }),
    );
  });
});
