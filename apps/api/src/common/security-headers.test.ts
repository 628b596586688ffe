import { describe, expect, it } from '@jest/globals';
import express from 'express';
import type { AddressInfo } from 'node:net';

import type { Environment } from './env.ts';
import { notKept, securityHeaders } from './security-headers.ts';

async function headersFor(environment: Partial<Pick<Environment, 'basemapUrl' | 'publicUrl'>>, path = '/'): Promise<Headers> {
  const app = express()
    .use(securityHeaders({ basemapUrl: undefined, publicUrl: undefined, ...environment }), notKept)
    .use((_request, response) => void response.end());
  const server = app.listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)).headers;
  } finally {
    server.close();
  }
}

async function policyFor(basemapUrl: string | undefined): Promise<string> {
  return (await headersFor({ basemapUrl })).get('content-security-policy') ?? '';
}

describe('Content-Security-Policy', () => {
  it('allows the configured basemap and nothing else', async () => {
    expect(await policyFor('https://tiles.example.org/{z}/{x}/{y}.png')).toMatch(
      /img-src 'self' data: blob: https:\/\/tiles\.example\.org;/,
    );
    expect(await policyFor('https://{s}.tile.example.org/{z}/{x}/{y}.png')).toContain('https://*.tile.example.org');
    expect(await policyFor(undefined)).toMatch(/img-src 'self' data: blob:;/);
  });

  it('does not turn a plain installation into one that needs https', async () => {
    expect(await policyFor(undefined)).not.toContain('upgrade-insecure-requests');
  });

  it('lets nobody put the page into a frame, and no script in that is not a file of ours', async () => {
    const policy = await policyFor(undefined);
    for (const rule of ["frame-ancestors 'none'", "script-src 'self'", "script-src-attr 'none'", "object-src 'none'", "base-uri 'self'"]) {
      expect(policy.split(';')).toContain(rule);
    }
  });
});

describe('the public map for pages of others', () => {
  it('may stand in anybody’s frame, and no other page may', async () => {
    const framed = await headersFor({}, '/embed?release=demo-1');
    expect(framed.get('x-frame-options')).toBeNull();
    expect(framed.get('content-security-policy')?.split(';')).toContain('frame-ancestors *');
    for (const path of ['/', '/embed/', '/embed/x', '/embed-code', '/app', '/app/embed', '/Embed']) {
      const headers = await headersFor({}, path);
      expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
      expect(headers.get('content-security-policy')?.split(';')).toContain("frame-ancestors 'none'");
    }
  });

  it('is as strict as every page in all else', async () => {
    const rest = async (path: string): Promise<string> =>
      ((await headersFor({}, path)).get('content-security-policy') ?? '').replace(/frame-ancestors [^;]*/, '');
    expect(await rest('/embed')).toBe(await rest('/'));
  });
});

describe('the other headers', () => {
  it('keep others from framing, guessing and using what is ours', async () => {
    const headers = await headersFor({});
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    for (const feature of ['camera', 'geolocation', 'microphone', 'usb'])
      expect(headers.get('permissions-policy')).toContain(`${feature}=()`);
  });

  it('let the forms for surveys and for reports ask where they are, and no other page', async () => {
    const allowed = async (path: string): Promise<boolean> =>
      (await headersFor({}, path)).get('permissions-policy')?.includes('geolocation=(self)') === true;
    const paths = [
      '/app/accessibility/survey',
      '/app/accessibility/survey?lang=el',
      '/app/accessibility',
      '/app/accessibility/survey/x',
      '/',
      '/report?lang=el',
      '/report-state',
      '/embed',
    ];
    expect(await Promise.all(paths.map(allowed))).toEqual([true, true, false, false, false, true, false, false]);
    expect((await headersFor({}, '/app/accessibility/survey')).get('permissions-policy')).toContain('camera=()');
  });

  it('ask for TLS where people reach the server over it, and nowhere else', async () => {
    const withTls = await headersFor({ publicUrl: 'https://roads.example.gr' });
    expect(withTls.get('strict-transport-security')).toBe('max-age=31536000');
    expect(withTls.get('cross-origin-opener-policy')).toBe('same-origin');
    for (const publicUrl of [undefined, 'http://10.0.0.4:3000']) {
      const without = await headersFor({ publicUrl });
      expect(without.get('strict-transport-security')).toBeNull();
      expect(without.get('cross-origin-opener-policy')).toBeNull();
    }
  });
});
