import { ACCIDENT_MEASURE_TEXTS, type AccidentMeasure } from '@elektron/domain';
import { BarList, ChartCard, ChartTable, useFormats, useLanguage, type ChartBar } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useFilter } from '../../filter/use-filter.ts';
import { figureOf, isChosen, sortRows, toggleRow, type AreaRow, type PlaceFigures } from './area-rows.ts';
import { describeMissingCasualties } from './chart-meaning.ts';

export interface AreaChartProps {
  readonly caption: string;
  readonly rows: readonly AreaRow[];
  readonly inAny: PlaceFigures;
  readonly measure: AccidentMeasure;
}

/** Bars that are drawn; the table behind has all. */
const MOST_BARS = 12;

/** Areas as a dimension: what the page counts, place by place. An accident in two of them stands in both bars. */
export function AreaChart({ caption, rows, inAny, measure }: AreaChartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { filter, setFilter } = useFilter();
  const sorted = sortRows(rows, measure);
  const bars = sorted.map((row): ChartBar => ({
    key: row.id,
    label: row.label,
    count: figureOf(row.figures, measure),
    selected: isChosen(row, filter),
  }));
  const shown = bars.filter(({ selected }, position) => selected || position < MOST_BARS);
  const total = figureOf(inAny, measure);
  const onToggle = (key: string): void => {
    const row = rows.find(({ id }) => id === key);
    if (row !== undefined) setFilter(toggleRow(row, filter));
  };
  const people = ACCIDENT_MEASURE_TEXTS[measure].labels[language];
  const shared = { title: t('areas.chart', { name: caption }), subtitle: people, total, onToggle };
  const rest = bars.length - shown.length;
  return (
    <ChartCard
      title={shared.title}
      subtitle={people}
      warning={describeMissingCasualties(inAny, measure, formats, t)}
      note={[
        t('areas.total', { total: formats.count(total) }),
        ...(rest > 0 ? [t('areas.further', { count: rest, formatted: formats.count(rest) })] : []),
      ].join(' ')}
      table={<ChartTable {...shared} bars={bars} countLabel={people} />}
    >
      <BarList {...shared} bars={shown} />
    </ChartCard>
  );
}
