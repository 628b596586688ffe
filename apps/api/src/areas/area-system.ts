import { E7 } from '@elektron/domain';

import { isObject, refuseInput } from '../common/parse-geo-json.ts';
import { getReferenceSystem, loadReferenceSystem, WGS84, type ReferenceSystem } from '../common/reference-system.ts';
import type { AreaTable } from './area-table.ts';

/**
 * How the system of a layer is known. `said`: by the file; `degrees`, `organisation`: the file does not say, and its numbers are degrees, or lie
 * where the organisation's own system reaches; `unknown`: neither.
 */
export type SystemSource = 'said' | 'degrees' | 'organisation' | 'unknown';

export interface FoundSystem {
  readonly srid: number | null;
  readonly source: SystemSource;
}

/** How far (degrees) a place may lie outside of the area that a system was made for; as in the import. */
const MARGIN_DEGREES = 1;

/** In which system a layer is. @param ownSrid of the organisation's plane */
export function findAreaSystem({ srid, features }: AreaTable, ownSrid: number): FoundSystem {
  if (srid !== null) return { srid, source: 'said' };
  const positions = features.flatMap((feature) => firstPositionOf(isObject(feature) ? feature['geometry'] : null) ?? []);
  const all = (holds: (x: number, y: number) => boolean): boolean => positions.every(([x, y]) => holds(x, y));
  if (all((x, y) => Math.abs(x) <= 180 && Math.abs(y) <= 90)) return { srid: WGS84, source: 'degrees' };
  const own = loadReferenceSystem(ownSrid);
  if (all((x, y) => toDegrees(own, x, y) !== null)) return { srid: ownSrid, source: 'organisation' };
  return { srid: null, source: 'unknown' };
}

function firstPositionOf(geometry: unknown): readonly (readonly [number, number])[] | null {
  let inner: unknown = isObject(geometry) ? geometry['coordinates'] : null;
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  const [x, y] = (Array.isArray(inner) ? inner : []) as unknown[];
  return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : null;
}

/** @returns null where the system does not reach */
function toDegrees(
  { converter, area: [west, south, east, north] }: ReferenceSystem,
  x: number,
  y: number,
): readonly [number, number] | null {
  const [longitude, latitude] = converter.inverse([x, y]);
  const isInside =
    longitude >= west - MARGIN_DEGREES &&
    longitude <= east + MARGIN_DEGREES &&
    latitude >= south - MARGIN_DEGREES &&
    latitude <= north + MARGIN_DEGREES;
  return isInside ? [Math.round(longitude * E7) / E7, Math.round(latitude * E7) / E7] : null;
}

/**
 * The features of a layer in degrees.
 * @throws Problem INPUT_INVALID for a place beyond the reach of the system, which is named with its feature
 */
export function inDegrees(features: readonly unknown[], srid: number): readonly unknown[] {
  const system = getReferenceSystem(srid);
  if (srid === WGS84) return features;
  return features.map((feature, index) => {
    if (!isObject(feature) || !isObject(feature['geometry'])) return feature;
    const { geometry } = feature;
    const convert = (inner: unknown): unknown => {
      if (!Array.isArray(inner)) return inner;
      const [x, y] = inner as unknown[];
      if (typeof x !== 'number' || typeof y !== 'number') return inner.map(convert);
      const degrees = toDegrees(system, x, y);
      if (degrees === null) throw refuseInput(`features[${index}].geometry (EPSG:${srid})`, [x, y]);
      return degrees;
    };
    return { ...feature, geometry: { ...geometry, coordinates: convert(geometry['coordinates']) } };
  });
}
