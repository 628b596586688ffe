import {
  countPlaceUncertain,
  dataPeriodOf,
  filterAccidents,
  INSIDE,
  reachesBeyond,
  type AccidentColumns,
  type PlaceMarks,
} from '@elektron/columns';
import {
  formatDayNumber,
  getPeriodDays,
  JUNCTION_METERS,
  Problem,
  yearsOfPeriod,
  type AccidentFilter,
  type BoundingBox as Degrees,
  type Period,
} from '@elektron/domain';
import { buildRoads, buildSites, buildStreets } from '@elektron/road-network';
import {
  UNKNOWN_DAY,
  type AskedType,
  type BoundingBox as Meters,
  type HotspotInput,
  type OpenedSites,
  type RoadsForm,
} from '@elektron/spatial-analysis';

import { coversOf, type FilterGround } from '../columns/filter-ground.ts';
import type { ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import type { Plane } from '../common/plane.ts';
import { markTypes } from './mark-types.ts';
import { readParticipants } from './read-participants.ts';
import type { SiteTableMaterial } from '../site-tables/site-tables.service.ts';
import type { StoredNotice } from './stored-hotspot-result.ts';

/** What a run knows besides its accidents. */
export interface InputSurroundings {
  readonly places?: PlaceMarks | null | undefined;
  /** The places of the filter themselves, where what of roads or sites lies wholly in them is asked. */
  readonly ground?: FilterGround | null | undefined;
  readonly network?: ScreeningMaterial | null | undefined;
  /** In which form the method is given the roads. */
  readonly readsRoadsAs?: RoadsForm | undefined;
  readonly siteTable?: SiteTableMaterial | null | undefined;
  /** What the run has taken of the sites of others. */
  readonly opened?: readonly OpenedSites[] | null | undefined;
  /** Of a method that asks about one type of accidents. */
  readonly type?: AskedType | undefined;
}

/** What a result says of the table whose sites it ranks. */
export type NamedSiteTable = Pick<SiteTableMaterial, 'siteTableId' | 'name' | 'source' | 'trafficColumn'>;

/** The accidents asked about, in the form that a method takes, and what was left out on the way. */
export interface PreparedInput {
  readonly input: HotspotInput;
  /** Index into the columns of each point; null where no records stand behind the points. */
  readonly accidents: Uint32Array | null;
  readonly period: Period;
  /** Whose sites are ranked; absent for those of the network, and for methods that rank none. */
  readonly siteTable?: NamedSiteTable;
  readonly notices: readonly StoredNotice[];
}

/** The same of records. */
export interface PreparedRecords extends PreparedInput {
  readonly accidents: Uint32Array;
}

/**
 * Picks the located accidents under a filter, in the order of the columns (which is by id).
 * @throws Problem NO_ACCIDENTS
 */
export function prepareHotspotInput(
  columns: AccidentColumns,
  filter: AccidentFilter,
  seed: number,
  plane: Plane,
  { places = null, ground = null, network = null, readsRoadsAs = 'network', type }: InputSurroundings = {},
): PreparedRecords {
  const dataPeriod = dataPeriodOf(columns);
  const asked = filterAccidents(columns, filter, places);
  const accidents = asked.filter((i) => columns.located[i] === 1);
  if (dataPeriod === null || accidents.length === 0) throw new Problem('NO_ACCIDENTS');
  const period = filter.period ?? dataPeriod;
  // Beyond the places that the filter names nobody looked: cells there are not empty, they are no part of the question.
  const isAskedAbout = (i: number): boolean => columns.located[i] === 1 && (places === null || places[i] === INSIDE);
  const known = Uint32Array.from(columns.located.keys()).filter(isAskedAbout);
  return {
    input: {
      points: pointsOf(columns, accidents),
      severity: Uint8Array.from(accidents, (i) => columns.severity[i]!),
      days: Int32Array.from(accidents, (i) => (columns.earliestDay[i] === columns.latestDay[i] ? columns.earliestDay[i]! : UNKNOWN_DAY)),
      years: yearsOfPeriod(period),
      seed,
      studyArea: filter.area === null ? null : toMeters(filter.area, plane),
      knownPoints: pointsOf(columns, known),
      ...(ground === null ? {} : { covers: coversOf(ground, plane) }),
      ...(network === null ? {} : roadsOf(network, accidents, period, readsRoadsAs)),
      ...(type === undefined ? {} : { ofType: markTypes(columns, accidents, type) }),
      ...(readsRoadsAs === 'roads' ? { participants: readParticipants(columns, accidents, period) } : {}),
    },
    accidents,
    period,
    notices: [
      ...findNotices(columns, filter, places, { dataPeriod, notLocated: asked.length - accidents.length }),
      ...(network === null ? [] : findRoadNotices(filter)),
    ],
  };
}

/** The roads with the accidents that are asked about, in the form that the method reads. */
function roadsOf(
  { roads, placed, countSites }: ScreeningMaterial,
  accidents: Uint32Array,
  period: Period,
  form: RoadsForm,
): Pick<HotspotInput, 'network' | 'along' | 'streets'> {
  const { start, end } = getPeriodDays(period);
  const [first, last] = [start, end - 1].map((day) => Number(formatDayNumber(day).slice(0, 4))) as [number, number];
  const years = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const of = (values: ArrayLike<number>): number[] => Array.from(accidents, (i) => values[i]!);
  const own = {
    placement: Uint8Array.from(of(placed.placement)),
    segment: Int32Array.from(of(placed.segment)),
    node: Int32Array.from(of(placed.node)),
    alongMeters: Float64Array.from(of(placed.alongMeters)),
  };
  const question = { countSites, years, junctionMeters: JUNCTION_METERS };
  if (form === 'streets') return { streets: buildStreets(roads, own, question) };
  const network = buildSites(roads, own, question);
  return form === 'roads' ? { network, along: buildRoads(roads, own, network) } : { network };
}

/** What of accidents says something of the road that they are on. */
const OF_ROADS = ['road-type', 'speed-limit', 'place-accuracy'] as const;

/** Sites of other roads than those of the filter count as sites without accidents, which they may not be. */
function findRoadNotices({ selections }: AccidentFilter): StoredNotice[] {
  return OF_ROADS.some((dimension) => selections[dimension] !== undefined) ? [{ code: 'FILTER_OF_ROADS', details: {} }] : [];
}

function pointsOf({ x, y }: AccidentColumns, accidents: Uint32Array): { readonly x: Float64Array; readonly y: Float64Array } {
  return { x: Float64Array.from(accidents, (i) => x[i]!), y: Float64Array.from(accidents, (i) => y[i]!) };
}

/** Steps along each side of a box whose sides are no straight lines in the plane. */
const SIDE_STEPS = 8;

/**
 * The largest upright rectangle that lies inside of a box of degrees: where it reaches, accidents were certainly looked for. One that
 * contained the box would count places as empty which nobody looked at. Null where the box is beyond the plane.
 */
function toMeters([west, south, east, north]: Degrees, plane: Plane): Meters | null {
  const along = (from: number, to: number): number[] =>
    Array.from({ length: SIDE_STEPS + 1 }, (_, step) => from + ((to - from) * step) / SIDE_STEPS);
  const side = (longitudes: readonly number[], latitudes: readonly number[], axis: 0 | 1): number[] =>
    longitudes.flatMap((longitude) => latitudes.map((latitude) => plane.toMeters(longitude, latitude)?.[axis] ?? Number.NaN));
  const box = {
    minX: Math.max(...side([west], along(south, north), 0)),
    maxX: Math.min(...side([east], along(south, north), 0)),
    minY: Math.max(...side(along(west, east), [south], 1)),
    maxY: Math.min(...side(along(west, east), [north], 1)),
  };
  return Object.values(box).every(Number.isFinite) ? box : null;
}

function findNotices(
  columns: AccidentColumns,
  filter: AccidentFilter,
  places: PlaceMarks | null,
  { dataPeriod, notLocated }: { readonly dataPeriod: Period; readonly notLocated: number },
): StoredNotice[] {
  const notices: StoredNotice[] = [];
  if (filter.period !== null) {
    const asked = getPeriodDays(filter.period);
    if (reachesBeyond(filter.period, dataPeriod)) {
      // The text names the last day, not the one after it.
      const end = formatDayNumber(getPeriodDays(dataPeriod).end - 1);
      notices.push({ code: 'PERIOD_BEYOND_DATA', details: { start: dataPeriod.start, end } });
    }
    const uncertain = countUncertain(columns, filter, places, asked);
    if (uncertain > 0) notices.push({ code: 'DATE_UNCERTAIN', details: { accidents: uncertain } });
  }
  const uncertainPlaces = countPlaceUncertain(columns, filter, places);
  if (uncertainPlaces > 0) notices.push({ code: 'PLACE_UNCERTAIN', details: { accidents: uncertainPlaces } });
  if (notLocated > 0) notices.push({ code: 'NOT_LOCATED', details: { accidents: notLocated } });
  return notices;
}

/** Accidents that fail nothing but the certainty of their date. */
function countUncertain(
  columns: AccidentColumns,
  filter: AccidentFilter,
  places: PlaceMarks | null,
  { start, end }: { start: number; end: number },
): number {
  const { earliestDay, latestDay } = columns;
  return filterAccidents(columns, { ...filter, period: null }, places).filter((i) => {
    const isInside = earliestDay[i]! >= start && latestDay[i]! < end;
    const isApart = latestDay[i]! < start || earliestDay[i]! >= end;
    return !isInside && !isApart;
  }).length;
}
