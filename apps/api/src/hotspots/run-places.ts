import { PARTICIPANT_TYPES } from '@elektron/spatial-analysis';

import type { PolygonGeometry, Position } from '../common/plane.ts';
import type { HotspotRun } from './hotspot-run.ts';
import type { LineOrPoint, StoredHotspotResult, StoredStretch } from './stored-hotspot-result.ts';

/** Which places of a run are meant: what it ranks, the hexagons or pieces of road that it tested, or the pieces of streets with their values. */
export const RUN_PARTS = ['places', 'cells', 'lines'] as const;
export type RunPart = (typeof RUN_PARTS)[number];

/** GeoJSON in degrees; several polygons or lines are one place. */
export type PlaceGeometry =
  | PolygonGeometry
  | LineOrPoint
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] };

export type PlaceValue = string | number | null;

/** One place of a run, flat, as tables of geographic programs are. */
export interface RunPlace {
  readonly geometry: PlaceGeometry;
  /** By the name of the column; the same names in every kind of file. */
  readonly properties: Readonly<Record<string, PlaceValue>>;
}

/**
 * What a run found, in whatever form it leaves: every site of the network with its measures where the method ranks sites, else its hotspots in the
 * order of their ranks; or its hexagons. Nothing of a run without a result. Whatever a method stores of its places is in it.
 */
export function placesOfRun({ result }: Pick<HotspotRun, 'result'>, part: RunPart = 'places'): RunPlace[] {
  if (result === null) return [];
  if (part === 'cells')
    return (result.cells?.features ?? []).map(({ geometry, properties }) => ({ geometry, properties: flatten(properties) }));
  if (part === 'lines')
    return (result.streets?.lines.features ?? []).map(({ geometry, properties }) => ({ geometry, properties: flatten(properties) }));
  if (result.screening !== undefined) return sitesOf(result.screening);
  if (result.proportions !== undefined) return sharesOf(result.proportions);
  const { stretches } = result;
  return result.hotspots.map(({ outline, ...hotspot }, i) => {
    const stretch = stretches?.stretches[i];
    return { geometry: outline, properties: flatten(stretch === undefined ? hotspot : { ...hotspot, ...factsOf(stretch) }) };
  });
}

/** What is said of a hotspot that is a stretch of road; the name of the road and the severities are those of the hotspot. */
function factsOf({ fromMeters, toMeters, estimate, flag, search }: StoredStretch): object {
  const { accidents, reason, ...estimated } = estimate;
  const { counted = null, type = null, windows = null, mostAccidents = null, highestScore = null } = flag ?? {};
  const rule = {
    ruleAccidents: counted,
    ruleType: type === null ? null : PARTICIPANT_TYPES[type],
    ruleWindows: windows,
    ruleMostAccidents: mostAccidents,
    ruleHighestScore: highestScore,
  };
  return {
    fromMeters,
    toMeters,
    ...estimated,
    accidentsAtSites: accidents,
    noEstimateReason: reason,
    ...(flag === null ? {} : rule),
    ...(search ?? {}),
  };
}

function sitesOf({ sites, groups }: NonNullable<StoredHotspotResult['screening']>): RunPlace[] {
  return sites.map(({ geometry, exposure, group, ...site }) => ({
    geometry,
    properties: {
      ...flatten({ ...site, group: groups[group]?.group ?? null }),
      exposure: exposure?.label ?? 'missing',
      vehicles_per_day: exposure?.vehiclesPerDay ?? null,
      count_site: exposure?.source ?? null,
      count_year: exposure?.year ?? null,
    },
  }));
}

function sharesOf({ sites, groups }: NonNullable<StoredHotspotResult['proportions']>): RunPlace[] {
  return sites.map(({ geometry, group, unknown, reason, ...share }) => ({
    geometry,
    properties: {
      ...flatten({ ...share, group: groups[group]?.group ?? null }),
      // Beside the ranking of sites, where these two names mean something else.
      type_unknown: unknown,
      no_share_reason: reason,
      group_proportion: groups[group]?.proportion ?? null,
    },
  }));
}

/** Names as columns have them; limits as two numbers; what is grouped as if it were not; lists as JSON. */
function flatten(of: object): Record<string, PlaceValue> {
  const flat: Record<string, PlaceValue> = {};
  for (const [name, value] of Object.entries(of) as [string, unknown][]) {
    if (name.endsWith('Interval')) {
      const limits = value as { readonly lower: number; readonly upper: number } | null;
      const of = columnName(name.slice(0, -'Interval'.length));
      Object.assign(flat, { [`${of}_lower`]: limits?.lower ?? null, [`${of}_upper`]: limits?.upper ?? null });
    } else if (Array.isArray(value)) flat[columnName(name)] = JSON.stringify(value);
    else if (typeof value === 'object' && value !== null) Object.assign(flat, flatten(value));
    else flat[columnName(name)] = typeof value === 'boolean' ? Number(value) : ((value ?? null) as PlaceValue);
  }
  return flat;
}

/** `accidentsPerYear` and `damage-only` as `accidents_per_year` and `damage_only`. */
function columnName(name: string): string {
  return name.replaceAll('-', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
