import { roadClassKey } from '@elektron/domain';
import { RecordTable, Section, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Assessment, Rate } from './assessment.ts';
import { useRoadClassName } from './use-road-class-name.ts';
import styles from './network-assessment.module.css';

const METERS_PER_KILOMETER = 1_000;

/** How severe what happened is on each class of road: what no comparison of like with like shows. */
export function RoadClassesTable({ assessment: { roadClasses, level } }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useRoadClassName();
  if (roadClasses === null || roadClasses.length === 0) return null;
  const title = t('assessment.roadClasses.title');
  return (
    <Section title={title} lead={t('assessment.roadClasses.lead', { level: formats.percent(level) })}>
      <RecordTable
        caption={title}
        rows={roadClasses}
        rowKey={({ roadClass }) => roadClassKey(roadClass)}
        columns={[
          { head: t('assessment.roadClass'), kind: 'name', cell: ({ roadClass }) => nameOf(roadClass) },
          {
            head: t('assessment.kilometers'),
            kind: 'number',
            cell: ({ lengthMeters }) => formats.decimal(lengthMeters / METERS_PER_KILOMETER, 1),
          },
          { head: t('assessment.accidents'), kind: 'number', cell: ({ accidents }) => formats.count(accidents) },
          { head: t('assessment.fatal'), kind: 'number', cell: ({ severe }) => formats.count(severe.fatal) },
          { head: t('assessment.serious'), kind: 'number', cell: ({ severe }) => formats.count(severe.serious) },
          {
            head: t('assessment.perKilometer'),
            kind: 'number',
            cell: ({ severe }) => <Limited rate={severe.perKilometerYear} digits={3} />,
          },
          {
            head: t('assessment.perTraffic'),
            kind: 'number',
            cell: ({ severe, trafficMeters }) => (
              <>
                <Limited rate={severe.perBillionVehicleKilometers} digits={1} />
                <OfKilometers meters={trafficMeters} />
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** On how many kilometres traffic is known; nothing where it is on none. */
export function OfKilometers({ meters }: { readonly meters: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (meters === 0) return null;
  return (
    <span className={styles['soft']}>
      {t('assessment.ofKilometers', { kilometers: formats.decimal(meters / METERS_PER_KILOMETER, 1) })}
    </span>
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
