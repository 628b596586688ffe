import { describe, expect, it } from '@jest/globals';

import { AllowedHosts } from './allowed-hosts.ts';
import { readEnvironment } from './env.ts';

const HERE = new AllowedHosts(readEnvironment({}));
const BEHIND_PROXY = new AllowedHosts(readEnvironment({ HOST: 'fd00::7', ALLOWED_HOSTS: 'Roads.example.gr, 10.0.0.4' }));

describe('the hosts that a server answers to', () => {
  it('are this machine on any port', () => {
    for (const host of [
      'localhost',
      'localhost:3000',
      'LOCALHOST:80',
      'localhost.',
      '127.0.0.1',
      '127.0.0.1:49152',
      '[::1]',
      '[::1]:3000',
    ]) {
      expect([host, HERE.allows(host), BEHIND_PROXY.allows(host)]).toEqual([host, true, true]);
    }
  });

  it('are those of the address that people type', () => {
    const known = new AllowedHosts(readEnvironment({ PUBLIC_URL: 'https://Roads.example.gr:8443/' }));
    expect(known.allows('roads.example.gr')).toBe(true);
    expect(known.allows('evil.example')).toBe(false);
    expect(known.allowsOrigin('https://roads.example.gr:8443', '127.0.0.1:3000')).toBe(true);
  });

  it('are those that are configured, and no others', () => {
    for (const host of ['roads.example.gr', 'ROADS.example.gr:8443', '10.0.0.4', '[fd00::7]:3000']) {
      expect([host, BEHIND_PROXY.allows(host), HERE.allows(host)]).toEqual([host, true, false]);
    }
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    'evil-localhost',
    '127.0.0.1.evil.example',
    'xroads.example.gr',
    'sub.roads.example.gr',
    'roads.example.gr.evil.example',
    '127.0.0.2',
    '2130706433',
    '[::ffff:127.0.0.1]',
    '::1',
    'localhost:',
    'localhost:3000:3000',
    'localhost:3000x',
    'localhost@evil.example',
    'localhost/evil',
    'localhost evil',
    'localhost, evil.example',
    ' localhost',
  ])('are not %s', (host) => {
    expect(HERE.allows(host)).toBe(false);
    expect(BEHIND_PROXY.allows(host)).toBe(false);
  });
});

describe('the pages that may send files', () => {
  it('are our own', () => {
    expect(HERE.allowsOrigin('http://localhost:3000', 'localhost:3000')).toBe(true);
    expect(HERE.allowsOrigin('http://[::1]:3000', '[::1]:3000')).toBe(true);
    expect(BEHIND_PROXY.allowsOrigin('https://roads.example.gr', 'roads.example.gr')).toBe(true);
    // The proxy speaks to us by our address.
    expect(BEHIND_PROXY.allowsOrigin('https://roads.example.gr', '127.0.0.1:3000')).toBe(true);
  });

  it('are not those of other programs or sites, not even under the name that they were asked by', () => {
    expect(HERE.allowsOrigin('http://localhost:8080', 'localhost:3000')).toBe(false);
    expect(HERE.allowsOrigin('https://roads.example.gr', '127.0.0.1:3000')).toBe(false);
    for (const hosts of [HERE, BEHIND_PROXY]) {
      expect(hosts.allowsOrigin('https://evil.example', 'localhost:3000')).toBe(false);
      expect(hosts.allowsOrigin('http://evil.example:3000', 'evil.example:3000')).toBe(false);
      for (const origin of ['null', '', 'file:///etc/passwd']) expect(hosts.allowsOrigin(origin, 'localhost:3000')).toBe(false);
    }
  });
});
