import type { HotspotRun } from './hotspot-run.ts';
import type { StoredHotspot, StoredSite } from './stored-hotspot-result.ts';

interface Feature {
  readonly type: 'Feature';
  readonly id: number;
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A run as GeoJSON, with all that repeats it inside: nobody who finds the file has to ask what it is of. */
export interface RunAsGeoJson {
  readonly type: 'FeatureCollection';
  readonly run: Readonly<Record<string, unknown>>;
  readonly features: readonly Feature[];
}

/** What a run found: every site of the network with its measures, else the outlines of its hotspots; nothing of a run without a result. */
export function toGeoJson(run: HotspotRun): RunAsGeoJson {
  const { result, repeatedDigest: _, erasedSinceRepeated: _erased, repeatedOtherwiseSinceErasure: _otherwise, ...asked } = run;
  const { screening, parameters, accidents, period, years, notices } = result ?? {};
  const features =
    screening === undefined ? (result?.hotspots ?? []).map(featureOfHotspot) : screening.sites.map((site, i) => featureOfSite(site, i));
  const groups =
    screening === undefined
      ? {}
      : { groups: screening.groups, level: screening.level, notAtSites: screening.notAtSites, siteTable: screening.siteTable };
  return {
    type: 'FeatureCollection',
    run: { ...asked, parametersUsed: parameters, accidents, period, years, notices, ...groups },
    features,
  };
}

function featureOfHotspot({ outline, ...properties }: StoredHotspot): Feature {
  return { type: 'Feature', id: properties.rank, geometry: outline, properties };
}

/** Flat, as tables of geographic programs are. */
function featureOfSite({ geometry, severities, exposure, measures, ...site }: StoredSite, i: number): Feature {
  const { expectedInterval, excessPerYearInterval, rankInterval, ...plain } = site;
  return {
    type: 'Feature',
    id: i + 1,
    geometry,
    properties: {
      ...plain,
      ...severities,
      ...measures,
      expectedLower: expectedInterval?.lower ?? null,
      expectedUpper: expectedInterval?.upper ?? null,
      excessPerYearLower: excessPerYearInterval?.lower ?? null,
      excessPerYearUpper: excessPerYearInterval?.upper ?? null,
      rankLower: rankInterval?.lower ?? null,
      rankUpper: rankInterval?.upper ?? null,
      exposure: exposure?.label ?? 'missing',
      vehiclesPerDay: exposure?.vehiclesPerDay ?? null,
      countSite: exposure?.source ?? null,
      countYear: exposure?.year ?? null,
    },
  };
}
