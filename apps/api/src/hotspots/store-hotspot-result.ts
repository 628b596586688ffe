import type { AccidentColumns } from '@elektron/columns';
import {
  hexagonOutline,
  findHexagon,
  type CellBin,
  type Hotspot,
  type HotspotCells,
  type HotspotMethod,
  type HotspotResult,
} from '@elektron/spatial-analysis';

import { toPolygon, type Plane } from '../common/plane.ts';
import { drawSurface } from './draw-surface.ts';
import { storeProportions } from './store-proportions.ts';
import { storeScreening, toLine } from './store-screening.ts';
import { storeStreets } from './store-streets.ts';
import { storeStretches } from './store-stretches.ts';
import type { PreparedInput } from './prepare-hotspot-input.ts';
import type { StoredCell, StoredHotspot, StoredHotspotResult, StoredNotice } from './stored-hotspot-result.ts';

/** A longer list is read by nobody, and weighs megabytes. */
export const LISTED_HOTSPOTS = 1_000;
/** More hexagons are a grey carpet on a map. */
export const DRAWN_CELLS = 10_000;

/** A result as it is stored, and what is kept beside it. */
export interface StoredRun {
  readonly result: StoredHotspotResult;
  /** All sites, compressed, where the result lists only the first of them; else none. */
  readonly siteParts: readonly Uint8Array[];
}

/** A result in the form in which it is stored: degrees instead of metres, road names instead of indices. */
export function storeHotspotResult(
  result: HotspotResult,
  method: Pick<HotspotMethod, 'scoreMeaning'>,
  { input, accidents, period, notices, siteTable }: PreparedInput,
  columns: AccidentColumns,
  plane: Plane,
): StoredRun {
  const listed = result.hotspots.slice(0, LISTED_HOTSPOTS);
  const cells = result.cells === null ? null : drawCells(result.cells, plane);
  const sites = storeSites(result, plane, siteTable);
  const streets = result.streets === null ? null : storeStreets(result.streets, result.hotspots, plane);
  const stored: StoredHotspotResult = {
    accidents: input.points.x.length,
    period,
    years: input.years,
    parameters: result.parameters,
    scoreMeaning: method.scoreMeaning,
    summary: result.summary,
    notices: [
      ...result.warnings,
      ...notices,
      ...listLeftOut(result, {
        hotspots: listed.length,
        cells: cells?.length,
        sites: sites.listed,
        lines: streets?.lines.features.length,
      }),
    ],
    hotspots: listed.map((hotspot, position) =>
      storeHotspot(hotspot, { years: input.years, roadName: nameHotspot(result, position, accidents, columns), plane }),
    ),
    surface: result.surface === null ? null : drawSurface(result.surface, plane),
    cells: cells === null ? null : { type: 'FeatureCollection', features: cells },
    ...sites.stored,
    ...(result.stretches === null ? {} : { stretches: storeStretches(result.stretches, listed.length, input, plane) }),
    ...(streets === null ? {} : { streets }),
  };
  return { result: stored, siteParts: sites.parts };
}

/** What of a result is sites, where its method ranks some. */
interface SitesOfResult {
  // Absent and not null: a run of another method that is repeated must come out with the digest that it had.
  readonly stored: Pick<StoredHotspotResult, 'screening' | 'proportions'>;
  readonly parts: readonly Uint8Array[];
  readonly listed?: number;
}

function storeSites({ screening, proportions }: HotspotResult, plane: Plane, siteTable: PreparedInput['siteTable']): SitesOfResult {
  if (screening !== null) {
    const { stored, parts } = storeScreening(screening, plane, siteTable);
    return { stored: { screening: stored }, parts, listed: stored.sites.length };
  }
  if (proportions === null) return { stored: {}, parts: [] };
  const { stored, parts } = storeProportions(proportions, plane, siteTable);
  return { stored: { proportions: stored }, parts, listed: stored.sites.length };
}

function nameHotspot(result: HotspotResult, position: number, accidents: Uint32Array | null, columns: AccidentColumns): string | null {
  if (accidents === null) return nameOfSite(result, position);
  const members = Uint32Array.from(result.members[position]!, (point) => accidents[point]!);
  return result.hotspots[position]!.roadName ?? findRoadName(columns, members);
}

/** Without records the site itself has a name; hotspots of a ranking are its first sites. */
function nameOfSite({ screening }: HotspotResult, position: number): string | null {
  return screening?.sites[position]?.site.roadName ?? null;
}

interface Kept {
  readonly hotspots: number;
  readonly cells: number | undefined;
  readonly sites: number | undefined;
  readonly lines: number | undefined;
}

/** What was found and is not in the result, since nobody could read or draw it all; sites are kept beside it. */
function listLeftOut({ hotspots, cells, screening, proportions, streets }: HotspotResult, kept: Kept): StoredNotice[] {
  return [
    ...countLeftOut('HOTSPOTS_NOT_ALL_LISTED', { hotspots: hotspots.length, listed: kept.hotspots }),
    ...countLeftOut(cells?.courses ? 'PIECES_NOT_ALL_DRAWN' : 'CELLS_NOT_ALL_DRAWN', {
      cells: cells?.cells.length ?? 0,
      drawn: kept.cells ?? 0,
    }),
    ...countLeftOut('SITES_FIRST_LISTED', { sites: (screening ?? proportions)?.sites.length ?? 0, listed: kept.sites ?? 0 }),
    ...countLeftOut('LINES_NOT_ALL_DRAWN', { lines: streets?.lines.length ?? 0, drawn: kept.lines ?? 0 }),
  ];
}

type LeftOutCode =
  'HOTSPOTS_NOT_ALL_LISTED' | 'CELLS_NOT_ALL_DRAWN' | 'PIECES_NOT_ALL_DRAWN' | 'SITES_FIRST_LISTED' | 'LINES_NOT_ALL_DRAWN';

function countLeftOut(code: LeftOutCode, details: Readonly<Record<string, number>>): StoredNotice[] {
  const [all, shown] = Object.values(details);
  return all === shown ? [] : [{ code, details }];
}

interface StoredWith {
  readonly years: number;
  readonly roadName: string | null;
  readonly plane: Plane;
}

function storeHotspot(hotspot: Hotspot, { years, roadName, plane }: StoredWith): StoredHotspot {
  const [longitude, latitude] = plane.toDegrees(hotspot.centerX, hotspot.centerY);
  return {
    rank: hotspot.rank,
    longitude,
    latitude,
    outline: toPolygon(hotspot.outline, plane),
    accidents: hotspot.accidents,
    severities: hotspot.severityCounts,
    neighborhoodAccidents: hotspot.neighborhoodAccidents,
    score: hotspot.score,
    zScore: hotspot.zScore,
    pValue: hotspot.pValue,
    exactPValue: hotspot.exactPValue,
    adjustedPValue: hotspot.adjustedPValue,
    nullReason: hotspot.noTestReason,
    ...(hotspot.sort === undefined ? {} : { sort: hotspot.sort }),
    ...(hotspot.scan === undefined ? {} : { scan: hotspot.scan }),
    accidentsPerYear: hotspot.accidents / years,
    roadName,
    ...(hotspot.lengthMeters === undefined ? {} : { lengthMeters: hotspot.lengthMeters }),
  };
}

/**
 * The most frequent road name of some accidents; of equally frequent ones the first by alphabet; null when none has a name.
 * @param accidents indices into the columns
 */
export function findRoadName(
  { roadName, roadNames }: Pick<AccidentColumns, 'roadName' | 'roadNames'>,
  accidents: Uint32Array,
): string | null {
  const counts = new Map<number, number>();
  for (const i of accidents) if (roadName[i] !== 0) counts.set(roadName[i]!, (counts.get(roadName[i]!) ?? 0) + 1);
  // Codes are in the order of the names.
  const [first] = [...counts].sort(([code, count], [otherCode, otherCount]) => otherCount - count || code - otherCode);
  return first === undefined ? null : roadNames[first[0] - 1]!;
}

const BINS: Readonly<Record<CellBin, number>> = { 99: 3, 95: 2, 90: 1, 0: 0, [-90]: -1, [-95]: -2, [-99]: -3 };

/** All hexagons or pieces of road, or those that stand out and then those with most accidents, in the order of the map. */
function drawCells({ cells, widthMeters, courses }: HotspotCells, plane: Plane): StoredCell[] {
  const geometryOf = (position: number): StoredCell['geometry'] => {
    const { centerX, centerY } = cells[position]!;
    if (courses !== null) return toLine(courses[position]!, plane);
    return toPolygon(hexagonOutline(findHexagon(centerX, centerY, widthMeters!), widthMeters!), plane);
  };
  const shown = Array.from(cells.keys())
    .sort((a, b) => Math.abs(cells[b]!.bin) - Math.abs(cells[a]!.bin) || cells[b]!.accidents - cells[a]!.accidents || a - b)
    .slice(0, DRAWN_CELLS)
    .sort((a, b) => a - b);
  return shown.map((position) => {
    const { accidents, zScore, adjustedPValue, bin, sort } = cells[position]!;
    return {
      type: 'Feature',
      geometry: geometryOf(position),
      properties: { accidents, zScore, adjustedPValue, bin: BINS[bin], ...(sort === undefined ? {} : { sort }) },
    };
  });
}
