import { ACCIDENT_MEASURE_TEXTS, SEVERITIES, getAccidentDimension, type AccidentMeasure } from '@elektron/domain';
import {
  BarList,
  ChartCard,
  ChartTable,
  ColumnChart,
  HourWeekMatrix,
  SeverityMark,
  useFormats,
  useLanguage,
  useUiText,
  type ChartBar,
  type SelectableChartProps,
} from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelOfValue } from '../../filter/describe-filter.ts';
import { dimensionName } from '../../filter/filter-input.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { useBaseline, useRecordsOwner } from '../../graphql/workspace.ts';
import { stretchOfYear, useTrendNotes, withMark } from '../../notes/trend-notes.tsx';
import { drawnBars, isNothingStated, toBars } from './chart-bars.ts';
import { describeBars, describeMissingCasualties } from './chart-meaning.ts';
import { OVERVIEW_CHARTS, type OverviewChart } from './charts.ts';
import type { AccidentFacets } from './overview-queries.ts';
import { exceedsTotal } from './exceeds-total.ts';
import styles from './overview.module.css';

export interface ChartsProps {
  readonly facets: AccidentFacets;
  readonly measure: AccidentMeasure;
}

/** The nine charts, all of one answer. */
export function Charts({ facets, measure }: ChartsProps) {
  const inPlace = (place: OverviewChart['place']) =>
    OVERVIEW_CHARTS.filter((chart) => chart.place === place).map((chart) => (
      <ChartPanel key={chart.dimension} chart={chart} facets={facets} measure={measure} />
    ));
  return (
    <div className={styles['charts']}>
      <div className={styles['pair']} data-long={spansManyYears(facets) || undefined}>
        {inPlace('first')}
      </div>
      {inPlace('wide')}
      <div className={styles['pair']}>
        <div className={styles['stack']}>{inPlace('left')}</div>
        <div className={styles['stack']}>{inPlace('right')}</div>
      </div>
    </div>
  );
}

/** So many columns need the whole width. */
const MANY_YEARS = 12;

function spansManyYears({ facets }: AccidentFacets): boolean {
  return (facets.find(({ dimension }) => dimension === dimensionName('year'))?.buckets.length ?? 0) > MANY_YEARS;
}

function ChartPanel({ chart, facets, measure }: ChartsProps & { readonly chart: OverviewChart }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const text = useUiText();
  const { filter, toggle, toggleMany, clearDimension } = useFilter();
  const { speedUnit } = useRecordsOwner();
  const occurring = useOccurringKeys(chart.dimension);
  const notes = useTrendNotes();
  const dimension = getAccidentDimension(chart.dimension);
  const facet = facets.facets.find((candidate) => candidate.dimension === dimensionName(chart.dimension));
  if (facet === undefined) return null;

  const chosen = filter.selections[chart.dimension] ?? [];
  const labelOf = (key: string): string => labelOfValue(chart.dimension, key, language, t, speedUnit);
  const isTrend = (key: string): boolean => chart.dimension === 'year' && /^\d{4}$/.test(key);
  const bars = toBars(facet.buckets, { dimension: chart.dimension, language, chosen, labelOf }).map((bar) =>
    withMark(bar, isTrend(bar.key) ? notes.markOf(stretchOfYear(Number(bar.key))) : undefined),
  );
  const title = dimension.labels[language];
  const subtitle = describeBars(chart.dimension, measure, language, t);
  const shared = { title, subtitle, total: facet.total, onToggle: (key: string) => toggle(chart.dimension, key) };
  const multiValuedText = measure === 'accidents' ? 'multiValued' : 'multiValuedPeople';
  const countLabel = ACCIDENT_MEASURE_TEXTS[measure].labels[language];
  return (
    <ChartCard
      title={title}
      subtitle={subtitle}
      warning={describeMissingCasualties(facet, measure, formats, t)}
      wide={chart.kind === 'matrix'}
      onClear={chosen.length > 0 ? () => clearDimension(chart.dimension) : undefined}
      note={exceedsTotal(facet) ? text(multiValuedText, { total: formats.count(facet.total) }) : undefined}
      notes={notes.legendOf(drawnBars(bars, occurring).map(({ mark }) => mark))}
      table={<ChartTable {...shared} bars={bars} countLabel={countLabel} />}
    >
      {chosen.length === 0 && isNothingStated(facet.buckets) ? (
        <p className={styles['unstated']}>{t('charts.allUnknown', { total: formats.count(facet.total) })}</p>
      ) : (
        <Picture
          chart={chart}
          shared={shared}
          bars={bars}
          drawn={drawnBars(bars, occurring)}
          onToggleMany={(keys) => toggleMany(chart.dimension, keys)}
        />
      )}
    </ChartCard>
  );
}

interface PictureProps {
  readonly chart: OverviewChart;
  readonly shared: Pick<SelectableChartProps, 'title' | 'subtitle' | 'total' | 'onToggle'>;
  readonly bars: readonly ChartBar[];
  readonly drawn: readonly ChartBar[];
  readonly onToggleMany: (keys: readonly string[]) => void;
}

function Picture({ chart, shared, bars, drawn, onToggleMany }: PictureProps) {
  const scheme = useComputedColorScheme('light');
  if (chart.kind === 'matrix') return <HourWeekMatrix {...shared} bars={bars} scheme={scheme} onToggleMany={onToggleMany} />;
  if (chart.kind === 'columns') return <ColumnChart {...shared} bars={drawn} />;
  if (chart.dimension !== 'severity') return <BarList {...shared} bars={drawn} />;
  return (
    <BarList
      {...shared}
      bars={drawn}
      markOf={(key) => <SeverityMark severity={SEVERITIES.find((severity) => severity === key) ?? null} />}
    />
  );
}

/** Which keys occur at all, whatever the filter. */
function useOccurringKeys(dimension: OverviewChart['dimension']): ReadonlySet<string> {
  const { data } = useBaseline();
  const facet = data?.accidentFacets.facets.find((candidate) => candidate.dimension === dimensionName(dimension));
  return new Set(facet?.buckets.filter((bucket) => bucket.count > 0).map((bucket) => bucket.key));
}
