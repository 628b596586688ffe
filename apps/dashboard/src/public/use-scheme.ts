import type { Scheme } from '@elektron/ui';
import { useSyncExternalStore } from 'react';

const DARK = '(prefers-color-scheme: dark)';

/** What the reader's device asks for. */
export function readScheme(): Scheme {
  return window.matchMedia(DARK).matches ? 'dark' : 'light';
}

export function useScheme(): Scheme {
  return useSyncExternalStore(watchScheme, readScheme);
}

export function watchScheme(tell: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}
