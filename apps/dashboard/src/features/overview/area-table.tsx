import { ACCIDENT_MEASURE_TEXTS, type AccidentMeasure } from '@elektron/domain';
import { Notice, RecordTable, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFilter } from '../../filter/use-filter.ts';
import { AreaChart } from './area-chart.tsx';
import { isChosen, toggleRow, type AreaRow, type PlaceFigures } from './area-rows.ts';
import styles from './overview.module.css';

export interface AreaTableProps {
  /** What is counted by: the name of a collection, with the distance of surroundings. */
  readonly caption: string;
  readonly rows: readonly AreaRow[];
  readonly sums: {
    /** Of all places together; null where one cannot filter by it. */
    readonly any: AreaRow['filtered'];
    readonly inAny: PlaceFigures;
    readonly outside: PlaceFigures;
    readonly uncertain: PlaceFigures;
  };
  readonly measure: AccidentMeasure;
  /** What else is to be known of these places. */
  readonly notes: readonly string[];
  readonly source?: string;
}

/** Places that are listed at once. */
const FIRST_ROWS = 12;

/** Accidents place by place, all of them together, outside of them, and those of which nobody can say. */
export function AreaTable({ caption, rows, sums, measure, notes, source }: AreaTableProps) {
  const { t } = useTranslation();
  const columns = useColumns();
  const { any, inAny, outside, uncertain } = sums;
  const sumRows: AreaRow[] = [
    { id: 'any', label: t('areas.any'), figures: inAny, filtered: any },
    { id: 'outside', label: t('areas.outside'), figures: outside, filtered: null },
    { id: 'uncertain', label: t('areas.uncertain'), figures: uncertain, filtered: null },
  ];
  return (
    <div className={styles['areas']}>
      <AreaChart caption={caption} rows={rows} inAny={inAny} measure={measure} />
      <RecordTable caption={t('areas.sums', { name: caption })} rows={sumRows} rowKey={({ id }) => id} columns={columns} />
      <RecordTable caption={caption} rows={rows} rowKey={({ id }) => id} columns={columns} first={FIRST_ROWS} />
      <p className={styles['areasNote']}>{[...notes, t('areas.overlap')].join(' ')}</p>
      <Notice kind="note">{t('areas.caution')}</Notice>
      {source !== undefined && <p className={styles['areasNote']}>{source}</p>}
    </div>
  );
}

function useColumns(): readonly RecordColumn<AreaRow>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { filter, setFilter } = useFilter();
  const number = (head: string, of: (figures: PlaceFigures) => number): RecordColumn<AreaRow> => ({
    head,
    kind: 'number',
    cell: ({ figures }) => formats.count(of(figures)),
  });
  return [
    {
      head: t('areas.place'),
      kind: 'name',
      cell: (row) =>
        row.filtered === null ? (
          row.label
        ) : (
          <Checkbox size="xs" checked={isChosen(row, filter)} onChange={() => setFilter(toggleRow(row, filter))} label={row.label} />
        ),
    },
    number(t('areas.accidents'), ({ accidents }) => accidents),
    number(t('areas.killed'), ({ killed }) => killed),
    number(t('areas.seriouslyInjured'), ({ seriouslyInjured }) => seriouslyInjured),
    number(ACCIDENT_MEASURE_TEXTS['slightly-injured'].labels[language], ({ slightlyInjured }) => slightlyInjured),
  ];
}
