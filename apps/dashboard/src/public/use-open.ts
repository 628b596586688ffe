import { useEffect, useState } from 'react';

/** Why there is nothing to show. */
export type OpenFault = 'offline' | 'gone' | 'busy' | 'failed';

export type OpenState<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: OpenFault; readonly retry: () => void };

/** Answers of this visit. A release never changes, so what it said once holds until it is withdrawn. */
const kept = new Map<string, unknown>();

/** Said when a release is no longer there: nothing that it said is shown again. */
export const WITHDRAWN = 'elektron:withdrawn';

/** Forgets what was read. */
export function forgetOpenData(): void {
  kept.clear();
}

/**
 * Reads something that anybody may read.
 * @param path on this server; null for nothing
 * @param round what was read stays until it has been read again in a later round, and where that fails
 */
export function useOpen<T>(path: string | null, round = 0): OpenState<T> {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  useEffect(() => {
    if (path === null || (round === 0 && kept.has(path))) return;
    const leaving = new AbortController();
    const retry = (): void => setAttempt((count) => count + 1);
    void readOpen(path, leaving.signal).then((read) => {
      if (leaving.signal.aborted) return;
      if (typeof read !== 'string') {
        kept.set(path, read.value);
        setAnswer({ path, state: { state: 'ready', value: read.value as T } });
        return;
      }
      setAnswer((former) => (former?.path === path && former.state.state === 'ready' ? former : { path, state: { state: read, retry } }));
      if (read === 'gone') window.dispatchEvent(new Event(WITHDRAWN));
    });
    return () => leaving.abort();
  }, [path, round, attempt]);
  if (path === null) return LOADING;
  if (answer?.path === path) return answer.state;
  return kept.has(path) ? { state: 'ready', value: kept.get(path) as T } : LOADING;
}

interface Answer<T> {
  readonly path: string;
  readonly state: OpenState<T>;
}

const LOADING = { state: 'loading' } as const;

const FAULT_OF_STATUS: Readonly<Record<number, OpenFault>> = { 404: 'gone', 410: 'gone', 429: 'busy', 503: 'busy' };

async function readOpen(path: string, signal: AbortSignal): Promise<{ readonly value: unknown } | OpenFault> {
  try {
    const response = await fetch(path, { signal, headers: { accept: 'application/json' } });
    if (!response.ok) return FAULT_OF_STATUS[response.status] ?? 'failed';
    return { value: (await response.json()) as unknown };
  } catch {
    // No answer at all: the browser knows best whether there is a connection.
    return navigator.onLine ? 'failed' : 'offline';
  }
}
