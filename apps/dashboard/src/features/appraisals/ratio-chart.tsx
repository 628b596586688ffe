import { ChartCard, RecordTable, useFormats } from '@elektron/ui';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, ErrorBar, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { Appraisal, AppraisedAlternative } from './appraisals-queries.ts';

const FALLBACK_WIDTH = 480;
const ROW = 46;
const AXIS = 34;
const NAMES = 120;

interface RatioRow {
  readonly id: string;
  readonly name: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Below and above the value, as the chart draws it. */
  readonly reach: readonly [number, number];
}

/** Benefit per cost of each alternative with its simulated interval; the line is where both are equal. */
export function RatioChart({ appraisal }: { readonly appraisal: Appraisal }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const rows = appraisal.alternatives.map(toRow);
  const drawn = rows.filter(({ value }) => value !== null);
  const title = t('appraisals.ratio.title');
  const interval = ({ lower, upper }: RatioRow): string =>
    lower === null || upper === null ? '–' : `${formats.decimal(lower, 2)} – ${formats.decimal(upper, 2)}`;
  const summary = rows
    .map((row) => `${row.name}: ${row.value === null ? '–' : formats.decimal(row.value, 2)} (${interval(row)})`)
    .join(', ');
  return (
    <ChartCard
      title={title}
      note={t('appraisals.ratio.note', { level: formats.percent(appraisal.level) })}
      wide
      table={
        <RecordTable
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { head: t('appraisals.measure'), kind: 'name', cell: ({ name }) => name },
            { head: t('appraisals.ratio.value'), kind: 'number', cell: ({ value }) => (value === null ? '–' : formats.decimal(value, 2)) },
            { head: t('appraisals.limits', { level: formats.percent(appraisal.level) }), kind: 'number', cell: interval },
          ]}
        />
      }
    >
      <div ref={ref} role="img" aria-label={`${title}. ${summary}`}>
        <BarChart
          width={width || FALLBACK_WIDTH}
          height={drawn.length * ROW + AXIS}
          data={drawn}
          layout="vertical"
          accessibilityLayer={false}
          margin={{ top: 4, right: 16, bottom: 0, left: 0 }}
          barCategoryGap="40%"
        >
          <XAxis
            type="number"
            tick={{ fill: 'var(--el-soft)', fontSize: 11 }}
            tickFormatter={(value: number) => formats.number(Math.round(100 * value) / 100)}
          />
          <YAxis type="category" dataKey="name" width={NAMES} tick={{ fill: 'var(--el-ink)', fontSize: 12 }} tickLine={false} />
          <ReferenceLine x={1} ifOverflow="extendDomain" stroke="var(--el-ink)" strokeDasharray="4 3" />
          <Bar dataKey="value" fill="var(--el-data)" isAnimationActive={false}>
            <ErrorBar dataKey="reach" direction="x" width={6} strokeWidth={2} stroke="var(--el-ink)" isAnimationActive={false} />
          </Bar>
        </BarChart>
      </div>
    </ChartCard>
  );
}

function toRow({ id, name, figures }: AppraisedAlternative): RatioRow {
  const ratio = figures.find((figure) => figure.id === 'benefitCostRatio');
  const [value, lower, upper] = [ratio?.value ?? null, ratio?.lower ?? null, ratio?.upper ?? null];
  const reach =
    value === null || lower === null || upper === null
      ? ([0, 0] as const)
      : ([Math.max(0, value - lower), Math.max(0, upper - value)] as const);
  return { id, name, value, lower, upper, reach };
}
