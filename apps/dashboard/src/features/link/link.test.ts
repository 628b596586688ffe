import { describe, expect, it } from '@jest/globals';
import { EMPTY_LINK_DRAFT, linkFaults, toAcceptInput } from './link-draft.ts';
import { linkKindOf, secretIn } from './link-kind.ts';

const MINIMUM = 12;
const PASSWORD = 'four unrelated words';
const filled = { ...EMPTY_LINK_DRAFT, displayName: ' Άννα ', email: 'anna@example.org', password: PASSWORD };

describe('a link', () => {
  it.each([
    [{ purpose: 'setup', hasAccount: false, forViewer: false }, 'setup'],
    [{ purpose: 'invitation', hasAccount: false, forViewer: false }, 'invitation'],
    [{ purpose: 'invitation', hasAccount: true, forViewer: false }, 'known'],
    [{ purpose: 'invitation', hasAccount: true, forViewer: true }, 'here'],
    [{ purpose: 'reset', hasAccount: true, forViewer: false }, 'reset'],
  ] as const)('%j asks for what belongs to: %s', (link, kind) => {
    expect(linkKindOf(link)).toBe(kind);
  });

  it.each([
    ['#l_abc', 'l_abc'],
    ['#', null],
    ['', null],
    ['#l_100%', 'l_100%'],
  ])('%j holds the secret %j', (hash, secret) => {
    expect(secretIn(hash)).toBe(secret);
  });

  it('is refused before it is sent where something is missing', () => {
    expect(linkFaults(EMPTY_LINK_DRAFT, 'setup', MINIMUM)).toEqual(['displayName', 'email', 'password', 'nameEl', 'nameEn']);
    expect(linkFaults({ ...EMPTY_LINK_DRAFT, withOrganisation: false }, 'setup', MINIMUM)).toEqual(['displayName', 'email', 'password']);
    expect(linkFaults(EMPTY_LINK_DRAFT, 'invitation', MINIMUM)).toEqual(['displayName', 'password']);
    expect(linkFaults({ ...filled, password: 'short' }, 'reset', MINIMUM)).toEqual(['password']);
    // Somebody's own password may be older than the rule.
    expect(linkFaults({ ...filled, password: 'short' }, 'known', MINIMUM)).toEqual([]);
    expect(linkFaults(EMPTY_LINK_DRAFT, 'here', MINIMUM)).toEqual([]);
  });

  it('sends nothing that it has not asked for', () => {
    const keysOf = (kind: Parameters<typeof toAcceptInput>[1]) => Object.keys(toAcceptInput(filled, kind, 'l_abc', 'el')).sort();
    expect(keysOf('invitation')).toEqual(['displayName', 'language', 'password', 'secret']);
    expect(keysOf('known')).toEqual(['password', 'secret']);
    expect(keysOf('reset')).toEqual(['password', 'secret']);
    expect(keysOf('setup')).toEqual(['displayName', 'email', 'language', 'organisation', 'password', 'secret']);
    expect(toAcceptInput({ ...filled, withOrganisation: false }, 'setup', 'l_abc', 'el')).not.toHaveProperty('organisation');
  });
});
