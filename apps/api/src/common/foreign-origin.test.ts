import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';

import { AllowedHosts } from './allowed-hosts.ts';
import { readEnvironment } from './env.ts';
import { refuseForeignOrigins } from './foreign-origin.ts';

const guard = refuseForeignOrigins(new AllowedHosts(readEnvironment({ ALLOWED_HOSTS: 'roads.example.gr' })));

function passes(method: string, headers: Readonly<Record<string, string>>): boolean {
  const given: Readonly<Record<string, string>> = { host: 'localhost:3000', ...headers };
  const request = { method, get: (name: string) => given[name.toLowerCase()] } as unknown as Request;
  let refusal: unknown = 'not asked';
  void guard(request, {} as never, (error?: unknown) => (refusal = error));
  if (refusal !== undefined && !(isProblem(refusal) && refusal.code === 'ORIGIN_REFUSED')) throw new Error('refused in another way');
  return refusal === undefined;
}

describe('what changes something', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['our own page', { origin: 'http://localhost:3000' }],
    ['our own page behind a proxy', { origin: 'https://roads.example.gr' }],
    ['our own page, without an origin', { 'sec-fetch-site': 'same-origin' }],
    ['a person at the address bar', { 'sec-fetch-site': 'none' }],
    ['no browser at all', {}],
  ])('may come from %s', (_, headers) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect(passes(method, headers)).toBe(true);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another site that says it is ours', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['another program of this machine', { origin: 'http://localhost:8080' }],
    ['a page without a name', { origin: 'null' }],
    ['a page that hides its name', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['a word that no browser knows', { 'sec-fetch-site': 'same-origin, cross-site' }],
    ['an empty name', { origin: '' }],
  ])('may not come from %s', (_, headers) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'FROBNICATE']) expect(passes(method, headers)).toBe(false);
    // Reading changes nothing, and its answer is not shown to the page.
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(passes(method, headers)).toBe(true);
  });
});
