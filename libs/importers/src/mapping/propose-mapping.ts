import type { SpeedUnit } from '@elektron/domain';
import { normalizeLabel } from '../code-book.ts';
import { foldText } from '../fold-text.ts';
import { isPersonalHeading } from '../personal-columns.ts';
import { normalizeHeading } from '../import-format.ts';
import { findCadasVariable, findCadasVariables, hasCadasHeadings } from './cadas-variables.ts';
import { HEADING_WORDS } from './heading-words.ts';
import { findIdentityKind } from '../personal-values.ts';
import { getMappingField, MAPPING_FIELDS, type MappingField, type MappingFieldId } from './mapping-fields.ts';
import { proposeVariable, tellsBirth } from './propose-cadas.ts';
import { proposeCode } from './propose-codes.ts';
import { ofUnits, proposeRowUnit } from './propose-row-unit.ts';
import { proposeDateOrder, proposeDecimalMark, proposeMissing, proposeSrid } from './propose-values.ts';
import { HEADING_WEIGHT, LEAST_SHARE, looseNumber, presentValues, shareOfKind, splitDateTime } from './recognise-values.ts';
import type { TableMapping } from './table-mapping.ts';
import type { TableReading } from './table-reading.ts';

/** Why a column is believed to be a field. */
export interface ColumnProposal {
  readonly field: MappingFieldId | null;
  /** 0 to 1, shown to the person who decides. */
  readonly confidence: number;
  readonly because: 'heading' | 'values' | 'both' | 'variable' | 'nothing' | 'personal';
  /** Of CADaS, that the heading names; without a field for one that has none here. */
  readonly variable?: string;
}

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
  readonly speedUnit: SpeedUnit;
  /** EPSG code of the organisation, proposed where metres do not tell another one. */
  readonly srid: number;
  /** Columns that are known to tell who somebody is, whatever their heading and values say. */
  readonly personal?: readonly number[];
  /** What has been said or found out of how the file is cut, kept with the mapping. */
  readonly reading?: TableReading;
}

const LEAST_HEADING = 0.45;
/** Fields that values alone may give away, and how sure that is at most. */
const BY_VALUES = 0.5;
const TELLING: ReadonlySet<string> = new Set([
  'date',
  'date-time',
  'longitude',
  'latitude',
  'easting',
  'northing',
  'severity',
  'casualty-severity',
]);
const TELLING_SHARE = 0.9;

interface Candidate extends ColumnProposal {
  readonly field: MappingFieldId;
  readonly position: number;
}

/**
 * What each column of a file of no known format probably is, from its heading in Greek, English and some other languages and from what its values
 * look like. A proposal, for a person to confirm.
 * @param header the headings as written
 * @param rows the first lines
 */
export function proposeMapping(header: readonly string[], rows: readonly (readonly string[])[], context: ProposalContext): MappingProposal {
  const headings = header.map(foldText);
  const values = valuesOf(rows, header.length);
  const personal = new Set([...(context.personal ?? []), ...findPersonalColumns(header, rows)]);
  const isPersonal = header.map((_, i) => personal.has(i));
  const northern = values.map(areNorthings);
  const variables = findCadasVariables(header);
  const candidates = headings.flatMap((heading, position) =>
    isPersonal[position] === true
      ? []
      : variables[position] !== undefined
        ? weighVariable(variables[position], values[position] ?? [], position)
        : MAPPING_FIELDS.filter(({ kind }) => kind !== 'northing' || northern[position] === true || !northern.includes(true)).flatMap(
            (field) => weigh(field, heading, values[position] ?? [], position),
          ),
  );
  const assigned = ofUnits(assign(candidates, header.length), values);
  const columns = assigned.map((proposal, position): ColumnProposal =>
    isPersonal[position] === true ? { field: null, confidence: 1, because: 'personal' } : orWithoutField(proposal, variables[position]),
  );
  const fields = columns.map(({ field }) => field);
  const { codes, openCodes } = proposeAllCodes(fields, values);
  const at = (field: MappingFieldId): readonly string[] => values[fields.indexOf(field)] ?? [];
  const mapping: TableMapping = {
    name: context.name,
    rowIs: proposeRowUnit(fields, at('accident-key')),
    ...proposeMissing(values),
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
    isPersonalHeading(normalizeHeading(header[i] ?? '')) || tellsWho(values) || tellsBirth(variables[i], values) ? [i] : [],
  );
}

function weighVariable(variable: string, values: readonly string[], position: number): Candidate[] {
  const proposal = proposeVariable(variable, values);
  return proposal === undefined ? [] : [{ ...proposal, position }];
}

/** A variable of CADaS that has no field here is known all the same. */
function orWithoutField(proposal: ColumnProposal, variable: string | undefined): ColumnProposal {
  if (proposal.field !== null || variable === undefined || findCadasVariable(variable) !== undefined) return proposal;
  return { field: null, confidence: 1, because: 'variable', variable };
}

function weigh(
  field: MappingField & { readonly id: MappingFieldId },
  heading: string,
  values: readonly string[],
  position: number,
): Candidate[] {
  const byHeading = compareHeading(heading, HEADING_WORDS[field.id]);
  const share = shareOfKind(field.kind, field.list, values);
  const { id } = field;
  if (byHeading >= LEAST_HEADING) {
    // Codes are often bare numbers, which no word explains: they do not contradict a heading.
    if (share !== null && share < LEAST_SHARE && field.kind !== 'code') return [];
    const byValues = share ?? BY_VALUES;
    const confidence = HEADING_WEIGHT * byHeading + (1 - HEADING_WEIGHT) * byValues;
    return [{ field: id, position, confidence, because: byValues >= TELLING_SHARE ? 'both' : 'heading' }];
  }
  if (share === null || share < TELLING_SHARE || !TELLING.has(field.id) || !isTelling(field, values)) return [];
  return [{ field: id, position, confidence: BY_VALUES * share, because: 'values' }];
}

/** Numbers of metres are many things; those of northings in Europe are not. */
function isTelling({ kind, list }: MappingField, values: readonly string[]): boolean {
  if (kind === 'northing') return areNorthings(values);
  if (kind === 'easting') return values.every((value) => (looseNumber(value) ?? 0) >= 100_000) && new Set(values).size > values.length / 2;
  if (kind === 'longitude' || kind === 'latitude') return values.every((value) => /[.,]\d{4,}$/.test(value));
  return list === undefined || values.every((value) => looseNumber(value) === undefined);
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

/** Numbers of metres that can be nothing but northings in Europe, whatever their heading says: many call them X. */
function areNorthings(values: readonly string[]): boolean {
  const inRange = (value: string): boolean => {
    const number = looseNumber(value) ?? 0;
    return number >= 3_400_000 && number <= 7_900_000;
  };
  return values.length > 0 && values.every(inRange);
}

function compareHeading(heading: string, synonyms: readonly string[]): number {
  const place = synonyms.indexOf(heading);
  if (place !== -1) return 1 - place / 100;
  const inside = synonyms.filter((synonym) => synonym.length > 3 && ` ${heading} `.includes(` ${synonym} `));
  const longest = Math.max(0, ...inside.map((synonym) => synonym.length));
  return longest === 0 ? 0 : LEAST_HEADING + 0.4 * (longest / heading.length);
}

/** The surest first; each column one field, each field one column. */
function assign(candidates: readonly Candidate[], columns: number): ColumnProposal[] {
  const proposals: ColumnProposal[] = Array.from({ length: columns }, () => ({ field: null, confidence: 0, because: 'nothing' }));
  const taken = new Set<string>();
  for (const { position, ...proposal } of candidates.toSorted((a, b) => b.confidence - a.confidence)) {
    if (taken.has(proposal.field) || proposals[position]?.field !== null) continue;
    taken.add(proposal.field);
    proposals[position] = proposal;
  }
  return proposals;
}

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
    codes[field] = Object.fromEntries(
      proposals.flatMap(({ value, found }) => (found === undefined ? [] : [[normalizeLabel(value), found.target]])),
    );
    const open = proposals.filter(({ found }) => found === undefined).map(({ value }) => value);
    if (open.length > 0) openCodes[field] = open;
  });
  return { codes, openCodes };
}
