import { describe, expect, it } from '@jest/globals';
import { signInAddress, wantedPath } from './where-to.ts';

describe('the way back after a sign-in', () => {
  it.each([
    ['/app/hotspots', '?year=2016&lang=el', ''],
    ['/app', '?severity=fatal', ''],
    ['/app/organisation/audit', '', '#top'],
    ['/app', '', ''],
  ])('leads to %s%s%s', (pathname, search, hash) => {
    const address = new URL(signInAddress({ pathname, search, hash }), 'http://here.example');
    expect(address.pathname).toBe('/app/sign-in');
    expect(wantedPath(address.search)).toBe(`${pathname}${search}${hash}`);
  });

  it('keeps the language of the sign-in page itself', () => {
    expect(signInAddress({ pathname: '/app', search: '?lang=en', hash: '' })).toBe('/app/sign-in?to=%2Fapp%3Flang%3Den&lang=en');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/app',
    'javascript:alert(1)',
    '/application',
    '/api/uploads',
    '/app/../api/uploads',
    '/app/sign-in?to=/app',
    '/app/link#l_secret',
    '',
    'http://[',
  ])('never leads elsewhere: %s', (to) => {
    expect(wantedPath(`?${new URLSearchParams({ to }).toString()}`)).toBe('/app');
  });
});
