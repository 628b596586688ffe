import { ChartCard, EstimatePlot, RecordTable, useFormats, type EstimateRow } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { KindEvidenceQuery } from '../../graphql/generated/graphql.ts';
import type { Effect, Pooling, Study } from './evidence.ts';

const LEVEL = 0.95;

interface Line {
  readonly id: string;
  readonly name: string;
  readonly effect: Effect | null;
  /** Share in the mean, 0 to 1. */
  readonly weight: number | null;
}

function toRow({ id, name, effect }: Line): EstimateRow {
  return {
    id,
    label: name,
    value: effect?.factor ?? null,
    lower: effect?.lower ?? null,
    upper: effect?.upper ?? null,
    contrastOnly: false,
  };
}

export interface ForestCardProps {
  readonly studies: readonly Study[];
  readonly names: ReadonlyMap<string, string>;
  readonly entry: KindEvidenceQuery['kindEvidence']['entry'];
}

/** Every study with its interval, and below them their mean and where a further one would lie. */
export function ForestCard({ studies, names, entry }: ForestCardProps) {
  const { t } = useTranslation();
  const lines: Line[] = studies.map((study) => ({
    id: study.id,
    name: names.get(study.id) ?? study.id,
    effect: study,
    weight: study.randomWeight ?? study.fixedWeight,
  }));
  const { factor, confidenceInterval, predictionInterval } = entry;
  if (studies.length > 1)
    lines.push({ id: 'mean', name: t('evidence.forest.mean'), effect: effectOf(factor, confidenceInterval), weight: null });
  if (predictionInterval !== null)
    lines.push({ id: 'next', name: t('evidence.forest.prediction'), effect: effectOf(factor, predictionInterval), weight: null });
  return (
    <ChartCard
      title={t('evidence.forest.title')}
      subtitle={t('evidence.forest.subtitle')}
      table={<EffectsTable caption={t('evidence.forest.title')} lines={lines} />}
    >
      <EstimatePlot title={t('evidence.forest.title')} level={LEVEL} rows={lines.map(toRow)} />
    </ChartCard>
  );
}

function effectOf(factor: number | null, interval: ForestCardProps['entry']['confidenceInterval']): Effect | null {
  if (factor === null || interval?.lower == null || interval.upper === null) return null;
  return { factor, lower: interval.lower, upper: interval.upper };
}

/** What the others say without each study. */
export function LeaveOneOutCard({ pooled, names }: { readonly pooled: Pooling; readonly names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const lines = pooled.leaveOneOut.map(({ omittedId, fixed, random }): Line => ({
    id: omittedId,
    name: t('evidence.without', { study: names.get(omittedId) ?? omittedId }),
    effect: random ?? fixed,
    weight: null,
  }));
  return (
    <ChartCard
      title={t('evidence.leaveOneOut.title')}
      subtitle={t('evidence.leaveOneOut.subtitle')}
      table={<EffectsTable caption={t('evidence.leaveOneOut.title')} lines={lines} />}
      wide
    >
      <EstimatePlot title={t('evidence.leaveOneOut.title')} level={LEVEL} rows={lines.map(toRow)} />
    </ChartCard>
  );
}

function EffectsTable({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const weighted = lines.some(({ weight }) => weight !== null);
  return (
    <RecordTable
      caption={caption}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { head: t('evidence.columns.study'), kind: 'name', cell: ({ name }) => name },
        {
          head: t('evidence.columns.factor'),
          kind: 'number',
          cell: ({ effect }) => (effect === null ? '–' : formats.decimal(effect.factor, 2)),
        },
        {
          head: t('evidence.columns.interval'),
          kind: 'number',
          cell: ({ effect }) => (effect === null ? '–' : `${formats.decimal(effect.lower, 2)} – ${formats.decimal(effect.upper, 2)}`),
        },
        ...(weighted
          ? [
              {
                head: t('evidence.columns.weight'),
                kind: 'number' as const,
                cell: ({ weight }: Line) => (weight === null ? '–' : formats.percent(weight)),
              },
            ]
          : []),
      ]}
    />
  );
}
