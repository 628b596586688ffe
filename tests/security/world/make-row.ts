import { createHash } from 'node:crypto';

import type { Column, Table } from './catalogue.ts';
import { idIn, type TestOrganisation } from './organisations.ts';

/** A row as JSON, of which the database makes its own types. */
export type Row = Readonly<Record<string, unknown>>;

const PLACES: Readonly<Record<string, string>> = {
  'geometry(Point,4326)': 'SRID=4326;POINT(23.7 38)',
  'geometry(MultiPoint,4326)': 'SRID=4326;MULTIPOINT((23.7 38))',
  'geometry(LineString,4326)': 'SRID=4326;LINESTRING(23.7 38, 23.8 38)',
  'geometry(MultiPolygon,4326)': 'SRID=4326;MULTIPOLYGON(((23 37, 25 37, 25 39, 23 39, 23 37)))',
};

const TEXTS = ['text', 'text[]', 'jsonb'];

/** Whether a column can hold words, and so can tell something. */
export function holdsText({ type }: Column): boolean {
  return TEXTS.includes(type);
}

/**
 * A row of a table, with the organisation's mark in every column that can hold it. What the table's rules ask beyond its types is given.
 * @param number of the row in its table
 */
export function makeRow(table: Table, organisation: TestOrganisation, number: number, given: Row): Row {
  const row: Record<string, unknown> = {};
  for (const column of table.columns) {
    if (column.name in given) row[column.name] = given[column.name];
    else if ((column.required && !column.hasDefault) || holdsText(column))
      row[column.name] = valueOf(table.name, column, organisation, number);
  }
  return row;
}

function valueOf(table: string, { name, type }: Column, organisation: TestOrganisation, number: number): unknown {
  const words = `${organisation.mark} ${table}.${name} ${number}`;
  if (name === 'organisation_id') return organisation.id;
  // The first of an organisation's people.
  if (name === 'person_id') return idIn(organisation, 'person');
  if (type === 'uuid') return idIn(organisation, `${table}.${name}`, number);
  if (type === 'text') return words;
  if (type === 'text[]') return [words];
  if (type === 'jsonb') return { note: words };
  if (type === 'bytea') return bytesNamed(words);
  if (type === 'boolean') return false;
  if (type === 'date') return '2020-01-01';
  if (type === 'timestamp with time zone') return '2020-01-01T00:00:00Z';
  return PLACES[type] ?? number;
}

/** Thirty-two bytes, the same for the same words. */
export function bytesNamed(words: string): string {
  return `\\x${createHash('sha256').update(words).digest('hex')}`;
}
