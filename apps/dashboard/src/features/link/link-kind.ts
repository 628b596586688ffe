import type { OpenLink } from './link-queries.ts';

/** What whoever opens a link has to do: everything anew, an account, a password to show, only a confirmation, a password to make. */
export type LinkKind = 'setup' | 'invitation' | 'known' | 'here' | 'reset';

export function linkKindOf({ purpose, hasAccount, forViewer }: Pick<OpenLink, 'purpose' | 'hasAccount' | 'forViewer'>): LinkKind {
  if (purpose === 'setup' || purpose === 'reset') return purpose;
  if (forViewer) return 'here';
  return hasAccount ? 'known' : 'invitation';
}

/** The secret stands after the #, where browsers send it to no server. @returns `null` where it is missing */
export function secretIn(hash: string): string | null {
  const secret = hash.replace(/^#/, '').trim();
  return secret === '' ? null : secret;
}
