import type { Batch } from './imports-queries.ts';

/** Where the records of a kind are looked at, and what the way there is called. */
const PAGES = {
  accidents: { path: '/app', label: 'imports.see' },
  traffic: { path: '/app/traffic', label: 'imports.seeTraffic' },
  roads: { path: '/app/roads', label: 'imports.seeRoads' },
  accessibility: { path: '/app/accessibility', label: 'imports.seeAccessibility' },
} as const;

/** The page of what an import has brought; the overview for a kind that has none of its own. */
export function pageOfRecords({ kind }: Pick<Batch, 'kind'>): (typeof PAGES)[keyof typeof PAGES] {
  return kind in PAGES ? PAGES[kind as keyof typeof PAGES] : PAGES.accidents;
}
