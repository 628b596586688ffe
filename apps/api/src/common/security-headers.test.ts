import { describe, expect, it } from '@jest/globals';
import express from 'express';
import type { AddressInfo } from 'node:net';

import { securityHeaders } from './security-headers.ts';

async function policyFor(basemapUrl: string | undefined): Promise<string> {
  const app = express()
    .use(securityHeaders({ basemapUrl }))
    .use((_request, response) => void response.end());
  const server = app.listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return response.headers.get('content-security-policy') ?? '';
  } finally {
    server.close();
  }
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
});
