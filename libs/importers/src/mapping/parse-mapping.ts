import { Problem, SPEED_UNITS } from '@elektron/domain';
import { DECIMAL_MARKS } from '../import-format.ts';
import { CODE_LABELS } from './code-words.ts';
import { MAPPING_NAME } from './mapped-format.ts';
import { getMappingField, MAPPING_FIELDS, type MappingFieldId } from './mapping-fields.ts';
import { DATE_ORDERS, ROW_UNITS, type TableMapping } from './table-mapping.ts';

/** As many as a table has columns at most. */
const MAXIMUM_FIELDS = 500;
const MAXIMUM_CODES = 1_000;
/** EPSG codes. */
const MAXIMUM_SRID = 99_999;

/**
 * A mapping from outside: a file that somebody has written, or what a page sends.
 * @throws Problem INPUT_INVALID that names the part which is wrong
 */
export function parseMapping(given: unknown): TableMapping {
  const { name, rowIs, fields, headings, dateOrder, decimalMark, srid, speedUnit, codes } = asRecord(given, 'mapping');
  const mapping: TableMapping = {
    name: need('name', typeof name === 'string' && MAPPING_NAME.test(name) ? name : undefined, name),
    rowIs: oneOf('rowIs', ROW_UNITS, rowIs),
    fields: parseFields(fields),
    headings: asList('headings', headings).map((heading) => need('headings', typeof heading === 'string' ? heading : undefined, heading)),
    dateOrder: oneOf('dateOrder', DATE_ORDERS, dateOrder),
    decimalMark: oneOf('decimalMark', DECIMAL_MARKS, decimalMark),
    srid:
      srid === null
        ? null
        : need('srid', Number.isInteger(srid) && Number(srid) > 0 && Number(srid) <= MAXIMUM_SRID ? Number(srid) : undefined, srid),
    speedUnit: oneOf('speedUnit', SPEED_UNITS, speedUnit),
    codes: parseCodes(codes),
  };
  requireUseful(mapping);
  return mapping;
}

function parseFields(given: unknown): TableMapping['fields'] {
  const fields = asList('fields', given).map((field) =>
    field === null ? null : need('fields', MAPPING_FIELDS.find(({ id }) => id === field)?.id, field),
  );
  const named = fields.filter((field) => field !== null);
  const twice = named.find((field, i) => named.indexOf(field) !== i);
  if (twice !== undefined) throw invalid('fields', twice);
  return fields;
}

function parseCodes(given: unknown): TableMapping['codes'] {
  const codes: Partial<Record<MappingFieldId, Record<string, string | null>>> = {};
  for (const [key, values] of Object.entries(asRecord(given, 'codes'))) {
    const field = need('codes', MAPPING_FIELDS.find(({ id }) => id === key)?.id, key);
    const { list } = getMappingField(field);
    const entries = Object.entries(asRecord(values, 'codes'));
    if (list === undefined || entries.length > MAXIMUM_CODES) throw invalid('codes', key);
    codes[field] = Object.fromEntries(
      entries.map(([value, target]) => {
        if (target !== null && (typeof target !== 'string' || !Object.hasOwn(CODE_LABELS[list], target)))
          throw invalid('codes', `${key}: ${value}`);
        return [value, target];
      }),
    );
  }
  return codes;
}

/** Without a year nothing can be a record; without a number of their accident nobody knows which casualties belong together. */
function requireUseful({ fields, headings, rowIs }: TableMapping): void {
  if (fields.length !== headings.length) throw invalid('headings', String(headings.length));
  if (rowIs === 'casualty' && !fields.includes('accident-key')) throw invalid('fields', 'accident-key');
  if (!fields.some((field) => field === 'date' || field === 'date-time' || field === 'year'))
    throw invalid('fields', 'date, date-time, year');
}

function asRecord(given: unknown, field: string): Readonly<Record<string, unknown>> {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) throw invalid(field, String(given));
  return given as Readonly<Record<string, unknown>>;
}

function asList(field: string, given: unknown): readonly unknown[] {
  if (!Array.isArray(given) || given.length > MAXIMUM_FIELDS) throw invalid(field, String(given));
  return given;
}

function oneOf<T extends string>(field: string, list: readonly T[], given: unknown): T {
  return need(
    field,
    list.find((value) => value === given),
    given,
  );
}

function need<T>(field: string, value: T | undefined, given: unknown): T {
  if (value === undefined) throw invalid(field, String(given));
  return value;
}

function invalid(field: string, value: string): Problem {
  return new Problem('INPUT_INVALID', { field, value });
}
