import type { OpenAreaCount } from '@elektron/domain';
import { ScrollBox, useFormats } from '@elektron/ui';
import { useMemo, useState } from 'react';
import { SORT_COLUMNS, type SortColumn, type TableSort } from '../address.ts';
import type { AreaNames } from '../area-names.ts';
import { sortAreas } from '../sort-areas.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useAddress } from '../use-address.tsx';
import { useNextRow } from '../use-next-row.ts';
import { useWords } from '../use-words.ts';
import styles from './map-page.module.css';

const FIRST_ROWS = 25;
const MORE_ROWS = 200;

/** The numbers of the map as a table; a name chooses its area. */
export function AreaTable({
  areas,
  names,
  caption,
  threshold,
  onPick,
}: {
  readonly areas: readonly OpenAreaCount[];
  readonly names: AreaNames;
  readonly caption: string;
  readonly threshold: number;
  readonly onPick: (area: OpenAreaCount) => void;
}) {
  const words = useWords(MAP_TEXTS);
  const { language, count: write, decimal } = useFormats();
  const [{ sort, area: chosen }] = useAddress();
  const [rows, setRows] = useState(FIRST_ROWS);
  const body = useNextRow(rows);
  const named = useMemo(() => areas.map((area) => ({ area, name: names.of(area, language) })), [areas, names, language]);
  const sorted = useMemo(() => sortAreas(named, sort, language), [named, sort, language]);
  return (
    <>
      <ScrollBox label={words('table')}>
        <table className={styles['table']}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {SORT_COLUMNS.map((column) => (
                <SortHeading key={column} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {sorted.slice(0, rows).map(({ area, name }) => (
              <tr key={area.id} data-chosen={area.id === chosen || undefined}>
                <th scope="row">
                  <button type="button" aria-pressed={area.id === chosen} onClick={() => onPick(area)}>
                    {name}
                  </button>
                </th>
                <td>{area.count === null ? words('hidden', { threshold }) : write(area.count)}</td>
                <td>{area.areaKm2 > 0 ? decimal(area.areaKm2, 2) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {sorted.length > rows && <p className={styles['onPaper']}>{words('partOnPaper', { shown: rows, all: sorted.length })}</p>}
      {sorted.length > rows && (
        <button type="button" className={styles['button']} onClick={() => setRows(rows + MORE_ROWS)}>
          {words('showMore', { count: Math.min(MORE_ROWS, sorted.length - rows) })}
        </button>
      )}
    </>
  );
}

function SortHeading({ column, sort }: { readonly column: SortColumn; readonly sort: TableSort }) {
  const words = useWords(MAP_TEXTS);
  const [, go] = useAddress();
  const isSorted = sort.column === column;
  // Names begin with A, numbers with the largest.
  const descending = isSorted ? !sort.descending : column !== 'name';
  return (
    <th scope="col" aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" onClick={() => go({ sort: { column, descending } }, 'replace')}>
        {words(column)}
        <span aria-hidden>{isSorted ? (sort.descending ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}
