import { keptColumn, type ImportTable } from '../import-format.ts';
import { getMappingField, type MappingFieldId } from './mapping-fields.ts';
import { MappedRows } from './parse-mapped-row.ts';
import { MAPPED_LINES } from './mapped-format.ts';
import type { TableMapping } from './table-mapping.ts';

/** Fields that a draft says exactly; counts of people stay in the attributes as well. */
const KEPT_AS_WRITTEN: ReadonlySet<MappingFieldId> = new Set(['killed', 'seriously-injured', 'slightly-injured', 'injured']);

const tables = new WeakMap<TableMapping, ImportTable>();

/** A table as a mapping describes it, for lines of no known format. */
export function mappedTable(mapping: TableMapping): ImportTable {
  const known = tables.get(mapping);
  if (known !== undefined) return known;
  const rows = new MappedRows(mapping);
  const table: ImportTable = {
    ...MAPPED_LINES,
    draftKind: mapping.rowIs,
    ...(mapping.fields.includes('accident-key') ? {} : { isUnnumbered: true as const }),
    ...(mapping.rowIs === 'casualty' && !mapping.fields.includes('severity') ? { severityFromCasualties: true as const } : {}),
    columns: mapping.fields.flatMap((field) => (field === null ? [] : [declare(field, mapping)])),
    parseRow: (row) => rows.parse(row),
  };
  tables.set(mapping, table);
  return table;
}

/** What a line that is an accident says of a person is not read, and only kept as written. */
function declare(field: MappingFieldId, { rowIs }: TableMapping): ImportTable['columns'][number] {
  const isOfPerson = getMappingField(field).of === 'casualty';
  const isRead = !isOfPerson || rowIs === 'casualty';
  return keptColumn(field, { inDraft: isRead && !KEPT_AS_WRITTEN.has(field), aboutPerson: isOfPerson });
}
