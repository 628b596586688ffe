import { invalidInput } from './given-value.ts';
import { COUNTED_FIELDS } from './traffic-fields.ts';
import { getMappingField, isFieldOf } from './mapping-fields.ts';
import { recordKindOf, type RecordKind } from './record-kinds.ts';
import type { TableMapping } from './table-mapping.ts';

/**
 * What a mapping must say so that its lines can become records.
 * @throws Problem INPUT_INVALID that names what is missing
 */
export function requireUseful(mapping: TableMapping): void {
  const { fields, headings, rowIs } = mapping;
  if (fields.length !== headings.length) throw invalidInput('headings', headings.length);
  const kind = recordKindOf(rowIs);
  requireFieldsOf(kind, mapping);
  if (kind !== 'road') refuseOfRoads(mapping);
  NEEDS[kind](mapping);
}

const NEEDS: Readonly<Record<RecordKind, (mapping: TableMapping) => void>> = {
  accident: requireAccidents,
  traffic: requireCounts,
  accessibility: requireLooks,
  road: requireRoads,
};

/** A field of another kind of record would be taken and never read. */
function requireFieldsOf(kind: RecordKind, { fields }: TableMapping): void {
  const foreign = fields.find((field) => field !== null && !isFieldOf(getMappingField(field), kind));
  if (foreign != null) throw invalidInput('fields', foreign);
}

/** Without a year nothing can be a record; without a number of their accident nobody knows which vehicles or casualties belong together. */
function requireAccidents(mapping: TableMapping): void {
  const { fields, rowIs, linked, keyScope, countedOver, countYear } = mapping;
  if (countedOver !== undefined) throw invalidInput('countedOver', countedOver);
  if (countYear !== undefined) throw invalidInput('countYear', countYear);
  if (linked === true && rowIs === 'accident') throw invalidInput('linked', rowIs);
  if (rowIs !== 'accident' && !fields.includes('accident-key')) throw invalidInput('fields', 'accident-key');
  const needsYear = linked !== true || keyScope !== 'source';
  if (needsYear && !isDated(mapping)) throw invalidInput('fields', 'date, date-time, year');
}

/** Without its site nobody knows which years and directions belong together; without a year, or without anything counted, there is no count. */
function requireCounts(mapping: TableMapping): void {
  const { fields, linked, keyScope, casualtiesListed, countedOver, countYear } = mapping;
  if (linked !== undefined || keyScope !== undefined || casualtiesListed !== undefined) throw invalidInput('rowIs', mapping.rowIs);
  if (!fields.includes('count-site')) throw invalidInput('fields', 'count-site');
  if (!fields.some((field) => field !== null && COUNTED_FIELDS.includes(field))) throw invalidInput('fields', COUNTED_FIELDS.join(', '));
  // A year beside a column of time would be a second answer to one question.
  if (countYear !== undefined && isDated(mapping)) throw invalidInput('countYear', countYear);
  if (countYear !== undefined && countedOver !== undefined && countedOver !== 'year') throw invalidInput('countedOver', countedOver);
  if (countYear === undefined && !isDated(mapping)) throw invalidInput('fields', 'date, date-time, year');
}

/** What a line of the form for surveys cannot do without, no line can. */
const NEEDED_OF_A_LOOK = ['feature-number', 'item', 'state'] as const;

function requireLooks(mapping: TableMapping): void {
  const { fields, rowIs, linked, keyScope, casualtiesListed, countedOver, countYear } = mapping;
  const isOfOthers = [linked, keyScope, casualtiesListed, countedOver, countYear].some((value) => value !== undefined);
  if (isOfOthers) throw invalidInput('rowIs', rowIs);
  const missing = NEEDED_OF_A_LOOK.find((field) => !fields.includes(field));
  if (missing !== undefined) throw invalidInput('fields', missing);
  // A year alone says of no look when it was.
  if (!fields.includes('date') && !fields.includes('date-time')) throw invalidInput('fields', 'date, date-time');
}

/** Without its line there is no road. */
function requireRoads({ fields, rowIs, linked, keyScope, casualtiesListed, countedOver, countYear }: TableMapping): void {
  if (linked !== undefined) throw invalidInput('linked', rowIs);
  const isOfOthers = [keyScope, casualtiesListed, countedOver, countYear].some((value) => value !== undefined);
  if (isOfOthers) throw invalidInput('rowIs', rowIs);
  if (!fields.includes('road-line')) throw invalidInput('fields', 'road-line');
}

function refuseOfRoads({ meetsAt, positionsIn }: TableMapping): void {
  if (meetsAt !== undefined) throw invalidInput('meetsAt', meetsAt);
  if (positionsIn !== undefined) throw invalidInput('positionsIn', positionsIn);
}

function isDated({ fields }: TableMapping): boolean {
  return fields.some((field) => field === 'date' || field === 'date-time' || field === 'year');
}
