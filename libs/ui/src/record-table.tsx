import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useFormats, useUiText } from './language-context.tsx';
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
  /** Of a longer list only so many are shown, until all are asked for. */
  readonly first?: number;
}

/** Records in rows; on a phone each becomes a card. */
export function RecordTable<Row>({ first = Infinity, ...table }: RecordTableProps<Row>) {
  const [whole, setWhole] = useState(false);
  const { rows } = table;
  if (rows.length <= first) return <Rows {...table} />;
  return (
    <>
      <Rows {...table} rows={whole ? rows : rows.slice(0, first)} />
      <Length shown={first} all={rows.length} whole={whole} onWhole={setWhole} />
    </>
  );
}

interface LengthProps {
  readonly shown: number;
  readonly all: number;
  readonly whole: boolean;
  readonly onWhole: (whole: boolean) => void;
}

/** One button, which stays where it is: whoever has pressed it is not lost. */
function Length({ shown, all, whole, onWhole }: LengthProps) {
  const text = useUiText();
  const formats = useFormats();
  return (
    <div>
      <Button variant="default" size="sm" onClick={() => onWhole(!whole)}>
        {whole ? text('showFirst', { count: formats.count(shown) }) : text('showAll', { count: formats.count(all) })}
      </Button>
    </div>
  );
}

function Rows<Row>({ caption, rows, rowKey, columns }: Omit<RecordTableProps<Row>, 'first'>) {
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
