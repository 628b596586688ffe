import type { HotspotRun } from './hotspot-run.ts';
import type { StoredHotspot, StoredLine, StoredSite, StoredStretch } from './stored-hotspot-result.ts';

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
  const { screening, stretches, streets, parameters, accidents, period, years, notices } = result ?? {};
  const hotspots = result?.hotspots ?? [];
  const lines = streets?.lines.features ?? [];
  const features =
    screening === undefined
      ? [
          ...hotspots.map((hotspot, i) => featureOfHotspot(hotspot, stretches?.stretches[i])),
          ...lines.map((line, i) => featureOfLine(line, hotspots.length + i)),
        ]
      : screening.sites.map((site, i) => featureOfSite(site, i));
  const groups = screening === undefined ? {} : { groups: screening.groups, level: screening.level, notAtSites: screening.notAtSites };
  const roads =
    stretches === undefined ? {} : { groups: stretches.groups, level: stretches.level, leftOut: stretches.leftOut, rule: stretches.rule };
  const along =
    streets === undefined ? {} : { lineValue: streets.lineValue, simulations: streets.simulations, notOnStreets: streets.notOnStreets };
  return {
    type: 'FeatureCollection',
    run: { ...asked, parametersUsed: parameters, accidents, period, years, notices, ...groups, ...roads, ...along },
    features,
  };
}

function featureOfHotspot({ outline, scan, ...properties }: StoredHotspot, stretch: StoredStretch | undefined): Feature {
  return {
    type: 'Feature',
    id: properties.rank,
    geometry: outline,
    properties: { ...properties, ...scan, ...(stretch === undefined ? {} : propertiesOf(stretch)) },
  };
}

/** What is said of a hotspot that is a stretch of road, flat; the names of the road and of the accidents are those of the hotspot. */
function propertiesOf({ fromMeters, toMeters, estimate, flag, search }: StoredStretch): Feature['properties'] {
  const { accidents, expectedInterval, excessPerYearInterval, reason, ...estimated } = estimate;
  const { counted = null, type = null, windows = null, mostAccidents = null, highestScore = null } = flag ?? {};
  return {
    fromMeters,
    toMeters,
    ...estimated,
    accidentsAtSites: accidents,
    noEstimateReason: reason,
    expectedLower: expectedInterval?.lower ?? null,
    expectedUpper: expectedInterval?.upper ?? null,
    excessPerYearLower: excessPerYearInterval?.lower ?? null,
    excessPerYearUpper: excessPerYearInterval?.upper ?? null,
    ...(flag === null
      ? {}
      : { ruleAccidents: counted, ruleType: type, ruleWindows: windows, ruleMostAccidents: mostAccidents, ruleHighestScore: highestScore }),
    ...(search ?? {}),
  };
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
