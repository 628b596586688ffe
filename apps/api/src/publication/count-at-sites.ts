import type { AccidentColumns } from '@elektron/columns';
import type { ReleaseSite } from '@elektron/disclosure-control';
import { E7, type ReleaseBlock } from '@elektron/domain';
import { PolygonIndex } from '@elektron/spatial-analysis';

import type { Plane, PolygonGeometry } from '../common/plane.ts';
import type { MaterialPlace, MaterialSite } from './release-material.ts';

/** Black spots and interventions with their accidents of the last block: all of them, whatever they were accepted or evaluated for. */
export function countAtSites(columns: AccidentColumns, sites: readonly MaterialSite[], block: ReleaseBlock, plane: Plane): ReleaseSite[] {
  const { located, year } = columns;
  const inBlock = Int32Array.from(located.keys()).filter((i) => located[i] === 1 && year[i]! >= block.from && year[i]! <= block.to);
  return sites.map(({ id, kind, names, place, effect }) => ({
    // Of other years it is another number.
    id: `${id}-${block.from}-${block.to}`,
    kind,
    names,
    centre: centreOf(place),
    from: block.from,
    to: block.to,
    accidents: inBlock.filter(insideOf(columns, place, plane)),
    effect,
  }));
}

/** What lies on the border belongs to the place, as in the register. */
function insideOf(columns: AccidentColumns, place: MaterialPlace, plane: Plane): (i: number) => boolean {
  if ('outlines' in place) {
    const polygons = place.outlines.map((outline) => new PolygonIndex(edgesOf(outline)));
    return (i) => polygons.some((polygon) => polygon.contains(columns.longitudeE7[i]!, columns.latitudeE7[i]!));
  }
  const middle = plane.toMeters(place.longitude, place.latitude);
  if (middle === null) return () => false;
  const [x, y] = middle;
  return (i) => Math.hypot(columns.x[i]! - x, columns.y[i]! - y) <= place.radiusMeters;
}

function edgesOf({ coordinates }: PolygonGeometry): Int32Array {
  const edges = coordinates.flatMap((ring) => ring.slice(1).flatMap((corner, i) => [...ring[i]!, ...corner]));
  return Int32Array.from(edges, (degrees) => Math.round(degrees * E7));
}

/** Of several places the middle of their corners: a mark on a map, and no measure. */
function centreOf(place: MaterialPlace): readonly [number, number] {
  if (!('outlines' in place)) return [place.longitude, place.latitude];
  const corners = place.outlines.flatMap(({ coordinates }) => coordinates[0]!.slice(1));
  const mean = (axis: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return [mean(0), mean(1)];
}
