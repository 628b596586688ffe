import { ChartCard, ScrollBox, useFormats } from '@elektron/ui';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Line, LineChart, XAxis, YAxis } from 'recharts';
import type { TimeSeries } from './evaluations-queries.ts';
import styles from './evaluations.module.css';

const HEIGHT = 240;
const FALLBACK_WIDTH = 480;
const TICK = { fill: 'var(--el-soft)', fontSize: 11 };
/** Room that the name of a month takes on the axis. */
const LABEL_WIDTH = 64;

/** One month of the picture; of one that is left out only its name. */
export interface SeriesMonth {
  readonly label: string;
  readonly observed: number | null;
  readonly fitted: number | null;
  readonly expected: number | null;
}

const MONTHS = 12;

/** Every month from the first to the last, so that those left out are a gap and not a line across it. */
export function toSeriesMonths(points: TimeSeries['points']): readonly SeriesMonth[] {
  const numberOf = ({ year, month }: { readonly year: number; readonly month: number }): number => MONTHS * year + month - 1;
  const byNumber = new Map(points.map((point) => [numberOf(point), point]));
  const numbers = [...byNumber.keys()];
  const first = Math.min(...numbers);
  return Array.from({ length: points.length === 0 ? 0 : Math.max(...numbers) - first + 1 }, (_, i) => {
    const number = first + i;
    const point = byNumber.get(number);
    return {
      label: `${String((number % MONTHS) + 1).padStart(2, '0')}/${Math.floor(number / MONTHS)}`,
      observed: point?.observed ?? null,
      fitted: point?.fitted ?? null,
      expected: point?.expected ?? null,
    };
  });
}

/** Accidents by month, the line fitted to them, and the line as if untreated. */
export function SeriesChart({ series }: { readonly series: TimeSeries }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const months = toSeriesMonths(series.points);
  const subtitle = t('estimators.seriesSubtitle', { before: series.monthsBefore, after: series.monthsAfter });
  const shownWidth = width || FALLBACK_WIDTH;
  return (
    <ChartCard
      title={t('estimators.series')}
      subtitle={subtitle}
      note={[t('estimators.seriesNote'), t(series.controlled ? 'estimators.seriesControlled' : 'estimators.seriesPlain')].join(' ')}
      table={<SeriesTable months={months} />}
    >
      <div ref={ref} role="img" aria-label={`${t('estimators.series')}. ${subtitle}. ${t('estimators.seriesNote')}`}>
        <LineChart
          width={shownWidth}
          height={HEIGHT}
          data={[...months]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <XAxis
            dataKey="label"
            tick={TICK}
            axisLine={{ stroke: 'var(--el-control)' }}
            tickLine={false}
            interval={Math.max(0, Math.ceil((months.length * LABEL_WIDTH) / shownWidth) - 1)}
          />
          <YAxis
            tick={TICK}
            tickFormatter={(value: number) => formats.decimal(value, 0)}
            axisLine={false}
            tickLine={false}
            width={34}
            domain={[0, 'auto']}
          />
          <Line dataKey="observed" stroke="none" dot={{ r: 2.2, fill: 'var(--el-data)', stroke: 'none' }} isAnimationActive={false} />
          <Line dataKey="expected" dot={false} stroke="var(--el-ink)" strokeWidth={1.6} strokeDasharray="5 4" isAnimationActive={false} />
          <Line dataKey="fitted" dot={false} stroke="var(--el-accent)" strokeWidth={2} isAnimationActive={false} />
        </LineChart>
      </div>
    </ChartCard>
  );
}

function SeriesTable({ months }: { readonly months: readonly SeriesMonth[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const number = (value: number | null, digits: number): string => (value === null ? '–' : formats.decimal(value, digits));
  return (
    <ScrollBox label={t('estimators.series')}>
      <table className={styles['table']}>
        <caption className="el-hidden">{t('estimators.series')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('estimators.month')}</th>
            {(['observed', 'fitted', 'expected'] as const).map((column) => (
              <th key={column} scope="col" className={styles['number']}>
                {t(`estimators.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months
            .filter(({ observed }) => observed !== null)
            .map(({ label, observed, fitted, expected }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className={styles['number']}>{number(observed, 0)}</td>
                <td className={styles['number']}>{number(fitted, 1)}</td>
                <td className={styles['number']}>{number(expected, 1)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
