import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from '@jest/globals';

import { EnvironmentError, readEnvironment } from './env.ts';

describe('the environment', () => {
  it('needs nothing to be set', () => {
    expect(readEnvironment({})).toMatchObject({
      dataDirectory: resolve('.data'),
      uploadDirectory: resolve('.data/uploads'),
      host: '127.0.0.1',
      allowedHosts: [],
      port: 3000,
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      runJobs: true,
      logLevel: 'info',
      organisation: 'demo',
      basemapUrl: undefined,
    });
  });

  it('takes an empty text for a variable that is not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ' })).toEqual(readEnvironment({}));
  });

  it('reads what is set', () => {
    const environment = readEnvironment({
      DATA_DIR: '/srv/elektron',
      PORT: '8080',
      RUN_JOBS: 'false',
      ALLOWED_HOSTS: 'roads.example.gr, 10.0.0.4,[fd00::7] ,',
      DATABASE_URL: 'postgres://app@db/elektron',
      DATABASE_OWNER_URL: 'postgresql://owner@db/elektron',
      BASEMAP_URL: 'https://tiles.example.org/{z}/{x}/{y}.png',
    });
    expect(environment).toMatchObject({ uploadDirectory: '/srv/elektron/uploads', port: 8080, runJobs: false });
    expect(environment.allowedHosts).toEqual(['roads.example.gr', '10.0.0.4', '[fd00::7]']);
    expect(environment.databaseOwnerUrl).toBe('postgresql://owner@db/elektron');
    expect(environment.basemapUrl).toContain('{z}');
  });

  it('tells the schema to everybody in the demonstration only, unless it is said', () => {
    const server = { DATABASE_URL: 'postgres://app@db/elektron' };
    expect(readEnvironment({}).graphqlIntrospection).toBe(true);
    expect(readEnvironment(server).graphqlIntrospection).toBe(false);
    expect(readEnvironment({ DEMO: 'false' }).graphqlIntrospection).toBe(false);
    expect(readEnvironment({ ...server, GRAPHQL_INTROSPECTION: 'true' }).graphqlIntrospection).toBe(true);
  });

  it('has budgets, which can be others', () => {
    expect(readEnvironment({}).rateLimits).toMatchObject({
      attempts: { points: 60, seconds: 300 },
      person: { points: 1_800, seconds: 60 },
    });
    expect(readEnvironment({ RATE_LIMIT_PERSON: '5/1' }).rateLimits.person).toEqual({ points: 5, seconds: 1 });
    for (const text of ['0/60', '60', '60/0', '-1/60', '1.5/60', '60/60/60', 'many/60']) {
      expect(() => readEnvironment({ RATE_LIMIT_PERSON: text })).toThrow(/RATE_LIMIT_PERSON must look like/);
    }
    expect(() => readEnvironment({ REQUEST_TIMEOUT_SECONDS: '0' })).toThrow(/REQUEST_TIMEOUT_SECONDS must be at least 1/);
  });

  it('refuses a key that somebody has typed', () => {
    for (const key of ['short', 'x'.repeat(64), 'abcabcabcabcabcabcabcabcabcabcabcabc']) {
      expect(() => readEnvironment({ SECRET_KEY: key })).toThrow(/SECRET_KEY must/);
    }
    expect(readEnvironment({ SECRET_KEY: '9f86d081884c7d659a2feaa0c55ad015' }).secretKey).toHaveLength(32);
  });

  it('names every variable that is wrong, and why', () => {
    const read = (): unknown => readEnvironment({ PORT: '70000', RUN_JOBS: 'maybe', DATABASE_URL: 'mysql://x', ORGANISATION: 'Δήμος' });
    expect(read).toThrow(EnvironmentError);
    for (const line of [
      /PORT must be at most 65535/,
      /RUN_JOBS must be true or false/,
      /DATABASE_URL must look like/,
      /ORGANISATION must be/,
    ]) {
      expect(read).toThrow(line);
    }
  });

  it.each(['https://roads.example.gr', 'roads.example.gr:443', '*.example.gr', 'a b', 'roads.example.gr/', '*'])(
    'refuses %s as a name of a host',
    (name) => {
      expect(() => readEnvironment({ ALLOWED_HOSTS: `ok.example,${name}` })).toThrow(/ALLOWED_HOSTS must be names/);
    },
  );

  it('refuses an owner without a login for the application', () => {
    expect(() => readEnvironment({ DATABASE_OWNER_URL: 'postgres://owner@db/elektron' })).toThrow(/needs DATABASE_URL/);
  });

  describe('with a mail server', () => {
    it('knows what letters come from, and what their links begin with', () => {
      const read = (given: object): unknown => readEnvironment({ SMTP_URL: 'smtp://mail.example.gr', ...given });
      expect(() => read({})).toThrow(/SMTP_URL needs MAIL_FROM[^]*SMTP_URL needs PUBLIC_URL/);
      expect(() => read({ MAIL_FROM: 'elektron@example.gr', PUBLIC_URL: 'https://roads.example.gr' })).not.toThrow();
    });
  });

  describe('with single sign-on', () => {
    const ENOUGH = {
      PUBLIC_URL: 'https://roads.example.gr',
      OIDC_ISSUER: 'https://login.example.gr/realms/city',
      OIDC_CLIENT_ID: 'elektron',
      OIDC_CLIENT_SECRET: 'a secret',
    };

    it('needs where, as whom, with which secret, and where to come back to', () => {
      expect(readEnvironment({}).oidc).toBeUndefined();
      expect(readEnvironment(ENOUGH).oidc).toEqual({
        issuer: 'https://login.example.gr/realms/city',
        clientId: 'elektron',
        clientSecret: 'a secret',
        label: 'login.example.gr',
        scopes: 'openid profile email',
        rolesClaim: undefined,
        roleMap: new Map(),
        trustEmail: false,
        allowHttp: false,
      });
      for (const name of ['PUBLIC_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']) {
        expect(() => readEnvironment({ ...ENOUGH, [name]: '' })).toThrow(`OIDC_ISSUER needs ${name}`);
      }
      for (const name of ['OIDC_CLIENT_ID', 'OIDC_LABEL', 'OIDC_TRUST_EMAIL']) {
        expect(() => readEnvironment({ [name]: 'true' })).toThrow(`${name} needs OIDC_ISSUER`);
      }
    });

    it('speaks to a provider over TLS, or with one on this very machine where that is asked for', () => {
      const read = (issuer: string, allow = 'true'): unknown =>
        readEnvironment({ ...ENOUGH, OIDC_ISSUER: issuer, OIDC_ALLOW_HTTP_ON_LOOPBACK: allow });
      for (const issuer of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000']) {
        expect(() => read(issuer)).not.toThrow();
        expect(() => read(issuer, 'false')).toThrow('OIDC_ISSUER must begin with https://');
      }
      for (const issuer of ['http://login.example.gr', 'http://127.0.0.1.example.gr', 'http://10.0.0.1']) {
        expect(() => read(issuer)).toThrow('OIDC_ISSUER must begin with https://');
      }
      for (const issuer of ['login.example.gr', 'ftp://login.example.gr', 'nonsense'])
        expect(() => read(issuer)).toThrow(/OIDC_ISSUER must be an address/);
    });

    it('reads what groups stand for', () => {
      const map =
        '{"a": {"organisation": "volos", "roles": ["analyst"]}, "b": [{"organisation": "larisa", "roles": ["manager", "publisher"]}]}';
      const { oidc } = readEnvironment({
        ...ENOUGH,
        OIDC_ROLES_CLAIM: 'groups',
        OIDC_ROLE_MAP: map,
        OIDC_SCOPES: 'openid email groups',
        OIDC_TRUST_EMAIL: '1',
      });
      expect(oidc).toMatchObject({ rolesClaim: 'groups', scopes: 'openid email groups', trustEmail: true });
      expect(oidc?.roleMap).toEqual(
        new Map([
          ['a', [{ organisation: 'volos', roles: ['analyst'] }]],
          ['b', [{ organisation: 'larisa', roles: ['manager', 'publisher'] }]],
        ]),
      );
    });

    it.each([
      '{',
      '[]',
      '"analyst"',
      '{"a": "analyst"}',
      '{"a": {"organisation": "volos"}}',
      '{"a": {"organisation": "Δήμος", "roles": ["analyst"]}}',
      '{"a": {"organisation": "volos", "roles": []}}',
      '{"a": {"organisation": "volos", "roles": ["steward"]}}',
      '{"a": {"organisation": "volos", "roles": ["analyst"], "steward": true}}',
    ])('refuses %s for what groups stand for', (map) => {
      expect(() => readEnvironment({ ...ENOUGH, OIDC_ROLES_CLAIM: 'groups', OIDC_ROLE_MAP: map })).toThrow(
        /OIDC_ROLE_MAP must be JSON such as .*roles: uploader/,
      );
    });

    it('needs claim and map together, and asks for openid', () => {
      expect(() => readEnvironment({ ...ENOUGH, OIDC_ROLES_CLAIM: 'groups' })).toThrow(
        'OIDC_ROLES_CLAIM and OIDC_ROLE_MAP need each other',
      );
      expect(() => readEnvironment({ ...ENOUGH, OIDC_ROLE_MAP: '{}' })).toThrow('OIDC_ROLES_CLAIM and OIDC_ROLE_MAP need each other');
      expect(() => readEnvironment({ ...ENOUGH, OIDC_SCOPES: 'profile email' })).toThrow('OIDC_SCOPES must contain openid');
    });
  });

  it('puts the process into UTC, whatever the machine says', async () => {
    const script = `import ${JSON.stringify(new URL('./env.ts', import.meta.url).href)}; console.log(new Date(2020, 6, 1, 12).toISOString());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TZ: 'Europe/Athens', NODE_OPTIONS: '' },
    });
    expect(stdout.trim()).toBe('2020-07-01T12:00:00.000Z');
  });
});
