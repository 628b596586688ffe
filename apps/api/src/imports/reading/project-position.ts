import type { SourcePosition } from '@elektron/domain';

import { loadReferenceSystem, WGS84, type Area, type ReferenceSystem } from '../../common/reference-system.ts';

/** A place as it is stored: degrees at 1e-7 (a centimetre) and whole millimetres, so that every database gives the same digits. */
export interface ProjectedPlace {
  readonly longitudeE7: number;
  readonly latitudeE7: number;
  readonly xMillimeters: number;
  readonly yMillimeters: number;
}

const E7 = 10_000_000;
const MILLIMETERS = 1_000;

/** How far (degrees) a place may lie outside of the area that its reference system was made for. */
const MARGIN_DEGREES = 1;

/**
 * Takes positions of any source into degrees and into the organisation's metres, the only place in the product where this is done.
 * @param organisationSrid EPSG code of a projected system in metres
 */
export function createProjector(organisationSrid: number): (position: SourcePosition) => ProjectedPlace | null {
  const systems = new Map<number, ReferenceSystem>();
  const own = systemOf(systems, organisationSrid);
  /** `null` when the position lies outside of what its own or the organisation's system can hold. */
  return (position) => {
    const source = systemOf(systems, position.srid);
    const written: [number, number] = [position.first, position.second];
    const [longitude, latitude] = position.srid === WGS84 ? written : source.converter.inverse(written);
    if (!isInside(longitude, latitude, source.area) || !isInside(longitude, latitude, own.area)) return null;
    // What the source says in the organisation's own system stays as it was said.
    const [x, y] = position.srid === organisationSrid ? written : own.converter.forward([longitude, latitude]);
    return {
      longitudeE7: Math.round(longitude * E7),
      latitudeE7: Math.round(latitude * E7),
      xMillimeters: Math.round(x * MILLIMETERS),
      yMillimeters: Math.round(y * MILLIMETERS),
    };
  };
}

function systemOf(systems: Map<number, ReferenceSystem>, srid: number): ReferenceSystem {
  const known = systems.get(srid);
  if (known !== undefined) return known;
  const loaded = loadReferenceSystem(srid);
  systems.set(srid, loaded);
  return loaded;
}

/** Not a number is inside of nothing. */
function isInside(longitude: number, latitude: number, [west, south, east, north]: Area): boolean {
  return (
    longitude >= Math.max(west - MARGIN_DEGREES, -180) &&
    longitude <= Math.min(east + MARGIN_DEGREES, 180) &&
    latitude >= Math.max(south - MARGIN_DEGREES, -90) &&
    latitude <= Math.min(north + MARGIN_DEGREES, 90)
  );
}
