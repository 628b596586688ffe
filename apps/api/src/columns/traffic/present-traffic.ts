import { E7, TRAFFIC_MODES } from '@elektron/domain';

import type { ModeCounts } from '../../traffic/traffic-counts.repository.ts';
import type { ShortCount } from './short-counts.service.ts';
import type { TrafficSummary, YearOfSite } from './summarize-traffic.ts';
import type { ModeCountObject, ShortCountObject, SiteYearObject, TrafficObject, TrafficSiteDetailsObject } from './traffic.object.ts';
import type { SiteTraffic } from './traffic.service.ts';

export function presentTraffic({ sites, version, ...summary }: TrafficSummary & { readonly version: number }): TrafficObject {
  return {
    ...summary,
    dataVersion: version,
    sites: sites.map(({ longitudeE7, latitudeE7, ...site }) => {
      return { ...site, longitude: inDegrees(longitudeE7), latitude: inDegrees(latitudeE7) };
    }),
  };
}

export function presentSite({ site, years, shortCounts, seasons }: SiteTraffic): TrafficSiteDetailsObject {
  return {
    ...site,
    years: years.map(presentYear),
    shortCounts: shortCounts.map(presentShortCount),
    seasons: seasons.map(({ year, monthShares }) => ({ year, monthShares: monthShares.filter((share) => share !== null) })),
  };
}

function presentYear({ directions, counts, ...year }: YearOfSite): SiteYearObject {
  return {
    ...year,
    counts: presentCounts(counts),
    directions: directions.map((direction) => ({ ...direction, counts: presentCounts(direction.counts) })),
  };
}

function presentCounts(counts: ModeCounts): ModeCountObject[] {
  return TRAFFIC_MODES.flatMap((mode) => (counts[mode] === null ? [] : [{ mode, count: counts[mode] }]));
}

function presentShortCount({ period, expansion, factorTable, ...count }: ShortCount): ShortCountObject {
  return {
    ...count,
    ...period,
    annualAverageDaily: expansion?.annualAverageDailyTraffic ?? null,
    failure: expansion?.failure ?? null,
    factorVersion: factorTable?.version ?? null,
    factorSource: factorTable?.source ?? null,
    coefficientOfVariation: expansion?.coefficientOfVariation ?? null,
    lower: expansion?.interval?.lower ?? null,
    upper: expansion?.interval?.upper ?? null,
  };
}

function inDegrees(e7: number | null): number | null {
  return e7 === null ? null : e7 / E7;
}
