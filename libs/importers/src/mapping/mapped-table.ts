import type { DraftKind } from '@elektron/domain';
import { keptColumn, type ImportTable } from '../import-format.ts';
import { tellsSeverities } from './listed-casualties.ts';
import { MAPPED_CASUALTIES, MAPPED_LINES, MAPPED_VEHICLES } from './mapped-format.ts';
import { positionsOf } from './mapped-positions.ts';
import { getMappingField, type MappingFieldId } from './mapping-fields.ts';
import { MappedRows } from './parse-mapped-row.ts';
import type { RowUnit, TableMapping } from './table-mapping.ts';

/** Fields that a draft says exactly; counts of people stay in the attributes as well. */
const KEPT_AS_WRITTEN: ReadonlySet<MappingFieldId> = new Set(['killed', 'seriously-injured', 'slightly-injured', 'injured']);

const tables = new WeakMap<TableMapping, ImportTable>();

/** A table as a mapping describes it, for lines of no known format. */
export function mappedTable(mapping: TableMapping): ImportTable {
  const known = tables.get(mapping);
  if (known !== undefined) return known;
  const rows = new MappedRows(mapping);
  const isOwn = mapping.linked !== true;
  const table: ImportTable = {
    ...baseOf(mapping),
    ...(tellsSeverities(mapping) ? { completes: MAPPED_LINES.id } : {}),
    draftKind: DRAFT_OF[mapping.rowIs],
    ...(mapping.fields.includes('accident-key') ? {} : { isUnnumbered: true as const }),
    ...(isOwn && mapping.rowIs === 'casualty' && !mapping.fields.includes('severity') ? { severityFromCasualties: true as const } : {}),
    columns: mapping.fields.flatMap((field) => (field === null ? [] : [declare(field, mapping)])),
    positions: positionsOf(mapping),
    parseRow: (row) => rows.parse(row),
  };
  tables.set(mapping, table);
  return table;
}

const DRAFT_OF = { accident: 'accident', vehicle: 'traffic-unit', casualty: 'casualty' } as const satisfies Record<RowUnit, DraftKind>;

/** Which of the tables of mapped files its lines belong to. */
export function baseOf({ rowIs, linked }: Pick<TableMapping, 'rowIs' | 'linked'>): ImportTable {
  if (linked !== true || rowIs === 'accident') return MAPPED_LINES;
  return rowIs === 'vehicle' ? MAPPED_VEHICLES : MAPPED_CASUALTIES;
}

/** What a line says of what it is not is not read, and only kept as written. */
function declare(field: MappingFieldId, mapping: TableMapping): ImportTable['columns'][number] {
  const inDraft = isRead(field, mapping) && !KEPT_AS_WRITTEN.has(field);
  return keptColumn(field, { inDraft, aboutPerson: getMappingField(field).of === 'casualty' });
}

function isRead(field: MappingFieldId, { rowIs, linked }: TableMapping): boolean {
  if (field === 'accident-key') return true;
  if (field === 'unit-key') return rowIs !== 'accident';
  const { of } = getMappingField(field);
  return of === rowIs || (of === 'accident' && linked !== true);
}
