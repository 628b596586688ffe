import { hash } from 'node:crypto';
import type { SourceRow } from '../import-format.ts';
import type { MappingFieldId } from './mapping-fields.ts';

/** What tells accidents apart that have no number. */
const NAMING: readonly MappingFieldId[] = [
  'date-time',
  'date',
  'time',
  'year',
  'month',
  'day',
  'hour',
  'longitude',
  'latitude',
  'easting',
  'northing',
  'road-name',
];

const DESCRIPTION_DIGITS = 24;

/** What names an accident whose source does not number it: when and where it was, which a person's data are no part of. */
export function nameAccident(row: SourceRow): string {
  return hash('sha256', NAMING.map((field) => row.text(field)).join('\n'), 'hex').slice(0, DESCRIPTION_DIGITS);
}
