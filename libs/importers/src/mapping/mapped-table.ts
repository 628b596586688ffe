import type { DraftKind } from '@elektron/domain';
import { keptColumn, type ImportTable } from '../import-format.ts';
import { tellsSeverities } from './listed-casualties.ts';
import { mappedCounts } from './mapped-counts.ts';
import { MAPPED_CASUALTIES, MAPPED_COUNTS, MAPPED_LINES, MAPPED_LOOKS, MAPPED_ROADS, MAPPED_VEHICLES } from './mapped-format.ts';
import { mappedLooks } from './mapped-looks.ts';
import { positionsOf } from './mapped-positions.ts';
import { getMappingField, isFieldOf, type MappingFieldId } from './mapping-fields.ts';
import { MappedRoads } from './parse-mapped-road.ts';
import { MappedRows } from './parse-mapped-row.ts';
import { recordKindOf, type RecordKind, type RowUnit } from './record-kinds.ts';
import type { TableMapping } from './table-mapping.ts';

/** Fields that a draft does not say exactly, or not at all: counts of people, the source's own word for a class, its own length. */
const KEPT_AS_WRITTEN: ReadonlySet<MappingFieldId> = new Set([
  'killed',
  'seriously-injured',
  'slightly-injured',
  'injured',
  'road-class',
  'road-length',
]);

const tables = new WeakMap<TableMapping, ImportTable>();

/** A table as a mapping describes it, for lines of no known format. */
export function mappedTable(mapping: TableMapping): ImportTable {
  const known = tables.get(mapping);
  if (known !== undefined) return known;
  const table = READERS[recordKindOf(mapping.rowIs)](mapping);
  tables.set(mapping, table);
  return table;
}

/** Who reads the lines of each kind of record. */
const READERS: Readonly<Record<RecordKind, (mapping: TableMapping) => ImportTable>> = {
  accident: mappedAccidents,
  traffic: mappedCounts,
  accessibility: mappedLooks,
  road: mappedRoads,
};

function mappedAccidents(mapping: TableMapping): ImportTable {
  const rows = new MappedRows(mapping);
  const isOwn = mapping.linked !== true;
  return {
    ...baseOf(mapping),
    ...(tellsSeverities(mapping) ? { completes: MAPPED_LINES.id } : {}),
    draftKind: DRAFT_OF[mapping.rowIs],
    ...(mapping.fields.includes('accident-key') ? {} : { isUnnumbered: true as const }),
    ...(isOwn && mapping.rowIs === 'casualty' && !mapping.fields.includes('severity') ? { severityFromCasualties: true as const } : {}),
    columns: mapping.fields.flatMap((field) => (field === null ? [] : [declare(field, mapping)])),
    positions: positionsOf(mapping),
    parseRow: (row) => rows.parse(row),
  };
}

/** A table of lines on the ground. */
function mappedRoads(mapping: TableMapping): ImportTable {
  const rows = new MappedRoads(mapping);
  return {
    ...MAPPED_ROADS,
    columns: mapping.fields.flatMap((field) => (field === null ? [] : [declare(field, mapping)])),
    positions: positionsOf(mapping),
    parseRow: (row) => rows.parse(row),
  };
}

const DRAFT_OF = {
  accident: 'accident',
  vehicle: 'traffic-unit',
  casualty: 'casualty',
  road: 'road-line',
  count: 'traffic-count',
  look: 'accessibility-observation',
} as const satisfies Record<RowUnit, DraftKind>;

/** Which of the tables of mapped files its lines belong to. */
export function baseOf({ rowIs, linked }: Pick<TableMapping, 'rowIs' | 'linked'>): ImportTable {
  if (rowIs === 'road') return MAPPED_ROADS;
  if (recordKindOf(rowIs) === 'traffic') return MAPPED_COUNTS;
  if (recordKindOf(rowIs) === 'accessibility') return MAPPED_LOOKS;
  if (linked !== true || rowIs === 'accident') return MAPPED_LINES;
  return rowIs === 'vehicle' ? MAPPED_VEHICLES : MAPPED_CASUALTIES;
}

/** What a line says of what it is not is not read, and only kept as written. */
function declare(field: MappingFieldId, mapping: TableMapping): ImportTable['columns'][number] {
  const inDraft = isRead(field, mapping) && !KEPT_AS_WRITTEN.has(field);
  const long = field === 'road-line' ? { isLong: true as const } : {};
  return keptColumn(field, { inDraft, aboutPerson: getMappingField(field).of === 'casualty', ...long });
}

function isRead(field: MappingFieldId, { rowIs, linked }: TableMapping): boolean {
  if (rowIs === 'road') return isFieldOf(getMappingField(field), 'road');
  if (field === 'accident-key') return true;
  if (field === 'unit-key') return rowIs !== 'accident';
  const { of } = getMappingField(field);
  return of === rowIs || (of === 'accident' && linked !== true);
}
