import { ChartCard, RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { Appraisal, AppraisedAlternative } from './appraisals-queries.ts';
import { writeFigure } from './write-figure.ts';

const FALLBACK_WIDTH = 480;
const ROW = 34;
const AXIS = 34;
const NAMES = 128;
const THOUSAND = 1000;

type Sensitivity = AppraisedAlternative['sensitivity'][number];

/** The net present value with each input at its two ends, the others held: which of them matters most. */
export function SensitivityChart({
  alternative,
  appraisal,
}: {
  readonly alternative: AppraisedAlternative;
  readonly appraisal: Appraisal;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const { currency } = appraisal.values;
  const title = t('appraisals.sensitivity.title', { name: alternative.name });
  const money = (value: number | null | undefined): string => writeFigure(value, 'money', currency, formats);
  const bars = alternative.sensitivity.flatMap((row) => toBar(row, t(`appraisals.sensitivity.inputs.${inputOf(row)}`)));
  const summary = alternative.sensitivity
    .map((row) => `${row.labels[language]}: ${money(row.netPresentValueAtLower)} – ${money(row.netPresentValueAtUpper)}`)
    .join(', ');
  const worth = alternative.figures.find(({ id }) => id === 'netPresentValue')?.value ?? null;
  return (
    <ChartCard
      title={title}
      note={t('appraisals.sensitivity.note')}
      wide
      table={
        <RecordTable
          caption={title}
          rows={alternative.sensitivity}
          rowKey={({ input }) => input}
          columns={[
            { head: t('appraisals.sensitivity.input'), kind: 'name', cell: ({ labels }) => labels[language] },
            { head: t('appraisals.sensitivity.atLower'), kind: 'number', cell: (row) => money(row.netPresentValueAtLower) },
            { head: t('appraisals.sensitivity.atUpper'), kind: 'number', cell: (row) => money(row.netPresentValueAtUpper) },
          ]}
        />
      }
    >
      {bars.length === 0 ? (
        <p>{alternative.sensitivity[0]?.reason?.[language]}</p>
      ) : (
        <div ref={ref} role="img" aria-label={`${title}. ${summary}`}>
          <BarChart
            width={width || FALLBACK_WIDTH}
            height={bars.length * ROW + AXIS}
            data={bars}
            layout="vertical"
            accessibilityLayer={false}
            margin={{ top: 4, right: 16, bottom: 0, left: 0 }}
          >
            <XAxis
              type="number"
              tick={{ fill: 'var(--el-soft)', fontSize: 11 }}
              tickFormatter={(value: number) => t('appraisals.thousand', { amount: formats.count(value / THOUSAND) })}
            />
            <YAxis type="category" dataKey="label" width={NAMES} tick={{ fill: 'var(--el-ink)', fontSize: 11 }} tickLine={false} />
            <ReferenceLine x={0} stroke="var(--el-ink)" />
            {worth !== null && <ReferenceLine x={worth} stroke="var(--el-soft)" strokeDasharray="4 3" />}
            <Bar dataKey="range" fill="var(--el-data)" isAnimationActive={false} />
          </BarChart>
        </div>
      )}
    </ChartCard>
  );
}

const INPUTS = ['effect', 'values', 'capital', 'discount-rate'] as const;

function inputOf({ input }: Sensitivity): (typeof INPUTS)[number] {
  return INPUTS.find((known) => known === input) ?? 'effect';
}

function toBar({ netPresentValueAtLower, netPresentValueAtUpper }: Sensitivity, label: string) {
  if (netPresentValueAtLower == null || netPresentValueAtUpper == null) return [];
  const range = [Math.min(netPresentValueAtLower, netPresentValueAtUpper), Math.max(netPresentValueAtLower, netPresentValueAtUpper)];
  return [{ label, range }];
}
