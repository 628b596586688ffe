import { TRAFFIC_MODE_LABELS, TRAFFIC_MODES, type TrafficMode } from '@elektron/domain';
import { ChartCard, ColumnChart, RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { toName } from '../../filter/filter-input.ts';
import { stretchOfYear, useTrendNotes, withMark } from '../../notes/trend-notes.tsx';
import type { SiteYear } from './traffic-queries.ts';

export interface TrendChartProps {
  readonly years: readonly SiteYear[];
  readonly mode: TrafficMode;
  readonly year: number | null;
  readonly onYear: (year: number | null) => void;
}

/** The traffic of a site year by year, directions together; estimated years are paler. The table has every mode. */
export function TrendChart({ years, mode, year, onYear }: TrendChartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const notes = useTrendNotes();
  const counted = years.filter((each) => countOf(each, mode) !== null);
  const modes = TRAFFIC_MODES.filter((other) => years.some((each) => countOf(each, other) !== null));
  const plain = counted.map((each) => ({
    key: String(each.year),
    label: `${each.year} (${t(each.counted ? 'traffic.counted' : 'traffic.estimated')})`,
    shortLabel: `’${String(each.year).slice(2)}`,
    count: countOf(each, mode) ?? 0,
    selected: each.year === year,
    ...(each.counted ? {} : { color: 'color-mix(in srgb, var(--el-data) 55%, var(--el-card))' }),
  }));
  const bars = plain.map((bar) => withMark(bar, notes.markOf(stretchOfYear(Number(bar.key)))));
  const number = (each: SiteYear, other: TrafficMode): string => {
    const count = countOf(each, other);
    return count === null ? '–' : formats.count(count);
  };
  const title = t('traffic.trend.title', { mode: TRAFFIC_MODE_LABELS[mode][language] });
  return (
    <ChartCard
      title={title}
      subtitle={t('traffic.trend.subtitle')}
      note={counted.some((each) => !each.bothDirections) ? t('traffic.trend.oneDirection') : t('traffic.trend.note')}
      notes={notes.legendOf(bars.map(({ mark }) => mark))}
      wide
      onClear={year === null ? undefined : () => onYear(null)}
      table={
        <RecordTable
          caption={title}
          rows={years}
          rowKey={(each) => String(each.year)}
          columns={[
            { head: t('traffic.year'), kind: 'name', cell: (each) => each.year },
            { head: t('months.series.notes'), cell: (each) => notes.markOf(stretchOfYear(each.year)) ?? '–' },
            { head: t('site.basis'), cell: (each) => t(each.counted ? 'traffic.counted' : 'traffic.estimated') },
            ...modes.map((other) => ({
              head: TRAFFIC_MODE_LABELS[other][language],
              kind: 'number' as const,
              cell: (each: SiteYear) => number(each, other),
            })),
          ]}
        />
      }
    >
      <ColumnChart title={title} bars={bars} total={0} onToggle={(key) => onYear(Number(key) === year ? null : Number(key))} />
    </ChartCard>
  );
}

/** Of the sum over directions; null where the source gives none, or not for all of them. */
export function countOf({ counts }: { readonly counts: SiteYear['counts'] }, mode: TrafficMode): number | null {
  return counts.find((each) => each.mode === toName(mode))?.count ?? null;
}
