import type { ReactNode } from 'react';
import { ScrollBox } from './scroll-box.tsx';
import styles from './record-table.module.css';

export interface RecordColumn<Row> {
  /** Heading of the column; on a phone it stands before each cell. */
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /**
   * `name`: names the row. `number`: aligned by its last digit. `short`: never broken (a date). `wide`: a text of its own line on a phone.
   * `actions`: what can be done with the row; its heading is for screen readers.
   */
  readonly kind?: 'name' | 'number' | 'short' | 'wide' | 'actions';
}

export interface RecordTableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly RecordColumn<Row>[];
}

/** Records in rows; on a phone each becomes a card. */
export function RecordTable<Row>({ caption, rows, rowKey, columns }: RecordTableProps<Row>) {
  return (
    <ScrollBox framed label={caption}>
      <table className={styles['table']}>
        <caption className="el-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, kind }) => (
              <th key={head} scope="col" className={kind === undefined ? undefined : styles[kind]}>
                {kind === 'actions' ? <span className="el-hidden">{head}</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-row={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.head} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Cell<Row>({ column: { head, cell, kind }, row }: { readonly column: RecordColumn<Row>; readonly row: Row }) {
  if (kind === 'name') return <th scope="row">{cell(row)}</th>;
  if (kind === 'actions') {
    return (
      <td className={styles['actions']}>
        <div className={styles['buttons']}>{cell(row)}</div>
      </td>
    );
  }
  return (
    <td className={kind === undefined ? undefined : styles[kind]} data-label={head}>
      {cell(row)}
    </td>
  );
}
