import { describe, expect, it } from '@jest/globals';

import { pathInside } from './path-inside.ts';

describe('where somebody goes after signing in', () => {
  it.each(['/app', '/app/', '/app/hotspots', '/app/link#l_x', '/app/?lang=en', '/app/imports?a=b&c=d#e'])(
    'is what they wanted: %s',
    (wanted) => {
      expect(pathInside(wanted)).toBe(wanted);
    },
  );

  it.each([
    undefined,
    null,
    7,
    ['/app/hotspots'],
    '',
    '/',
    'app',
    '/apparel',
    '/api/uploads',
    '/app/../api/uploads',
    '//evil.example/app',
    '///evil.example/app',
    '/\\evil.example/app',
    '\\\\evil.example/app',
    '/\t/evil.example/app',
    'https://evil.example/app',
    'https:/app',
    'javascript:alert(1)//app',
    `/app/${'x'.repeat(1_000)}`,
  ])('is the first page for %j', (wanted) => {
    expect(pathInside(wanted)).toBe('/app');
  });
});
