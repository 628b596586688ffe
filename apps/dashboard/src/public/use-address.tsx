import { createContext, useCallback, useContext, useMemo, useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';
import { readAddress, writeAddress, type PublicAddress, type PublicPage } from './address.ts';

/** `replace` for what a reader would not go back to, such as a map that was moved. */
export type Go = (change: Partial<PublicAddress>, how?: 'push' | 'replace') => void;

const AddressContext = createContext<readonly [PublicAddress, Go] | null>(null);

/** Said by us when the address has changed: browsers say it only of their own buttons. */
const MOVED = 'elektron:moved';

export function AddressProvider({ children }: { readonly children: ReactNode }) {
  const here = useSyncExternalStore(subscribe, readHere);
  const address = useMemo(() => parseHere(here), [here]);
  const go = useCallback<Go>((change, how = 'push') => {
    // From what the bar says now: two changes may come before the page is drawn anew.
    const next = writeAddress({ ...parseHere(readHere()), ...change });
    if (next === readHere()) return;
    // The link of a report has its secret behind the #: another language of the same page keeps it.
    const secret = parseHere(next).page === parseHere(readHere()).page ? window.location.hash : '';
    if (how === 'push') window.history.pushState(null, '', next + secret);
    else window.history.replaceState(null, '', next + secret);
    window.dispatchEvent(new Event(MOVED));
  }, []);
  const value = useMemo(() => [address, go] as const, [address, go]);
  return <AddressContext value={value}>{children}</AddressContext>;
}

export function useAddress(): readonly [PublicAddress, Go] {
  const value = useContext(AddressContext);
  if (value === null) throw new Error('no AddressProvider around this');
  return value;
}

/** A link to another page of the site. It takes along what concerns every page: language, release and period. */
export function PageLink({
  to,
  children,
  className,
  change = {},
}: {
  readonly to: PublicPage;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly change?: Partial<PublicAddress>;
}) {
  const [address, go] = useAddress();
  const { language, release, period } = address;
  const target = { ...readAddress('/', ''), language, release, period, ...change, page: to };
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    // Loaded as a page of its own: the server lets that one ask the device where it is, and what was loaded elsewhere may not.
    if (to === 'report') return;
    event.preventDefault();
    go(target);
  };
  return (
    <a href={writeAddress(target)} onClick={follow} className={className} aria-current={address.page === to ? 'page' : undefined}>
      {children}
    </a>
  );
}

function subscribe(tell: () => void): () => void {
  window.addEventListener('popstate', tell);
  window.addEventListener(MOVED, tell);
  return () => {
    window.removeEventListener('popstate', tell);
    window.removeEventListener(MOVED, tell);
  };
}

function readHere(): string {
  return window.location.pathname + window.location.search;
}

function parseHere(here: string): PublicAddress {
  const [path = '/', search = ''] = here.split('?');
  return readAddress(path, search);
}
