/** Everything behind the sign-in lies below. */
const WORKSPACE = '/app';
const LONGEST = 1_000;

/**
 * Where somebody wants to go, if that is a page of ours: an address of elsewhere, in a link that somebody has sent, is not followed.
 * @param wanted as a request says it
 * @returns a path below /app
 */
export function pathInside(wanted: unknown): string {
  // Browsers read "/\\evil.example" and "//evil.example" as another host; parsing says what they would make of it.
  const base = 'http://workspace.invalid';
  if (typeof wanted !== 'string' || wanted.length > LONGEST || !URL.canParse(wanted, base)) return WORKSPACE;
  const { origin, pathname, search, hash } = new URL(wanted, base);
  const isInside = origin === base && (pathname === WORKSPACE || pathname.startsWith(`${WORKSPACE}/`));
  return isInside ? `${pathname}${search}${hash}` : WORKSPACE;
}
