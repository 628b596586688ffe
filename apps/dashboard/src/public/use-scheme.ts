import type { Scheme } from '@elektron/ui';
import { useSyncExternalStore } from 'react';

const DARK = '(prefers-color-scheme: dark)';
const PAPER = 'print';

/** What the reader's device asks for; paper is white. */
export function readScheme(): Scheme {
  return window.matchMedia(DARK).matches && !window.matchMedia(PAPER).matches ? 'dark' : 'light';
}

export function useScheme(): Scheme {
  return useSyncExternalStore(watchScheme, readScheme);
}

export function watchScheme(tell: () => void): () => void {
  const queries = [DARK, PAPER].map((media) => window.matchMedia(media));
  for (const query of queries) query.addEventListener('change', tell);
  return () => {
    for (const query of queries) query.removeEventListener('change', tell);
  };
}
