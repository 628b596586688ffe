import { ACCIDENT_MEASURES, type BoundingBox } from '@elektron/domain';
import type { MapView } from '@elektron/ui';
import { createParser, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { readArea, roundArea } from '../../filter/filter-url.ts';

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
      return readArea(text);
    } catch {
      return null;
    }
  },
  serialize: (area) => roundArea(area).join(','),
  eq: (a, b) => a.join() === b.join(),
});

/** What of the page is open, in the address: map position, list, the accidents of one place, one accident, what the charts count. */
export function useOverviewView() {
  return useQueryStates(
    {
      map: mapViewParser,
      measure: parseAsStringLiteral(ACCIDENT_MEASURES).withDefault('accidents'),
      list: parseAsBoolean.withDefault(false),
      spot: areaParser,
      accident: parseAsString,
    },
    { history: 'replace', scroll: false },
  );
}

/** The part that two areas share; `null` when they do not meet. */
export function intersectAreas(a: BoundingBox | null, b: BoundingBox): BoundingBox | null {
  if (a === null) return b;
  const shared: BoundingBox = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return shared[0] < shared[2] && shared[1] < shared[3] ? shared : null;
}
