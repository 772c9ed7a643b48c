import { afterEach, describe, expect, it, vi } from 'vitest';

import { inProduction } from '../../../electron/dev/build.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a build', () => {
  it.each(['test', 'development', undefined])('is one for production where NODE_ENV is %s', async (outer) => {
    vi.stubEnv('NODE_ENV', outer);
    const inner = await inProduction(() => Promise.resolve(process.env['NODE_ENV']));
    expect(inner).toBe('production');
    expect(process.env['NODE_ENV']).toBe(outer);
  });

  it('gives NODE_ENV back where it fails', async () => {
    vi.stubEnv('NODE_ENV', 'test');
    const failed = inProduction(() => Promise.reject(new Error('broken')));
    await expect(failed).rejects.toThrow('broken');
    expect(process.env['NODE_ENV']).toBe('test');
  });
});
