import type { SpeedUnit } from '@elektron/domain';
import { foldText } from '../fold-text.ts';
import { isPersonalAmong } from '../personal-columns.ts';
import { findCadasVariables, hasCadasHeadings } from './cadas-variables.ts';
import { HEADING_WORDS } from './heading-words.ts';
import { findIdentityKind } from '../personal-values.ts';
import { getMappingField, MAPPING_FIELDS, type MappingFieldId } from './mapping-fields.ts';
import { tellsBirth } from './propose-cadas.ts';
import { proposeCode } from './propose-codes.ts';
import { compareHeading, LEAST_HEADING, proposeColumns, type ColumnProposal, type SeenColumns } from './propose-columns.ts';
import { proposeCountedOver } from './mapped-counts.ts';
import { chooseKind } from './propose-record-kind.ts';
import { proposeRowUnit } from './propose-row-unit.ts';
import { proposeDateOrder, proposeDecimalMark, proposeMissing, proposePositionUnit, proposeSrid } from './propose-values.ts';
import { getRecordKind, RECORD_KINDS, type RecordKind } from './record-kinds.ts';
import { presentValues, shareOfKind, splitDateTime } from './recognise-values.ts';
import type { TableMapping } from './table-mapping.ts';
import type { TableReading } from './table-reading.ts';

export interface MappingProposal {
  readonly mapping: TableMapping;
  /** In the order of the file. */
  readonly columns: readonly ColumnProposal[];
  /** Per field each value seen that no word explains: a person has to say what it means. */
  readonly openCodes: Readonly<Partial<Record<MappingFieldId, readonly string[]>>>;
}

export interface ProposalContext {
  /** What the mapping will be called. */
  readonly name: string;
  /** What a person says that the records are; without it the kind that the headings speak for most. */
  readonly recordKind?: RecordKind;
  readonly speedUnit: SpeedUnit;
  /** EPSG code of the organisation, proposed where metres do not tell another one. */
  readonly srid: number;
  /** Columns that are known to tell who somebody is, whatever their heading and values say. */
  readonly personal?: readonly number[];
  /** What has been said or found out of how the file is cut, kept with the mapping. */
  readonly reading?: TableReading;
}

/**
 * What each column of a file of no known format probably is, from its heading in Greek, English and some other languages and from what its values
 * look like. A proposal, for a person to confirm.
 * @param header the headings as written
 * @param rows the first lines
 */
export function proposeMapping(header: readonly string[], rows: readonly (readonly string[])[], context: ProposalContext): MappingProposal {
  const values = valuesOf(rows, header.length);
  const personal = new Set([...(context.personal ?? []), ...findPersonalColumns(header, rows)]);
  const seen = {
    headings: header.map(foldText),
    values,
    isPersonal: header.map((_, i) => personal.has(i)),
    variables: findCadasVariables(header),
  };
  const kinds = context.recordKind === undefined ? kindsOf(seen) : [context.recordKind];
  const { kind, columns } = chooseKind(kinds.map((id) => ({ kind: id, columns: proposeColumns(seen, id) })));
  return composeProposal(seen, kind, columns, context);
}

function composeProposal(
  { headings, values }: SeenColumns,
  kind: RecordKind,
  columns: readonly ColumnProposal[],
  context: ProposalContext,
): MappingProposal {
  const fields = columns.map(({ field }) => field);
  const { codes, openCodes } = proposeAllCodes(fields, values);
  const at = (field: MappingFieldId): readonly string[] => values[fields.indexOf(field)] ?? [];
  const mapping: TableMapping = {
    name: context.name,
    rowIs: kind === 'accident' ? proposeRowUnit(fields, at('accident-key')) : getRecordKind(kind).units[0],
    ...proposePositionUnit([...at('start-kilometre'), ...at('end-kilometre')]),
    ...proposeMissing(values),
    ...(kind === 'traffic' && { countedOver: proposeCountedOver(fields, headings) }),
    ...(context.reading !== undefined && Object.keys(context.reading).length > 0 && { reading: context.reading }),
    fields,
    headings,
    dateOrder: proposeDateOrder(fields.includes('date') ? at('date') : at('date-time').map((text) => splitDateTime(text)?.[0] ?? text)),
    decimalMark: proposeDecimalMark(fields, values),
    srid: proposeSrid(at('easting'), at('northing'), context.srid),
    speedUnit: context.speedUnit,
    codes,
  };
  return { mapping, columns, openCodes };
}

/** A table of lines on the ground is one of roads, whatever else its columns are called; no other is. */
function kindsOf({ headings, values }: SeenColumns): readonly RecordKind[] {
  const hasLines = values.some(
    (column, i) => HEADING_WORDS['road-line'].includes(headings[i] ?? '') && shareOfKind('line', undefined, column) === 1,
  );
  return RECORD_KINDS.map(({ id }) => id).filter((id) => (id === 'road') === hasLines);
}

function valuesOf(rows: readonly (readonly string[])[], width: number): string[][] {
  return Array.from({ length: width }, (_, i) => presentValues(rows.map((row) => row[i] ?? '')).slice(0, MOST_VALUES));
}

/**
 * Positions of the columns that tell who somebody is by their heading or by a good part of their values, of such behind the last heading too.
 * @param rows the first lines
 */
export function findPersonalColumns(header: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const width = Math.max(header.length, ...rows.map(({ length }) => length));
  const variables = findCadasVariables(header);
  return valuesOf(rows, width).flatMap((values, i) =>
    isPersonalAmong(header[i] ?? '', header) || tellsWho(values) || tellsBirth(variables[i], values) ? [i] : [],
  );
}

/** A line is one of headings where most of what stands in it means something. */
export function judgeByWords(header: readonly string[]): 'complete' | 'incomplete' | 'none' {
  if (hasCadasHeadings(header)) return 'complete';
  const headings = header.map(foldText).filter((heading) => heading !== '');
  const known = headings.filter((heading) =>
    MAPPING_FIELDS.some(({ id }) => compareHeading(heading, HEADING_WORDS[id]) > LEAST_HEADING),
  ).length;
  if (known < LEAST_KNOWN) return 'none';
  return known * 2 >= headings.length ? 'complete' : 'incomplete';
}

/** Words of a title may mean something by chance. */
const LEAST_KNOWN = 2;

/** So many tell what a column is. */
const MOST_VALUES = 100;

/** Whether a good part of the values look like a person's identity: such a column is not even shown. */
export function tellsWho(values: readonly string[]): boolean {
  return values.length > 0 && values.filter((value) => findIdentityKind(value) !== undefined).length * TELLING_ONE_IN > values.length;
}

const TELLING_ONE_IN = 5;

function proposeAllCodes(
  fields: readonly (MappingFieldId | null)[],
  values: readonly (readonly string[])[],
): { readonly codes: TableMapping['codes']; readonly openCodes: MappingProposal['openCodes'] } {
  const codes: Partial<Record<MappingFieldId, Record<string, string | null>>> = {};
  const openCodes: Partial<Record<MappingFieldId, string[]>> = {};
  fields.forEach((field, position) => {
    const list = field === null ? undefined : getMappingField(field).list;
    if (field === null || list === undefined) return;
    const proposals = [...new Set(values[position])].map((value) => ({ value, found: proposeCode(list, value) }));
    codes[field] = Object.fromEntries(proposals.flatMap(({ value, found }) => (found === undefined ? [] : [[value, found.target]])));
    const open = proposals.filter(({ found }) => found === undefined).map(({ value }) => value);
    if (open.length > 0) openCodes[field] = open;
  });
  return { codes, openCodes };
}
