/** Where somebody wanted to go who must sign in first: kept in the address of the sign-in page. */
const WANTED = 'to';
/** Everything behind the sign-in lies below; an address of elsewhere in a link that somebody has sent is not followed. */
const WORKSPACE = '/app';
const HOME = WORKSPACE;
const ENTRANCES: readonly string[] = ['/app/sign-in', '/app/link'];

/** @param wanted path, search and hash of the page that asked to sign in */
export function signInAddress(wanted: { readonly pathname: string; readonly search: string; readonly hash: string }): string {
  const own = new URLSearchParams(wanted.search);
  const language = own.get('lang');
  const parameters = new URLSearchParams();
  const whole = `${wanted.pathname}${wanted.search}${wanted.hash}`;
  if (whole !== HOME) parameters.set(WANTED, whole);
  if (language !== null) parameters.set('lang', language);
  const search = parameters.toString();
  return search === '' ? '/app/sign-in' : `/app/sign-in?${search}`;
}

/** @returns a path of the workspace, whatever stands in the address */
export function wantedPath(search: string): string {
  const wanted = new URLSearchParams(search).get(WANTED);
  if (wanted === null) return HOME;
  // Browsers read "/\evil.example" and "//evil.example" as another host; parsing says what they would make of it.
  const base = 'http://workspace.invalid';
  if (!URL.canParse(wanted, base)) return HOME;
  const url = new URL(wanted, base);
  const inside = url.origin === base && (url.pathname === WORKSPACE || url.pathname.startsWith(`${WORKSPACE}/`));
  return inside && !ENTRANCES.includes(url.pathname) ? `${url.pathname}${url.search}${url.hash}` : HOME;
}
