import { useQuery } from '@apollo/client/react';
import { ChartCard, EstimatePlot, RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../graphql/session.tsx';
import { OWN_EFFECTS, type OwnEffect } from './own-effects-queries.ts';
import styles from './evaluations.module.css';

const LEVEL = 0.95;

/** What the own evaluations say together of each treatment; nothing before one of them can be pooled. */
export function OwnEffects() {
  const { recordsOf } = useSession();
  return recordsOf === null ? <Effects /> : null;
}

function Effects() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(OWN_EFFECTS, { fetchPolicy: 'cache-and-network' });
  const known = (data?.evidenceLibrary ?? []).filter(({ studies }) => studies > 0);
  if (known.length === 0) return null;
  const labelOf = ({ kindLabels, studies }: OwnEffect): string => t('evidence.own.kind', { kind: kindLabels[language], count: studies });
  return (
    <ChartCard title={t('evidence.own.title')} subtitle={t('evidence.own.subtitle')} table={<EffectsTable effects={known} />} wide>
      <EstimatePlot
        title={t('evidence.own.title')}
        level={LEVEL}
        rows={known.map((effect) => ({
          id: effect.kind,
          label: labelOf(effect),
          value: effect.factor,
          lower: effect.confidenceInterval?.lower ?? null,
          upper: effect.confidenceInterval?.upper ?? null,
          contrastOnly: false,
        }))}
      />
      <p className={styles['soft']}>{t('evidence.own.more')}</p>
      <ul className={styles['bullets']}>
        {known.map((effect) => (
          <li key={effect.kind}>
            <Link to={addressOf(effect)}>{labelOf(effect)}</Link>
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}

function addressOf({ kind }: OwnEffect): string {
  return `/app/evidence?kind=${encodeURIComponent(kind)}&origin=own`;
}

function EffectsTable({ effects }: { readonly effects: readonly OwnEffect[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const between = (interval: OwnEffect['confidenceInterval']): string =>
    interval?.lower == null || interval.upper === null
      ? '–'
      : `${formats.decimal(interval.lower, 2)} – ${formats.decimal(interval.upper, 2)}`;
  return (
    <RecordTable
      caption={t('evidence.own.title')}
      rows={effects}
      rowKey={({ kind }) => kind}
      columns={[
        {
          head: t('evidence.columns.kind'),
          kind: 'name',
          cell: (effect) => <Link to={addressOf(effect)}>{effect.kindLabels[language]}</Link>,
        },
        { head: t('evidence.columns.studies'), kind: 'number', cell: ({ studies }) => formats.count(studies) },
        {
          head: t('evidence.columns.factor'),
          kind: 'number',
          cell: ({ factor }) => (factor === null ? '–' : formats.decimal(factor, 2)),
        },
        { head: t('evidence.columns.interval'), kind: 'number', cell: ({ confidenceInterval }) => between(confidenceInterval) },
        { head: t('evidence.columns.prediction'), kind: 'number', cell: ({ predictionInterval }) => between(predictionInterval) },
      ]}
    />
  );
}
