import { ChartCard, ScrollBox, useFormats } from '@elektron/ui';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { SafetyFunction } from './screening.ts';
import styles from './hotspots.module.css';

const HEIGHT = 190;
const FALLBACK_WIDTH = 420;
const TICK = { fill: 'var(--el-soft)', fontSize: 11 };

export interface ResidualsChartProps {
  /** Of the group. */
  readonly name: string;
  readonly residuals: SafetyFunction['residuals'];
  /** Traffic is no number of vehicles a day. */
  readonly relative: boolean;
}

/** Accidents more than fitted, summed up from the least traffic to the most, between its limits (CURE). */
export function ResidualsChart({ name, residuals, relative }: ResidualsChartProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const rows = residuals.vehiclesPerDay.map((vehicles, i) => ({
    vehicles,
    cumulative: residuals.cumulative[i]!,
    upper: residuals.limits[i]!,
    lower: -residuals.limits[i]!,
  }));
  const outside = formats.percent(residuals.shareOutside);
  return (
    <ChartCard
      title={t('screening.residuals')}
      subtitle={name}
      note={t('screening.residualsNote', { share: outside })}
      table={
        <ScrollBox label={t('screening.residuals')}>
          <table className={styles['table']}>
            <caption className="el-hidden">{t('screening.residuals')}</caption>
            <thead>
              <tr>
                {(['vehicles', 'cumulative', 'limit'] as const).map((column) => (
                  <th key={column} scope="col" className={styles['number']}>
                    {column === 'vehicles' && relative ? t('siteTables.relativeTraffic') : t(`screening.residualColumns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ vehicles, cumulative, upper }, i) => (
                // Several sites may have the same traffic.
                <tr key={i}>
                  <th scope="row" className={styles['number']}>
                    {formats.count(Math.round(vehicles))}
                  </th>
                  <td className={styles['number']}>{formats.decimal(cumulative, 1)}</td>
                  <td className={styles['number']}>±{formats.decimal(upper, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      }
    >
      <div ref={ref} role="img" aria-label={t('screening.residualsNote', { share: outside })}>
        <LineChart
          width={width || FALLBACK_WIDTH}
          height={HEIGHT}
          data={rows}
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <XAxis
            type="number"
            dataKey="vehicles"
            domain={['dataMin', 'dataMax']}
            tickFormatter={formats.count}
            tick={TICK}
            axisLine={{ stroke: 'var(--el-control)' }}
            tickLine={false}
          />
          <YAxis tick={TICK} tickFormatter={(value: number) => formats.decimal(value, 0)} axisLine={false} tickLine={false} width={38} />
          <ReferenceLine y={0} stroke="var(--el-control)" />
          <Line dataKey="upper" dot={false} stroke="var(--el-soft)" strokeDasharray="4 3" isAnimationActive={false} />
          <Line dataKey="lower" dot={false} stroke="var(--el-soft)" strokeDasharray="4 3" isAnimationActive={false} />
          <Line dataKey="cumulative" dot={false} stroke="var(--el-accent)" strokeWidth={2} isAnimationActive={false} />
        </LineChart>
      </div>
    </ChartCard>
  );
}
