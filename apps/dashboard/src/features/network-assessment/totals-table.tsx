import { SAFETY_CLASS_LABELS } from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { ClassSwatch } from './assessment-legend.tsx';
import type { Assessment, Rate, Totals } from './assessment.ts';
import styles from './network-assessment.module.css';

const METERS_PER_KILOMETER = 1_000;

/** How long the sections of each class are, and how severe what happened there; then the junctions. */
export function TotalsTables({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const level = formats.percent(assessment.level);
  return (
    <>
      <Section title={t('assessment.totals.title')} lead={t('assessment.totals.lead', { level })}>
        <ShareBar totals={assessment.totals.filter(({ kind }) => kind === 'segment')} />
        <TotalsTable caption={t('assessment.totals.title')} totals={assessment.totals.filter(({ kind }) => kind === 'segment')} />
      </Section>
      <details className={styles['more']}>
        <summary>{t('assessment.totals.junctions')}</summary>
        <TotalsTable caption={t('assessment.totals.junctions')} totals={assessment.totals.filter(({ kind }) => kind === 'junction')} />
      </details>
    </>
  );
}

/** The lengths beside each other; the table below says the same. */
function ShareBar({ totals }: { readonly totals: readonly Totals[] }) {
  const shown = totals.filter(({ share }) => (share ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <div className={styles['shares']} aria-hidden="true">
      {shown.map(({ safetyClass, share }) => (
        <span key={safetyClass} style={{ flexGrow: share ?? 0 }}>
          <ClassSwatch of={safetyClass} />
        </span>
      ))}
    </div>
  );
}

function TotalsTable({ caption, totals }: { readonly caption: string; readonly totals: readonly Totals[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const ofSections = totals[0]?.kind === 'segment';
  return (
    <RecordTable
      caption={caption}
      rows={totals}
      rowKey={({ safetyClass }) => safetyClass}
      columns={[
        {
          head: t('assessment.class'),
          kind: 'name',
          cell: ({ safetyClass }) => (
            <>
              <ClassSwatch of={safetyClass} /> {SAFETY_CLASS_LABELS[safetyClass][language]}
            </>
          ),
        },
        ...(ofSections
          ? [
              {
                head: t('assessment.kilometers'),
                kind: 'number' as const,
                cell: ({ lengthMeters }: Totals) => formats.decimal(lengthMeters / METERS_PER_KILOMETER, 1),
              },
            ]
          : []),
        {
          head: t('assessment.totals.share'),
          kind: 'number',
          cell: ({ share }) => (share === null ? '–' : formats.percent(share, 1)),
        },
        { head: t(ofSections ? 'assessment.sections' : 'assessment.junctions'), kind: 'number', cell: ({ sites }) => formats.count(sites) },
        { head: t('assessment.accidents'), kind: 'number', cell: ({ accidents }) => formats.count(accidents) },
        { head: t('assessment.fatal'), kind: 'number', cell: ({ severe }) => formats.count(severe.fatal) },
        { head: t('assessment.serious'), kind: 'number', cell: ({ severe }) => formats.count(severe.serious) },
        ...(ofSections
          ? [
              {
                head: t('assessment.perKilometer'),
                kind: 'number' as const,
                cell: ({ severe }: Totals) => <Limited rate={severe.perKilometerYear} digits={3} />,
              },
              {
                head: t('assessment.perTraffic'),
                kind: 'number' as const,
                cell: ({ severe, trafficMeters }: Totals) => (
                  <>
                    <Limited rate={severe.perBillionVehicleKilometers} digits={1} />
                    {trafficMeters > 0 && (
                      <span className={styles['soft']}>
                        {t('assessment.ofKilometers', { kilometers: formats.decimal(trafficMeters / METERS_PER_KILOMETER, 1) })}
                      </span>
                    )}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** A rate with its exact limits below it. */
export function Limited({ rate, digits }: { readonly rate: Rate | null; readonly digits: number }) {
  const formats = useFormats();
  if (rate === null) return '–';
  return (
    <>
      {formats.decimal(rate.rate, digits)}
      <span className={styles['soft']}>
        {formats.decimal(rate.lower, digits)} – {formats.decimal(rate.upper, digits)}
      </span>
    </>
  );
}
