import { ACCIDENT_MEASURES, readFilterArea, roundArea, type BoundingBox } from '@elektron/domain';
import type { MapView } from '@elektron/ui';
import { createParser, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const VIEW_DIGITS = 5;

/** `map=51.58,-0.02,13.5`: latitude, longitude, zoom, the order people know from map links. */
export const mapViewParser = createParser<MapView>({
  parse: (text) => {
    const [latitude = Number.NaN, longitude = Number.NaN, zoom = Number.NaN, ...rest] = text.split(',').map(Number);
    const fits = rest.length === 0 && Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 1 && zoom <= 20;
    return fits ? { latitude, longitude, zoom } : null;
  },
  serialize: ({ latitude, longitude, zoom }) =>
    `${Number(latitude.toFixed(VIEW_DIGITS))},${Number(longitude.toFixed(VIEW_DIGITS))},${zoom}`,
  eq: (a, b) => a.latitude === b.latitude && a.longitude === b.longitude && a.zoom === b.zoom,
});

const areaParser = createParser<BoundingBox>({
  parse: (text) => {
    try {
      return readFilterArea(text);
    } catch {
      return null;
    }
  },
  serialize: (area) => roundArea(area).join(','),
  eq: (a, b) => a.join() === b.join(),
});

/**
 * What of the page is open, in the address: map position, list, the accidents of one place, one accident or count site, whether count
 * sites and reports of citizens are drawn, what the charts count.
 */
export function useOverviewView() {
  return useQueryStates(
    {
      map: mapViewParser,
      measure: parseAsStringLiteral(ACCIDENT_MEASURES).withDefault('accidents'),
      list: parseAsBoolean.withDefault(false),
      spot: areaParser,
      accident: parseAsString,
      site: parseAsString,
      sites: parseAsBoolean.withDefault(true),
      reports: parseAsBoolean.withDefault(false),
    },
    { history: 'replace', scroll: false },
  );
}

export type OverviewView = ReturnType<typeof useOverviewView>[0];
export type SetOverviewView = ReturnType<typeof useOverviewView>[1];

export function isPanelOpen({ list, spot, accident, site }: Pick<OverviewView, 'list' | 'spot' | 'accident' | 'site'>): boolean {
  return list || spot !== null || accident !== null || site !== null;
}

/**
 * Where the map opens: on the area of the filter, which a link from a wider screen may name together with a position that shows only part
 * of it; at a place that the link opens, on the position of the link. `null` leaves it to the records.
 */
export function startOf(
  view: Pick<OverviewView, 'map' | 'spot' | 'accident' | 'site'>,
  area: BoundingBox | null,
): BoundingBox | MapView | null {
  const place = view.spot !== null || view.accident !== null || view.site !== null;
  return place ? (view.map ?? view.spot ?? area) : (area ?? view.map);
}

/** A box as the API sends it. */
export function toArea(box: readonly number[] | null | undefined): BoundingBox | null {
  const [west, south, east, north] = box ?? [];
  return west === undefined || south === undefined || east === undefined || north === undefined ? null : [west, south, east, north];
}

export function containsArea(outer: BoundingBox, inner: BoundingBox): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/** The middle of a box written as `west,south,east,north`. */
export function middleOf(box: string): { readonly longitude: number; readonly latitude: number } {
  const [west = 0, south = 0, east = 0, north = 0] = box.split(',').map(Number);
  return { longitude: (west + east) / 2, latitude: (south + north) / 2 };
}

/** The part that two areas share; `null` when they do not meet. */
export function intersectAreas(a: BoundingBox | null, b: BoundingBox): BoundingBox | null {
  if (a === null) return b;
  const shared: BoundingBox = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return shared[0] < shared[2] && shared[1] < shared[3] ? shared : null;
}
