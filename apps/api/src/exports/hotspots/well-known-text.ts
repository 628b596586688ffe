import type { RunPlace } from '../../hotspots/run-places.ts';
import type { ExportGeometry, LonLat } from '../export-table.ts';
import type { ExportColumn, ExportValue } from '../export-table.ts';
import { LONGEST_CELL } from '../roads/road-columns.ts';

const position = ([longitude, latitude]: LonLat): string => `${longitude} ${latitude}`;
const list = <Member>(members: readonly Member[], of: (member: Member) => string): string => `(${members.map(of).join(', ')})`;
const line = (positions: readonly LonLat[]): string => list(positions, position);
const rings = (polygon: readonly (readonly LonLat[])[]): string => list(polygon, line);

/** A shape as well-known text (OGC 06-103r4). */
export function toWellKnownText(geometry: ExportGeometry): string {
  switch (geometry.type) {
    case 'Point':
      return `POINT (${position(geometry.coordinates)})`;
    case 'MultiPoint':
      return `MULTIPOINT ${list(geometry.coordinates, (point) => `(${position(point)})`)}`;
    case 'GeometryCollection':
      return `GEOMETRYCOLLECTION ${list(geometry.geometries, toWellKnownText)}`;
    case 'LineString':
      return `LINESTRING ${line(geometry.coordinates)}`;
    case 'Polygon':
      return `POLYGON ${rings(geometry.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING ${rings(geometry.coordinates)}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON ${list(geometry.coordinates, rings)}`;
  }
}

export function isTooLongForCell(geometry: ExportGeometry): boolean {
  return toWellKnownText(geometry).length > LONGEST_CELL;
}

/** A shape as a column, for files that hold no geometry otherwise; null where a cell cannot hold it. */
export function geometryColumn(kind: 'csv' | 'xlsx'): {
  readonly column: ExportColumn;
  readonly valueOf: (place: RunPlace) => ExportValue;
} {
  return {
    column: { id: 'geometry', labels: { el: 'Σχήμα (WKT, EPSG:4326)', en: 'Shape (WKT, EPSG:4326)' }, type: 'text' },
    valueOf: ({ geometry }) => (kind === 'xlsx' && isTooLongForCell(geometry) ? null : toWellKnownText(geometry)),
  };
}
