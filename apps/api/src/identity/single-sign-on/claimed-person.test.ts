import { describe, expect, it } from '@jest/globals';

import type { OidcSettings } from '../../common/oidc-settings.ts';
import { readClaimedPerson, type Claims } from './claimed-person.ts';

const SETTINGS: OidcSettings = {
  issuer: 'https://login.example.gr',
  clientId: 'elektron',
  clientSecret: 'secret',
  label: 'Login',
  scopes: 'openid',
  rolesClaim: 'groups',
  roleMap: new Map([
    ['a', [{ organisation: 'volos', roles: ['analyst'] }]],
    [
      'b',
      [
        { organisation: 'volos', roles: ['uploader', 'analyst'] },
        { organisation: 'larisa', roles: ['manager'] },
      ],
    ],
    ['__proto__', [{ organisation: 'larisa', roles: ['publisher'] }]],
  ]),
  trustEmail: false,
  allowHttp: false,
};

const WHO = { iss: 'https://login.example.gr', sub: '7' };

function read(idToken: Claims, userInfo: Claims = {}, settings: Partial<OidcSettings> = {}) {
  return readClaimedPerson({ ...WHO, ...idToken }, userInfo, { ...SETTINGS, ...settings });
}

describe('what a provider claims of somebody', () => {
  it('says who they are there', () => {
    expect(read({})).toMatchObject({ issuer: 'https://login.example.gr', subject: '7' });
    // Whatever stands elsewhere.
    expect(read({}, { iss: 'https://evil.example', sub: '8' })).toMatchObject({ issuer: 'https://login.example.gr', subject: '7' });
  });

  it.each<[Claims, Claims, string | null, boolean | 'unknown']>([
    [{ email: 'A@B.gr', email_verified: true }, {}, 'a@b.gr', true],
    [{ email: 'a@b.gr', email_verified: 'true' }, {}, 'a@b.gr', true],
    [{ email: 'a@b.gr', email_verified: false }, {}, 'a@b.gr', false],
    [{ email: 'a@b.gr', email_verified: 'false' }, {}, 'a@b.gr', false],
    [{ email: 'a@b.gr', email_verified: 1 }, {}, 'a@b.gr', false],
    [{ email: 'a@b.gr', email_verified: null }, {}, 'a@b.gr', 'unknown'],
    [{ email: 'a@b.gr' }, {}, 'a@b.gr', 'unknown'],
    [{}, { email: 'a@b.gr', email_verified: true }, 'a@b.gr', true],
    [{ email: 'a@b.gr' }, { email: 'a@b.gr', email_verified: true }, 'a@b.gr', true],
    // Of another address than the one that counts.
    [{ email: 'a@b.gr' }, { email: 'c@d.gr', email_verified: true }, 'a@b.gr', 'unknown'],
    [{ email: 'a@b.gr', email_verified: false }, { email: 'a@b.gr', email_verified: true }, 'a@b.gr', false],
    [{ email_verified: true }, {}, null, true],
    [{ email: ['a@b.gr'], email_verified: true }, {}, null, true],
    [{ email: 'nobody', email_verified: true }, {}, null, true],
  ])('names an address, and whether it is theirs: %j beside %j', (idToken, userInfo, email, emailVerified) => {
    expect(read(idToken, userInfo)).toMatchObject({ email, emailVerified });
  });

  it.each<[Claims, string]>([
    [{ name: ' Μαρία ' }, 'Μαρία'],
    [{ name: '', preferred_username: 'maria' }, 'maria'],
    [{ name: 7, email: 'maria@b.gr' }, 'maria@b.gr'],
    [{ name: 'Maria\r\nBcc: x' }, 'Maria  Bcc: x'],
    [{ name: 'x'.repeat(1_000) }, 'x'.repeat(200)],
    [{}, '–'],
  ])('names them: %j', (claims, displayName) => {
    expect(read(claims).displayName).toBe(displayName);
  });

  it.each<[Claims, string]>([
    [{ locale: 'en' }, 'en'],
    [{ locale: 'EN-gb' }, 'en'],
    [{ locale: 'el-GR' }, 'el'],
    [{ locale: 'de' }, 'el'],
    [{ locale: ['en'] }, 'el'],
    [{}, 'el'],
  ])('says which language they read: %j', (claims, language) => {
    expect(read(claims).language).toBe(language);
  });

  it.each<[Claims, boolean]>([
    [{ amr: ['pwd', 'mfa'] }, true],
    [{ amr: 'mfa' }, true],
    [{ acr: 'mfa' }, true],
    [{ acr: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor' }, true],
    [{ amr: ['pwd', 'otp'] }, false],
    [{ amr: ['MFA'] }, false],
    [{ amr: { mfa: true }, acr: 1 }, false],
    [{}, false],
  ])('says whether a second factor was asked for: %j', (claims, secondFactor) => {
    expect(read(claims).secondFactor).toBe(secondFactor);
  });

  it('gives each organisation once, with the roles of all groups', () => {
    expect(read({ groups: ['a', 'b', 'b', 'c'] }).memberships).toEqual([
      { organisation: 'volos', roles: ['analyst', 'uploader'] },
      { organisation: 'larisa', roles: ['manager'] },
    ]);
    expect(read({}, { groups: 'a' }).memberships).toEqual([{ organisation: 'volos', roles: ['analyst'] }]);
    for (const groups of [undefined, null, 7, {}, [['a']], ['constructor', 'toString']]) expect(read({ groups }).memberships).toEqual([]);
  });

  it('gives none where no claim is meant to', () => {
    expect(read({ groups: ['a'] }, {}, { rolesClaim: undefined }).memberships).toBeNull();
  });

  it('is found by its whole name first, and else step by step', () => {
    const roles = [{ organisation: 'volos', roles: ['analyst'] }];
    const at = (rolesClaim: string, claims: Claims) => read(claims, {}, { rolesClaim }).memberships;
    expect(at('https://example.gr/roles', { 'https://example.gr/roles': ['a'] })).toEqual(roles);
    expect(at('realm_access.roles', { realm_access: { roles: ['a'] } })).toEqual(roles);
    expect(at('realm_access.roles', { 'realm_access.roles': ['a'], realm_access: { roles: ['b'] } })).toEqual(roles);
    for (const claims of [{}, { realm_access: null }, { realm_access: ['roles'] }, { realm_access: 'roles' }])
      expect(at('realm_access.roles', claims)).toEqual([]);
    expect(at('groups.constructor.name', { groups: ['a'] })).toEqual([]);
  });
});
