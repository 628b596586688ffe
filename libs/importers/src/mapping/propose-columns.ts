import { findCadasVariable } from './cadas-variables.ts';
import { HEADING_WORDS, HEADING_WORDS_OF_ROADS } from './heading-words.ts';
import { listFields, type MappingField, type MappingFieldId } from './mapping-fields.ts';
import { besideTheRoad } from './propose-beside-road.ts';
import { proposeVariable } from './propose-cadas.ts';
import { ofUnits } from './propose-row-unit.ts';
import { HEADING_WEIGHT, LEAST_SHARE, looseNumber, shareOfKind } from './recognise-values.ts';
import type { RecordKind } from './record-kinds.ts';

/** Why a column is believed to be a field. */
export interface ColumnProposal {
  readonly field: MappingFieldId | null;
  /** 0 to 1, shown to the person who decides. */
  readonly confidence: number;
  readonly because: 'heading' | 'values' | 'both' | 'variable' | 'nothing' | 'personal';
  /** Of CADaS, that the heading names; without a field for one that has none here. */
  readonly variable?: string;
}

/** The columns of a table as its first lines show them. */
export interface SeenColumns {
  /** Folded. */
  readonly headings: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly isPersonal: readonly boolean[];
  /** Of CADaS, that the headings name. */
  readonly variables: readonly (string | undefined)[];
}

export const LEAST_HEADING = 0.45;
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

/** What the columns probably are, if the records are of a kind. */
export function proposeColumns({ headings, values, isPersonal, variables }: SeenColumns, kind: RecordKind): readonly ColumnProposal[] {
  const northern = values.map(areNorthings);
  const fields = listFields(kind);
  const candidates = headings.flatMap((heading, position) => {
    if (isPersonal[position] === true) return [];
    const [variable, own] = [variables[position], values[position] ?? []];
    if (variable !== undefined && kind === 'accident') return weighVariable(variable, own, position);
    return fields
      .filter((field) => field.kind !== 'northing' || northern[position] === true || !northern.includes(true))
      .flatMap((field) => weigh(field, heading, own, position, kind));
  });
  const alone = assign(candidates, headings.length);
  const assigned = ofUnits(kind === 'accident' ? besideTheRoad(alone, { headings, values }) : alone, values);
  return assigned.map((proposal, position) =>
    isPersonal[position] === true ? { field: null, confidence: 1, because: 'personal' } : orWithoutField(proposal, variables[position]),
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
  kind: RecordKind,
): Candidate[] {
  const more = kind === 'road' ? (HEADING_WORDS_OF_ROADS[field.id] ?? []) : [];
  const byHeading = compareHeading(heading, [...HEADING_WORDS[field.id], ...more]);
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

/** Numbers of metres that can be nothing but northings in Europe, whatever their heading says: many call them X. */
function areNorthings(values: readonly string[]): boolean {
  const inRange = (value: string): boolean => {
    const number = looseNumber(value) ?? 0;
    return number >= 3_400_000 && number <= 7_900_000;
  };
  return values.length > 0 && values.every(inRange);
}

/** How sure a heading is a field by its words: 0 to 1. */
export function compareHeading(heading: string, synonyms: readonly string[]): number {
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
