import { ChartCard, RecordTable, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { writeP, type Pooling } from './evidence.ts';

const HEIGHT = 260;
const FALLBACK_WIDTH = 420;
const TICK = { fill: 'var(--el-soft)', fontSize: 11 };
/** Two-sided normal quantile at 95 %: between its lines 95 % of studies lie if nothing but chance spreads them. */
const REACH = 1.96;

interface FunnelCardProps {
  readonly pooled: Pooling;
  readonly names: ReadonlyMap<string, string>;
}

/** Effect across, standard error down: where small studies lie on one side only, some may be missing on the other. */
export function FunnelCard({ pooled, names }: FunnelCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { funnel, funnelCentre } = pooled;
  return (
    <ChartCard
      title={t('evidence.funnel.title')}
      subtitle={t('evidence.funnel.subtitle')}
      note={<FunnelTests pooled={pooled} />}
      table={
        <RecordTable
          caption={t('evidence.funnel.title')}
          rows={funnel}
          rowKey={({ id }) => id}
          columns={[
            { head: t('evidence.columns.study'), kind: 'name', cell: ({ id }) => names.get(id) ?? id },
            { head: t('evidence.columns.factor'), kind: 'number', cell: ({ logEffect }) => formats.decimal(Math.exp(logEffect), 2) },
            {
              head: t('evidence.funnel.standardError'),
              kind: 'number',
              cell: ({ standardError }) => formats.decimal(standardError, 3),
            },
          ]}
        />
      }
    >
      <FunnelPlot
        pooled={pooled}
        label={t('evidence.funnel.described', { count: funnel.length, centre: centreOf(funnelCentre, formats) })}
      />
    </ChartCard>
  );
}

function centreOf(centre: number | null, formats: Formats): string {
  return centre === null ? '–' : formats.decimal(Math.exp(centre), 2);
}

function FunnelPlot({ pooled: { funnel, funnelCentre, trimAndFill }, label }: { readonly pooled: Pooling; readonly label: string }) {
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const drawn = [...funnel, ...(trimAndFill?.added ?? [])];
  const deepest = Math.max(...drawn.map(({ standardError }) => standardError)) * 1.1;
  const centre = funnelCentre ?? 0;
  // Wide enough for the lines, and for every study beside them.
  const reach = Math.max(REACH * deepest, ...drawn.map(({ logEffect }) => 1.1 * Math.abs(logEffect - centre)));
  const side = (sign: number) => [{ x: centre, y: 0 }, { x: centre + sign * REACH * deepest, y: deepest }] as const; // prettier-ignore
  return (
    <div ref={ref} role="img" aria-label={label}>
      <ScatterChart
        width={width || FALLBACK_WIDTH}
        height={HEIGHT}
        accessibilityLayer={false}
        margin={{ top: 8, right: 12, bottom: 4, left: 0 }}
      >
        <XAxis
          type="number"
          dataKey="x"
          domain={[centre - reach, centre + reach]}
          tickFormatter={(value: number) => formats.decimal(Math.exp(value), 2)}
          tick={TICK}
          axisLine={{ stroke: 'var(--el-control)' }}
          tickLine={false}
        />
        <YAxis
          type="number"
          dataKey="y"
          reversed
          domain={[0, deepest]}
          tickFormatter={(value: number) => formats.decimal(value, 2)}
          tick={TICK}
          axisLine={false}
          tickLine={false}
          width={40}
        />
        <ReferenceLine x={centre} stroke="var(--el-soft)" strokeDasharray="4 3" />
        <ReferenceLine segment={side(-1)} stroke="var(--el-soft)" />
        <ReferenceLine segment={side(1)} stroke="var(--el-soft)" />
        <Scatter data={funnel.map(toPoint)} fill="var(--el-accent)" isAnimationActive={false} />
        <Scatter data={(trimAndFill?.added ?? []).map(toPoint)} fill="var(--el-card)" stroke="var(--el-accent)" isAnimationActive={false} />
      </ScatterChart>
    </div>
  );
}

function toPoint({ logEffect, standardError }: { readonly logEffect: number; readonly standardError: number }): { x: number; y: number } {
  return { x: logEffect, y: standardError };
}

/** Egger's test, and trim and fill; or why there is neither. */
function FunnelTests({ pooled: { egger, trimAndFill, reasons } }: { readonly pooled: Pooling }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const sentences = [
    egger === null ? (reasons.egger?.[language] ?? '') : t('evidence.funnel.egger', { p: writeP(egger.pValue, formats) }),
    trimAndFill === null
      ? egger === null
        ? ''
        : (reasons.trimAndFill?.[language] ?? '')
      : t('evidence.funnel.filled', { count: trimAndFill.filled, factor: formats.decimal(trimAndFill.random.factor, 2) }),
  ];
  return <>{sentences.filter((sentence) => sentence !== '').join(' ')}</>;
}
