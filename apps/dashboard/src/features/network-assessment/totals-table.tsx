import { safetyClassLabels } from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { OfKilometers, RoadClassesTable } from './road-classes-table.tsx';
import { ClassSwatch } from './assessment-legend.tsx';
import type { Assessment, Totals } from './assessment.ts';
import styles from './network-assessment.module.css';

const METERS_PER_KILOMETER = 1_000;

/** How long the sections of each class are, and what happened there; then the junctions; then how severe it is on each class of road. */
export function TotalsTables({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const timesOfPeers = assessment.parameters['timesOfPeers'] ?? 1;
  const ofKind = (kind: Totals['kind']): readonly Totals[] => assessment.totals.filter((total) => total.kind === kind);
  return (
    <>
      <Section title={t('assessment.totals.title')} lead={t('assessment.totals.lead')}>
        <ShareBar totals={ofKind('segment')} />
        <TotalsTable caption={t('assessment.totals.title')} totals={ofKind('segment')} timesOfPeers={timesOfPeers} />
      </Section>
      <details className={styles['more']}>
        <summary>{t('assessment.totals.junctions')}</summary>
        <TotalsTable caption={t('assessment.totals.junctions')} totals={ofKind('junction')} timesOfPeers={timesOfPeers} />
      </details>
      <RoadClassesTable assessment={assessment} />
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

interface TotalsTableProps {
  readonly caption: string;
  readonly totals: readonly Totals[];
  readonly timesOfPeers: number;
}

function TotalsTable({ caption, totals, timesOfPeers }: TotalsTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const labels = safetyClassLabels(timesOfPeers);
  const known = (value: number | null, digits: number): string => (value === null ? '–' : formats.decimal(value, digits));
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
            <div className={styles['className']}>
              <ClassSwatch of={safetyClass} /> {labels[safetyClass][language]}
            </div>
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
                cell: ({ severe }: Totals) => known(severe.perKilometerYear, 3),
              },
              {
                head: t('assessment.perTraffic'),
                kind: 'number' as const,
                cell: ({ severe, trafficMeters }: Totals) => (
                  <>
                    {known(severe.perBillionVehicleKilometers, 1)}
                    <OfKilometers meters={trafficMeters} />
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
