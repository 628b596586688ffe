import type { PositionColumns } from '../parse-position.ts';
import type { MappingFieldId } from './mapping-fields.ts';
import type { TableMapping } from './table-mapping.ts';

/** Whether such metres are a place tells their reference system; those that have lost their decimal separator are long. */
const METERS: PositionColumns['firstRange'] = [1, 1e15];

/** Degrees before metres: they need no system to be known. A pair at 0 / 0 is no place. */
export function positionsOf({ fields, srid }: TableMapping): PositionColumns[] {
  const has = (...needed: readonly MappingFieldId[]): boolean => needed.every((field) => fields.includes(field));
  const positions: PositionColumns[] = [];
  if (has('longitude', 'latitude')) {
    positions.push({ srid: 4326, first: 'longitude', second: 'latitude', firstRange: [-180, 180], secondRange: [-90, 90] });
  }
  if (srid !== null && has('easting', 'northing')) {
    positions.push({ srid, first: 'easting', second: 'northing', firstRange: METERS, secondRange: METERS });
  }
  return positions;
}
