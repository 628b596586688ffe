import { RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { writeP, type Effect, type Pooling } from './evidence.ts';
import styles from './evidence.module.css';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly effect: Effect | null;
  readonly tau: number | null;
}

/** The same studies by every way of pooling, and how much they differ. */
export function PoolingFacts({ pooled }: { readonly pooled: Pooling }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { fixed, random, heterogeneity, reasons } = pooled;
  const lines: Line[] = [
    { id: 'fixed', name: t('evidence.pooling.fixed'), effect: fixed, tau: null },
    ...random.flatMap(({ method, tau, normal, cautious }) => [
      { id: `${method} normal`, name: t(`evidence.pooling.methods.${method}`), effect: normal, tau },
      ...(method === 'restricted-likelihood'
        ? [{ id: `${method} cautious`, name: t('evidence.pooling.cautious'), effect: cautious, tau }]
        : []),
    ]),
  ];
  return (
    <Section card title={t('evidence.pooling.title')} lead={t('evidence.pooling.lead')}>
      <RecordTable
        caption={t('evidence.pooling.title')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { head: t('evidence.pooling.way'), kind: 'name', cell: ({ name }) => name },
          {
            head: t('evidence.columns.factor'),
            kind: 'number',
            cell: ({ effect }) => (effect === null ? '–' : formats.decimal(effect.factor, 3)),
          },
          {
            head: t('evidence.columns.interval'),
            kind: 'number',
            cell: ({ effect }) => (effect === null ? '–' : `${formats.decimal(effect.lower, 3)} – ${formats.decimal(effect.upper, 3)}`),
          },
          { head: t('evidence.pooling.tau'), kind: 'number', cell: ({ tau }) => (tau === null ? '–' : formats.decimal(tau, 3)) },
        ]}
      />
      <ul className={styles['bullets']}>
        {heterogeneity !== null && (
          <li>
            {t('evidence.pooling.heterogeneity', {
              percent: formats.decimal(heterogeneity.iSquaredPercent, 0),
              q: formats.decimal(heterogeneity.q, 2),
              freedom: formats.count(heterogeneity.degreesOfFreedom),
              p: writeP(heterogeneity.pValue, formats),
            })}
          </li>
        )}
        {[reasons.random, reasons.prediction].map(
          (reason, i, all) =>
            reason !== null && all.findIndex((other) => other?.en === reason.en) === i && <li key={reason.en}>{reason[language]}</li>,
        )}
      </ul>
    </Section>
  );
}
