import type { OpenRelease } from '@elektron/domain';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { newestReleases } from './release-head.ts';
import { useAddress } from './use-address.tsx';
import { forgetOpenData, useOpen, WITHDRAWN, type OpenFault, type OpenState } from './use-open.ts';

/** Which release the pages speak of; or why of none. */
export type Releases =
  | { readonly state: 'loading' | 'empty' | 'gone' }
  | { readonly state: Exclude<OpenFault, 'gone'>; readonly retry: () => void }
  | {
      readonly state: 'ready';
      readonly release: OpenRelease;
      /** The newest of each organisation. */
      readonly choices: readonly OpenRelease[];
    };

interface ReleaseList {
  readonly releases: readonly OpenRelease[];
}

const ReleasesContext = createContext<Releases>({ state: 'loading' });

export function useReleases(): Releases {
  return useContext(ReleasesContext);
}

/** Reads which releases there are; and again whenever a reader comes back to the page or something of one has gone. */
export function ReleasesProvider({ children }: { readonly children: ReactNode }) {
  const [round, setRound] = useState(0);
  const [{ release }] = useAddress();
  const list = useOpen<ReleaseList>('/open/releases', round);
  useEffect(() => {
    const again = (): void => setRound((count) => count + 1);
    const comeBack = (): void => {
      if (document.visibilityState === 'visible') again();
    };
    const withdrawn = (): void => {
      forgetOpenData();
      again();
    };
    document.addEventListener('visibilitychange', comeBack);
    window.addEventListener(WITHDRAWN, withdrawn);
    return () => {
      document.removeEventListener('visibilitychange', comeBack);
      window.removeEventListener(WITHDRAWN, withdrawn);
    };
  }, []);
  const value = useMemo(() => chooseRelease(list, release), [list, release]);
  return <ReleasesContext value={value}>{children}</ReleasesContext>;
}

/** @param asked of the address; null for the newest of the first organisation */
function chooseRelease(list: OpenState<ReleaseList>, asked: string | null): Releases {
  if (list.state === 'loading' || list.state === 'gone') return { state: list.state === 'gone' ? 'empty' : 'loading' };
  if (list.state !== 'ready') return list;
  const { releases } = list.value;
  const choices = newestReleases(releases);
  if (asked === null) return choices[0] === undefined ? { state: 'empty' } : { state: 'ready', release: choices[0], choices };
  const release = releases.find(({ releaseId }) => releaseId === asked);
  return release === undefined ? { state: 'gone' } : { state: 'ready', release, choices };
}
