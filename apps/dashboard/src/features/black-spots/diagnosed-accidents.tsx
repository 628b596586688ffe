import { ACCIDENT_SEVERITY_LABELS, LIGHT_CONDITION_LABELS, LIGHT_CONDITIONS, SEVERITIES } from '@elektron/domain';
import { RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { labelOf, whenOf } from './accident-words.ts';
import type { SpotDiagnosis } from './black-spots-queries.ts';
import { useKept } from './use-kept.ts';
import styles from './black-spots.module.css';

const FIRST_ACCIDENTS = 10;

/** The accidents of a place, each with the way to it on the map of all. */
export function DiagnosedAccidents({ diagnosis: { listed, accidents } }: { readonly diagnosis: SpotDiagnosis }) {
  const { t } = useTranslation();
  const kept = useKept();
  const language = useLanguage();
  const formats = useFormats();
  if (listed.length === 0) return <p className={styles['soft']}>{t('blackSpots.noAccidents')}</p>;
  return (
    <>
      <RecordTable
        caption={t('blackSpots.oneByOne')}
        rows={listed}
        first={FIRST_ACCIDENTS}
        rowKey={({ id }) => id}
        columns={[
          { head: t('collisions.number'), kind: 'number', cell: ({ id }) => formats.count(listed.findIndex((each) => each.id === id) + 1) },
          {
            head: t('blackSpots.when'),
            kind: 'name',
            cell: (accident) => <Link to={kept('/app', { accident: accident.id })}>{whenOf(accident)}</Link>,
          },
          { head: t('blackSpots.severityHead'), cell: ({ severity }) => labelOf(SEVERITIES, ACCIDENT_SEVERITY_LABELS, severity)[language] },
          { head: t('blackSpots.light'), cell: ({ light }) => labelOf(LIGHT_CONDITIONS, LIGHT_CONDITION_LABELS, light)[language] },
          { head: t('blackSpots.road'), cell: ({ roadName }) => roadName ?? '–' },
        ]}
      />
      {listed.length < accidents && (
        <p className={styles['soft']}>
          {t('blackSpots.onlyNewest', { shown: formats.count(listed.length), all: formats.count(accidents) })}
        </p>
      )}
    </>
  );
}
