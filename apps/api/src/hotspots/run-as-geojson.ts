import type { HotspotRun } from './hotspot-run.ts';
import { placesOfRun, type RunPlace } from './run-places.ts';
import type { StoredProportions } from './stored-hotspot-result.ts';

interface Feature {
  readonly type: 'Feature';
  readonly id: number;
  readonly geometry: RunPlace['geometry'];
  readonly properties: RunPlace['properties'];
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
  const places = [...placesOfRun(run), ...placesOfRun(run, 'lines')];
  const features = places.map(({ geometry, properties }, i): Feature => ({ type: 'Feature', id: i + 1, geometry, properties }));
  return { type: 'FeatureCollection', run: recordOfRun(run), features };
}

/** All that repeats a run, and what it was asked of, for programs. */
export function recordOfRun(run: HotspotRun): Readonly<Record<string, unknown>> {
  const { result, repeatedDigest: _, erasedSinceRepeated: _erased, repeatedOtherwiseSinceErasure: _otherwise, ...asked } = run;
  const { screening, stretches, streets, proportions, parameters, accidents, period, years, notices } = result ?? {};
  const groups =
    screening === undefined
      ? {}
      : { groups: screening.groups, level: screening.level, notAtSites: screening.notAtSites, siteTable: screening.siteTable };
  const roads =
    stretches === undefined ? {} : { groups: stretches.groups, level: stretches.level, leftOut: stretches.leftOut, rule: stretches.rule };
  const along =
    streets === undefined ? {} : { lineValue: streets.lineValue, simulations: streets.simulations, notOnStreets: streets.notOnStreets };
  const shares = proportions === undefined ? {} : withoutSites(proportions);
  return { ...asked, parametersUsed: parameters, accidents, period, years, notices, ...groups, ...roads, ...along, ...shares };
}

function withoutSites({ type, groups, level, limit, expectedFalse, notAtSites, siteTable }: StoredProportions): object {
  return { type, groups, level, limit, expectedFalse, notAtSites, siteTable };
}
