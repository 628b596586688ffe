import { ChartCard, ColumnChart, RecordTable, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { stretchOfYear, useTrendNotes, withMark } from '../../notes/trend-notes.tsx';
import type { Traffic } from './traffic-queries.ts';

export interface CoverageChartProps {
  readonly years: Traffic['years'];
  readonly year: number | null;
  readonly onYear: (year: number | null) => void;
}

/** How many sites each year has, and how many of them were counted on the road. A column chooses its year. */
export function CoverageChart({ years, year, onYear }: CoverageChartProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const notes = useTrendNotes();
  const plain = years.map((each) => ({
    key: String(each.year),
    label: String(each.year),
    shortLabel: `’${String(each.year).slice(2)}`,
    count: each.sites,
    selected: each.year === year,
  }));
  const bars = plain.map((bar) => withMark(bar, notes.markOf(stretchOfYear(Number(bar.key)))));
  const total = years.reduce((sum, each) => sum + each.sites, 0);
  return (
    <ChartCard
      title={t('traffic.coverage.title')}
      subtitle={t('traffic.coverage.subtitle')}
      help={t('traffic.coverage.help')}
      notes={notes.legendOf(bars.map(({ mark }) => mark))}
      wide
      onClear={year === null ? undefined : () => onYear(null)}
      table={
        <RecordTable
          caption={t('traffic.coverage.title')}
          rows={years}
          rowKey={(each) => String(each.year)}
          columns={[
            { head: t('traffic.year'), kind: 'name', cell: (each) => each.year },
            { head: t('traffic.coverage.sites'), kind: 'number', cell: (each) => formats.count(each.sites) },
            { head: t('traffic.coverage.counted'), kind: 'number', cell: (each) => formats.count(each.counted) },
            { head: t('traffic.coverage.estimated'), kind: 'number', cell: (each) => formats.count(each.sites - each.counted) },
            { head: t('traffic.coverage.oneDirection'), kind: 'number', cell: (each) => formats.count(each.oneDirection) },
            { head: t('months.series.notes'), cell: (each) => notes.markOf(stretchOfYear(each.year)) ?? '–' },
          ]}
        />
      }
    >
      <ColumnChart
        title={t('traffic.coverage.title')}
        bars={bars}
        total={total}
        onToggle={(key) => onYear(Number(key) === year ? null : Number(key))}
      />
    </ChartCard>
  );
}
