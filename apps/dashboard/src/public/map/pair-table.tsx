import type { OpenArea, PublishedDimension, PublishedHead, PublishedTable } from '@elektron/domain';
import { ScrollBox, useFormats, useText } from '@elektron/ui';
import { nameYears } from '../statements.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useWords } from '../use-words.ts';
import styles from './map-page.module.css';

export interface PairTableProps {
  readonly head: PublishedHead;
  readonly area: OpenArea;
  /** Of two dimensions. */
  readonly table: PublishedTable;
  readonly period: string;
  readonly caption: string;
  readonly rows: PublishedDimension;
  readonly columns: Pick<PublishedDimension, 'id' | 'values'>;
}

/** How many accidents of an area had each pair of two values. */
export function PairTable({ head, area, table, period, caption, rows, columns }: PairTableProps) {
  const words = useWords(MAP_TEXTS);
  const inLanguage = useText();
  const { count: write } = useFormats();
  const counts = area.counts[table.id]?.[period] ?? [];
  return (
    <ScrollBox label={caption}>
      <table className={styles['table']}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{inLanguage(rows.names)}</th>
            {columns.values.map(({ id, names }) => (
              <th key={id} scope="col">
                {inLanguage(names)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.values.map((row) => (
            <tr key={row.id}>
              <th scope="row">{inLanguage(row.names)}</th>
              {columns.values.map(({ id }) => {
                const count = counts[positionIn(head, table, { [rows.id]: row.id, [columns.id]: id })] ?? null;
                return <td key={id}>{count === null ? words('hidden', { threshold: head.threshold }) : write(count)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Position of a pair of values in a table of two dimensions: the second runs fastest. */
function positionIn(head: PublishedHead, { dimensions }: PublishedTable, valueOf: Readonly<Record<string, string>>): number {
  return dimensions.reduce((at, id) => {
    const values = head.dimensions.find((dimension) => dimension.id === id)?.values ?? [];
    return at * values.length + values.findIndex((value) => value.id === valueOf[id]);
  }, 0);
}

/** Every table of two dimensions that the release has of the area in the period. */
export function PairTables({ head, area, period }: { readonly head: PublishedHead; readonly area: OpenArea; readonly period: string }) {
  const words = useWords(MAP_TEXTS);
  const inLanguage = useText();
  return head.tables
    .filter(
      ({ dimensions, geographies, periods }) => dimensions.length === 2 && geographies.includes(area.geography) && periods.includes(period),
    )
    .map((table) => {
      const [rows, columns] = table.dimensions.map((id) => head.dimensions.find((dimension) => dimension.id === id));
      if (rows === undefined || columns === undefined) return null;
      const dimension = `${inLanguage(rows.names)} × ${inLanguage(columns.names)}`;
      const caption = words('breakdownOf', { dimension, years: nameYears(head, period) });
      return <PairTable key={table.id} {...{ head, area, table, period, caption, rows, columns }} />;
    });
}
