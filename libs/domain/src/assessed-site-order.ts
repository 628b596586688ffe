/** THE orders of a list of assessed sites. */
export const ASSESSED_SITE_ORDERS = ['class', 'accidents', 'severe', 'excess', 'length', 'road'] as const;
export type AssessedSiteOrder = (typeof ASSESSED_SITE_ORDERS)[number];

/** What of a site it is ordered by. */
export interface OrderedSite {
  readonly accidents: number;
  readonly severe: { readonly fatal: number; readonly serious: number };
  readonly excessPerYear: number | null;
  readonly lengthMeters: number | null;
  readonly roadName: string | null;
}

/**
 * The largest first, what is not known last; as they came among equals.
 * @param sites the highest class first
 */
export function orderAssessedSites<Site extends OrderedSite>(sites: readonly Site[], order: AssessedSiteOrder): readonly Site[] {
  if (order === 'class') return sites;
  if (order === 'road') return sites.toSorted((a, b) => compareNames(a.roadName, b.roadName));
  const sizeOf = SIZES[order];
  return sites.toSorted((a, b) => (sizeOf(b) ?? -Infinity) - (sizeOf(a) ?? -Infinity) || 0);
}

const SIZES: Readonly<Record<Exclude<AssessedSiteOrder, 'class' | 'road'>, (site: OrderedSite) => number | null>> = {
  accidents: ({ accidents }) => accidents,
  severe: ({ severe }) => severe.fatal + severe.serious,
  excess: ({ excessPerYear }) => excessPerYear,
  length: ({ lengthMeters }) => lengthMeters,
};

const NAMES = new Intl.Collator('el', { numeric: true });

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return NAMES.compare(a, b);
}
