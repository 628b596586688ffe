import type { OpenFunnel } from '@elektron/domain';
import { ScrollBox, useFormats } from '@elektron/ui';
import { useMemo, useState } from 'react';
import styles from '../map/map-page.module.css';
import { COMPARE_TEXTS } from '../texts/compare-texts.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useNextRow } from '../use-next-row.ts';
import { useWords } from '../use-words.ts';

const FIRST_ROWS = 50;

interface FunnelTableProps {
  readonly funnel: OpenFunnel;
  readonly chosen: string | null;
  readonly nameOf: (id: string) => string;
  readonly threshold: number;
  readonly onPick: (id: string) => void;
}

/** Every area of the funnel, by name: no place in it is better than another. */
export function FunnelTable({ funnel, chosen, nameOf, threshold, onPick }: FunnelTableProps) {
  const words = useWords(COMPARE_TEXTS);
  const mapWords = useWords(MAP_TEXTS);
  const { language, count: write, decimal } = useFormats();
  const [all, setAll] = useState(false);
  const rows = useMemo(() => {
    const collator = new Intl.Collator(language, { numeric: true });
    return funnel.points.map((point) => ({ point, name: nameOf(point.id) })).sort((a, b) => collator.compare(a.name, b.name));
  }, [funnel, nameOf, language]);
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  const body = useNextRow(all ? Infinity : FIRST_ROWS);
  return (
    <>
      <ScrollBox label={words('tableCaption')}>
        <table className={styles['table']}>
          <caption>{words('tableCaption')}</caption>
          <thead>
            <tr>
              {(['name', 'count', 'expected', 'range', 'position'] as const).map((column) => (
                <th key={column} scope="col">
                  {words(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map(({ point: { id, count, expected, limits95, position }, name }) => (
              <tr key={id} data-chosen={id === chosen || undefined}>
                <th scope="row">
                  <button type="button" aria-pressed={id === chosen} onClick={() => onPick(id)}>
                    {name}
                  </button>
                </th>
                <td>{count === null ? mapWords('hidden', { threshold }) : write(count)}</td>
                <td>{decimal(expected, 1)}</td>
                <td>{words('rangeOf', { low: limits95.lower, high: limits95.upper })}</td>
                <td>{words(position ?? 'notGiven')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {!all && rows.length > FIRST_ROWS && (
        <p className={styles['onPaper']}>{mapWords('partOnPaper', { shown: FIRST_ROWS, all: rows.length })}</p>
      )}
      {!all && rows.length > FIRST_ROWS && (
        <button type="button" className={styles['button']} onClick={() => setAll(true)}>
          {mapWords('showMore', { count: rows.length - FIRST_ROWS })}
        </button>
      )}
    </>
  );
}
