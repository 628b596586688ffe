import { E7, type SourcePosition } from '@elektron/domain';

import { loadReferenceSystem, WGS84, type Area, type ReferenceSystem } from '../../common/reference-system.ts';

/** A place as it is stored: degrees at 1e-7 (a centimetre) and whole millimetres, so that every database gives the same digits. */
export interface ProjectedPlace {
  readonly longitudeE7: number;
  readonly latitudeE7: number;
  readonly xMillimeters: number;
  readonly yMillimeters: number;
}

const MILLIMETERS = 1_000;

/** How far (degrees) a place may lie outside of the area that the organisation's reference system was made for. */
const MARGIN_DEGREES = 1;
/** The same of the system that a source uses: a country in two zones publishes in one of them (Berlin lies 1.8° east of the zone of Germany's atlas). */
const SOURCE_MARGIN_DEGREES = 4;

/** Degrees times 10^7. */
export type Degrees = Pick<ProjectedPlace, 'longitudeE7' | 'latitudeE7'>;

/** Positions of any source, in degrees and in the organisation's metres, and back. */
export interface Projection {
  /** Degrees that the organisation's system was made for. */
  readonly area: Area;
  /** `null` when the position lies outside of what its own or the organisation's system can hold. */
  readonly place: (position: SourcePosition) => ProjectedPlace | null;
  /** The same in degrees alone, which is a third of the work. */
  readonly locate: (position: SourcePosition) => Degrees | null;
  /** The numbers of degrees of WGS 84 in another system. */
  readonly write: (srid: number, longitude: number, latitude: number) => readonly [number, number];
}

/**
 * Takes positions of any source into degrees and into the organisation's metres, the only place in the product where this is done.
 * @param organisationSrid EPSG code of a projected system in metres
 */
export function createProjection(organisationSrid: number): Projection {
  const systems = new Map<number, ReferenceSystem>();
  const own = systemOf(systems, organisationSrid);
  function degreesOf(position: SourcePosition): readonly [number, number] | null {
    const source = systemOf(systems, position.srid);
    const written: [number, number] = [position.first, position.second];
    const [longitude, latitude] = position.srid === WGS84 ? written : source.converter.inverse(written);
    const isPlace =
      isInside(longitude, latitude, source.area, SOURCE_MARGIN_DEGREES) && isInside(longitude, latitude, own.area, MARGIN_DEGREES);
    return isPlace ? [longitude, latitude] : null;
  }
  function locate(position: SourcePosition): Degrees | null {
    const degrees = degreesOf(position);
    return degrees === null ? null : { longitudeE7: Math.round(degrees[0] * E7), latitudeE7: Math.round(degrees[1] * E7) };
  }
  function place(position: SourcePosition): ProjectedPlace | null {
    const degrees = degreesOf(position);
    if (degrees === null) return null;
    const [longitude, latitude] = degrees;
    // What the source says in the organisation's own system stays as it was said.
    const [x, y] = position.srid === organisationSrid ? [position.first, position.second] : own.converter.forward([longitude, latitude]);
    return {
      longitudeE7: Math.round(longitude * E7),
      latitudeE7: Math.round(latitude * E7),
      xMillimeters: Math.round(x * MILLIMETERS),
      yMillimeters: Math.round(y * MILLIMETERS),
    };
  }
  const write = (srid: number, longitude: number, latitude: number): readonly [number, number] =>
    srid === WGS84 ? [longitude, latitude] : systemOf(systems, srid).converter.forward<[number, number]>([longitude, latitude]);
  return { area: own.area, place, locate, write };
}

/** The same for whoever only needs places. */
export function createProjector(organisationSrid: number): Projection['place'] {
  return createProjection(organisationSrid).place;
}

function systemOf(systems: Map<number, ReferenceSystem>, srid: number): ReferenceSystem {
  const known = systems.get(srid);
  if (known !== undefined) return known;
  const loaded = loadReferenceSystem(srid);
  systems.set(srid, loaded);
  return loaded;
}

/** Not a number is inside of nothing. */
function isInside(longitude: number, latitude: number, [west, south, east, north]: Area, margin: number): boolean {
  return (
    longitude >= Math.max(west - margin, -180) &&
    longitude <= Math.min(east + margin, 180) &&
    latitude >= Math.max(south - margin, -90) &&
    latitude <= Math.min(north + margin, 90)
  );
}
