import { dataPeriodOf, filterAccidents, type AccidentColumns, type PlaceMarks } from '@elektron/columns';
import { E7, SEVERITIES, valueOf, yearsOfPeriod, type AccidentFilter, type Severity } from '@elektron/domain';
import { PolygonIndex } from '@elektron/spatial-analysis';

import type { Plane, PolygonGeometry } from '../common/plane.ts';
import type { BlackSpotPlace, CaseFigures } from './black-spot.ts';

/** The located accidents under a filter, divided by a place. Indices into the columns, ascending. */
export interface AccidentsAtPlace {
  readonly inside: Uint32Array;
  /** Everywhere else. */
  readonly outside: Uint32Array;
  /** Of which it is not known where they were: neither of the two. */
  readonly notLocated: number;
}

/**
 * What lies at a distance of the radius, or on the outline, belongs to the place; its middle is kept to a centimetre.
 * @param places what the filter says of areas, as the snapshot gives it
 */
export function findAtPlace(
  columns: AccidentColumns,
  filter: AccidentFilter,
  places: PlaceMarks | null,
  place: BlackSpotPlace,
  plane: Plane,
): AccidentsAtPlace {
  const asked = filterAccidents(columns, filter, places);
  const located = asked.filter((i) => columns.located[i] === 1);
  const isInside = insideOf(columns, place, plane);
  return {
    inside: located.filter(isInside),
    outside: located.filter((i) => !isInside(i)),
    notLocated: asked.length - located.length,
  };
}

/** What is written down of a place when it is accepted. */
export function countFigures(columns: AccidentColumns, filter: AccidentFilter, inside: Uint32Array): CaseFigures {
  const severities: Record<Severity | 'unknown', number> = { fatal: 0, serious: 0, slight: 0, injury: 0, 'damage-only': 0, unknown: 0 };
  for (const i of inside) severities[valueOf(SEVERITIES, columns.severity[i]!) ?? 'unknown'] += 1;
  const period = filter.period ?? dataPeriodOf(columns);
  return { accidents: inside.length, severities, period, years: period === null ? null : yearsOfPeriod(period) };
}

function insideOf(columns: AccidentColumns, { longitude, latitude, radiusMeters, outline }: BlackSpotPlace, plane: Plane) {
  if (outline !== null) {
    const polygon = new PolygonIndex(edgesOf(outline));
    return (i: number): boolean => polygon.contains(columns.longitudeE7[i]!, columns.latitudeE7[i]!);
  }
  const middle = plane.toMeters(longitude, latitude);
  if (middle === null || radiusMeters === null) return (): boolean => false;
  const [x, y] = middle;
  return (i: number): boolean => Math.hypot(columns.x[i]! - x, columns.y[i]! - y) <= radiusMeters;
}

function edgesOf({ coordinates }: PolygonGeometry): Int32Array {
  const edges = coordinates.flatMap((ring) =>
    ring.slice(1).flatMap(([longitude, latitude], position) => [...ring[position]!, longitude, latitude]),
  );
  return Int32Array.from(edges, (degrees) => Math.round(degrees * E7));
}
