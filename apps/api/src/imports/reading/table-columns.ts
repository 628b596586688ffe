import type { ArrayItem } from './array-literal.ts';
import { bytesArrayLiteral, plainArrayLiteral, textArrayLiteral } from './array-literal.ts';
import type { ColumnType, VersionTable } from '../version-tables.ts';

/** Types whose text never needs quotes; everything else is quoted. */
const PLAIN_TYPES: ReadonlySet<ColumnType> = new Set(['smallint', 'integer', 'bigint', 'boolean', 'double precision']);

/** The rows of one table, column by column, as they gather. */
export class TableColumns {
  readonly table: VersionTable;
  readonly #values: ArrayItem[][];
  readonly #hashes: string[] = [];

  constructor(table: VersionTable) {
    this.table = table;
    this.#values = [...table.key, ...table.columns].map(() => []);
  }

  get count(): number {
    return this.#hashes.length;
  }

  /** @param row values of the key and of the columns, in the table's order */
  add(row: readonly ArrayItem[], contentHash: string): void {
    if (row.length !== this.#values.length) throw new Error(`${this.table.name} has ${this.#values.length} columns, not ${row.length}`);
    for (let index = 0; index < row.length; index += 1) this.#values[index]!.push(row[index] ?? null);
    this.#hashes.push(contentHash);
  }

  /** Array literals (a JSON array for jsonb): key columns, content hash, other columns. */
  toLiterals(): string[] {
    const all = [...this.table.key, ...this.table.columns].map(({ type }, index) => literalOf(type, this.#values[index] ?? []));
    all.splice(this.table.key.length, 0, bytesArrayLiteral(this.#hashes));
    return all;
  }
}

function literalOf(type: ColumnType, items: readonly ArrayItem[]): string {
  // One JSON array for all rows: as an array of PostgreSQL every quotation mark in it would have to be escaped, and read again.
  if (type === 'jsonb') return `[${items.join(',')}]`;
  if (PLAIN_TYPES.has(type)) return plainArrayLiteral(items as readonly (number | boolean | null)[]);
  return textArrayLiteral(items as readonly (string | null)[]);
}
