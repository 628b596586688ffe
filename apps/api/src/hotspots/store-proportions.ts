import type { HotspotProportions, SiteProportion } from '@elektron/spatial-analysis';

import type { Plane } from '../common/plane.ts';
import { listSites } from './packed-sites.ts';
import type { NamedSiteTable } from './prepare-hotspot-input.ts';
import type { StoredProportions, StoredShare } from './stored-hotspot-result.ts';
import { toGeometry, withoutLevel, type StoredWithParts } from './store-screening.ts';

/** Shares of sites in the form in which they are stored: degrees instead of metres. */
export function storeProportions(
  { sites, ...proportions }: HotspotProportions,
  plane: Plane,
  siteTable?: NamedSiteTable,
): StoredWithParts<StoredProportions> {
  const named = siteTable === undefined ? {} : { siteTable };
  const { parts, ...listed } = listSites(sites, (share) => storeShare(share, plane));
  return { stored: { ...proportions, ...named, ...listed }, parts };
}

function storeShare({ site, interval, ...share }: SiteProportion, plane: Plane): StoredShare {
  const { id, kind, roadName, roadClass, lengthMeters } = site;
  const limits = withoutLevel(interval)!;
  return { ...share, id, kind, roadName, roadClass, lengthMeters, geometry: toGeometry(site, plane), proportionInterval: limits };
}
