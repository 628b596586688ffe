import type { Scheme } from '@elektron/ui';
import { probabilityBreaks, probabilityColor, type Proportions } from './proportions.ts';
import { excessBreaks, excessColor, mostExcess, type Screening } from './screening.ts';

/** A site as the map draws it. */
export interface DrawnSite {
  readonly geometry: GeoJSON.Point | GeoJSON.LineString;
  /** Null for one that could not be ranked. */
  readonly rank: number | null;
  /** Null for one that does not stand out. */
  readonly color: string | null;
}

/** The sites of a run in the order of its list; null of a run that ranks none. */
export function drawSites(screening: Screening | null, proportions: Proportions | null, scheme: Scheme): readonly DrawnSite[] | null {
  if (screening !== null) {
    const breaks = excessBreaks(mostExcess(screening));
    return screening.sites.map((site) => ({ geometry: site.geometry, rank: site.rank, color: excessColor(site, breaks, scheme) }));
  }
  if (proportions === null) return null;
  const breaks = probabilityBreaks(proportions);
  return proportions.sites.map((site) => ({ geometry: site.geometry, rank: site.rank, color: probabilityColor(site, breaks, scheme) }));
}
