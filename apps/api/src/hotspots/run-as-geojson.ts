import type { HotspotRun } from './hotspot-run.ts';
import type { StoredHotspot, StoredLine, StoredSite } from './stored-hotspot-result.ts';

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

/**
 * What a run found: every site of the network with its measures, else the outlines of its hotspots, and after them the pieces of streets that they were
 * found on; nothing of a run without a result.
 */
export function toGeoJson(run: HotspotRun): RunAsGeoJson {
  const { result, repeatedDigest: _, erasedSinceRepeated: _erased, repeatedOtherwiseSinceErasure: _otherwise, ...asked } = run;
  const { screening, streets, parameters, accidents, period, years, notices } = result ?? {};
  const hotspots = result?.hotspots ?? [];
  const lines = streets?.lines.features ?? [];
  const features =
    screening === undefined
      ? [...hotspots.map(featureOfHotspot), ...lines.map((line, i) => featureOfLine(line, hotspots.length + i))]
      : screening.sites.map((site, i) => featureOfSite(site, i));
  const groups = screening === undefined ? {} : { groups: screening.groups, level: screening.level, notAtSites: screening.notAtSites };
  const along =
    streets === undefined ? {} : { lineValue: streets.lineValue, simulations: streets.simulations, notOnStreets: streets.notOnStreets };
  return {
    type: 'FeatureCollection',
    run: { ...asked, parametersUsed: parameters, accidents, period, years, notices, ...groups, ...along },
    features,
  };
}

function featureOfHotspot({ outline, ...properties }: StoredHotspot): Feature {
  return { type: 'Feature', id: properties.rank, geometry: outline, properties };
}

function featureOfLine({ geometry, properties }: StoredLine, i: number): Feature {
  return { type: 'Feature', id: i + 1, geometry, properties };
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
