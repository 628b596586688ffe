import { useEffect } from 'react';

interface AskedAgain {
  readonly refetch: () => Promise<unknown>;
  readonly startPolling: (milliseconds: number) => void;
  readonly stopPolling: () => void;
}

/**
 * Asks again at a pace, and whenever the page comes back into view: what it shows may have been changed in another window.
 * @param milliseconds `null` where nothing moves by itself
 */
export function useKeptFresh({ refetch, startPolling, stopPolling }: AskedAgain, milliseconds: number | null): void {
  useEffect(() => {
    if (milliseconds === null) return;
    startPolling(milliseconds);
    return () => stopPolling();
  }, [milliseconds, startPolling, stopPolling]);
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === 'visible') void refetch().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', ask);
    window.addEventListener('focus', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      window.removeEventListener('focus', ask);
    };
  }, [refetch]);
}
