import type { PositionColumns } from '../parse-position.ts';
import type { MappingFieldId } from './mapping-fields.ts';
import type { TableMapping } from './table-mapping.ts';

/** Degrees before metres: they need no system to be known. A pair at 0 / 0 is no place. */
export function positionsOf({ fields, srid }: TableMapping): PositionColumns[] {
  const has = (...needed: readonly MappingFieldId[]): boolean => needed.every((field) => fields.includes(field));
  const positions: PositionColumns[] = [];
  if (has('longitude', 'latitude')) {
    positions.push({ srid: 4326, first: 'longitude', second: 'latitude', firstRange: [-180, 180], secondRange: [-90, 90] });
  }
  if (srid !== null && has('easting', 'northing')) {
    positions.push({ srid, first: 'easting', second: 'northing', firstRange: [1, 99_999_999], secondRange: [1, 99_999_999] });
  }
  return positions;
}
