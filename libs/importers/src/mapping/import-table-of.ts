import type { ImportTable } from '../import-format.ts';
import { getImportTable } from '../import-formats.ts';
import { mappedTable } from './mapped-table.ts';
import type { TableMapping } from './table-mapping.ts';

/** What says how the lines of a file are read: a table of THE list, or a person's mapping. */
export interface TableReference {
  readonly formatId: string;
  readonly tableId: string;
  readonly mapping?: TableMapping;
}

/**
 * The table that the lines of a file belong to.
 * @throws RangeError as getImportTable
 */
export function importTableOf({ formatId, tableId, mapping }: TableReference): ImportTable {
  return mapping === undefined ? getImportTable(formatId, tableId) : mappedTable(mapping);
}
