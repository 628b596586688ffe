import { SPEED_UNITS } from '@elektron/domain';
import { normalizeLabel } from '../code-book.ts';
import { DECIMAL_MARKS } from '../import-format.ts';
import { CODE_LABELS } from './code-words.ts';
import { asList, asRecord, invalidInput, need, needOneOf, refuseUnknownKeys } from './given-value.ts';
import { MAPPING_NAME } from './mapped-format.ts';
import { requireUseful } from './require-useful.ts';
import { getMappingField, MAPPING_FIELDS, type MappingFieldId } from './mapping-fields.ts';
import { withListedCasualties } from './listed-casualties.ts';
import { ROW_UNITS } from './record-kinds.ts';
import { COUNTED_OVER, DATE_ORDERS, KEY_SCOPES, ROAD_MEETINGS, type TableMapping } from './table-mapping.ts';
import { parseReading } from './table-reading.ts';

/** As many as a table has columns at most. */
const MAXIMUM_FIELDS = 500;
const MAXIMUM_CODES = 1_000;
/** Tables that can come together: accidents, vehicles, casualties, each with some that are headed in other ways. */
const MAXIMUM_TABLES = 12;
const MAXIMUM_MISSING = 20;
const LONGEST_MISSING = 60;
/** EPSG codes. */
const MAXIMUM_SRID = 99_999;

const POSITION_UNITS = ['km', 'm'] as const;

const KEYS: readonly (keyof TableMapping)[] = [
  'name',
  'rowIs',
  'linked',
  'casualtiesListed',
  'keyScope',
  'meetsAt',
  'positionsIn',
  'reading',
  'missing',
  'countedOver',
  'countYear',
  'fields',
  'headings',
  'dateOrder',
  'decimalMark',
  'srid',
  'speedUnit',
  'codes',
];

/**
 * How the tables of one import are read: a mapping, or `{ "tables": [ … ] }` with one for each of several linked tables (and for each way in
 * which tables of one kind are headed), all of one name.
 * @throws Problem INPUT_INVALID that names the part which is wrong
 */
export function parseMappings(given: unknown): readonly TableMapping[] {
  const all = asRecord(given, 'mapping');
  if (!('tables' in all)) return [parseMapping(all)];
  refuseUnknownKeys(all, ['tables'], 'mapping');
  const tables = asList(all['tables'], 'tables', MAXIMUM_TABLES).map(parseMapping);
  if (tables.length === 0) throw invalidInput('tables', '0');
  requireOneSource(tables);
  return withListedCasualties(tables);
}

/** Tables of one import have one name, and count within the same: else no line would find its accident. */
function requireOneSource(tables: readonly TableMapping[]): void {
  const other = tables.find(({ name }) => name !== tables[0]?.name);
  if (other !== undefined) throw invalidInput('name', other.name);
  const isScoped = new Set(tables.map(({ keyScope = 'year' }) => keyScope)).size === 1;
  if (!isScoped) throw invalidInput('keyScope', tables.map(({ keyScope = 'year' }) => keyScope).join(', '));
  const own = tables.filter(({ linked }) => linked !== true);
  if (new Set(own.map(({ rowIs }) => rowIs)).size > 1) throw invalidInput('linked', own.map(({ rowIs }) => rowIs).join(', '));
}

/**
 * A mapping from outside: a file that somebody has written, or what a page sends.
 * @throws Problem INPUT_INVALID that names the part which is wrong
 */
export function parseMapping(given: unknown): TableMapping {
  const all = asRecord(given, 'mapping');
  refuseUnknownKeys(all, KEYS, 'mapping');
  const { name, rowIs, linked, casualtiesListed, keyScope, meetsAt, positionsIn, reading, missing, fields, headings } = all;
  const { countedOver, countYear, dateOrder, decimalMark, srid, speedUnit, codes } = all;
  const mapping: TableMapping = {
    name: need('name', typeof name === 'string' && MAPPING_NAME.test(name) ? name : undefined, name),
    rowIs: needOneOf('rowIs', ROW_UNITS, rowIs),
    ...(isGiven(linked) && (needBoolean('linked', linked) ? { linked: true } : {})),
    ...(isGiven(casualtiesListed) && (needBoolean('casualtiesListed', casualtiesListed) ? { casualtiesListed: true } : {})),
    ...(isGiven(keyScope) && { keyScope: needOneOf('keyScope', KEY_SCOPES, keyScope) }),
    ...(isGiven(meetsAt) && { meetsAt: needOneOf('meetsAt', ROAD_MEETINGS, meetsAt) }),
    ...(isGiven(positionsIn) && needOneOf('positionsIn', POSITION_UNITS, positionsIn) === 'm' && { positionsIn: 'm' as const }),
    ...(isGiven(reading) && { reading: parseReading(reading) }),
    ...(isGiven(missing) && { missing: parseMissing(missing) }),
    ...(isGiven(countedOver) && { countedOver: needOneOf('countedOver', COUNTED_OVER, countedOver) }),
    ...(isGiven(countYear) && { countYear: need('countYear', isYear(countYear) ? countYear : undefined, countYear) }),
    fields: parseFields(fields),
    headings: asList(headings, 'headings', MAXIMUM_FIELDS).map((heading) =>
      need('headings', typeof heading === 'string' ? heading : undefined, heading),
    ),
    dateOrder: needOneOf('dateOrder', DATE_ORDERS, dateOrder),
    decimalMark: needOneOf('decimalMark', DECIMAL_MARKS, decimalMark),
    srid: srid === null ? null : need('srid', isSrid(srid) ? srid : undefined, srid),
    speedUnit: needOneOf('speedUnit', SPEED_UNITS, speedUnit),
    codes: parseCodes(codes),
  };
  requireUseful(mapping);
  return mapping;
}

/** What is null is not said, as in GraphQL. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isSrid(srid: unknown): srid is number {
  return typeof srid === 'number' && Number.isInteger(srid) && srid > 0 && srid <= MAXIMUM_SRID;
}

/** Those that the template of counts takes. */
function isYear(year: unknown): year is number {
  return typeof year === 'number' && Number.isInteger(year) && year >= 1900 && year <= 2999;
}

function needBoolean(key: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidInput(key, value);
  return value;
}

function parseMissing(given: unknown): readonly string[] {
  return asList(given, 'missing', MAXIMUM_MISSING).map((text) => {
    const isText = typeof text === 'string' && text.length <= LONGEST_MISSING && text.trim() !== '';
    return normalizeLabel(need('missing', isText ? text : undefined, text));
  });
}

function parseFields(given: unknown): TableMapping['fields'] {
  const fields = asList(given, 'fields', MAXIMUM_FIELDS).map((field) =>
    field === null ? null : need('fields', MAPPING_FIELDS.find(({ id }) => id === field)?.id, field),
  );
  const named = fields.filter((field) => field !== null);
  const twice = named.find((field, i) => named.indexOf(field) !== i);
  if (twice !== undefined) throw invalidInput('fields', twice);
  return fields;
}

function parseCodes(given: unknown): TableMapping['codes'] {
  const codes: Partial<Record<MappingFieldId, Record<string, string | null>>> = {};
  for (const [key, values] of Object.entries(asRecord(given, 'codes'))) {
    const field = need('codes', MAPPING_FIELDS.find(({ id }) => id === key)?.id, key);
    const { list } = getMappingField(field);
    const entries = Object.entries(asRecord(values, 'codes'));
    if (list === undefined || entries.length > MAXIMUM_CODES) throw invalidInput('codes', key);
    codes[field] = Object.fromEntries(
      entries.map(([value, target]) => {
        if (target !== null && (typeof target !== 'string' || !Object.hasOwn(CODE_LABELS[list], target)))
          throw invalidInput('codes', `${key}: ${value}`);
        return [value.trim(), target];
      }),
    );
  }
  return codes;
}
