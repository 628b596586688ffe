import { ROAD_CLASS_LABELS, SPEED_UNIT_LABELS, type RoadClass, type SpeedUnit } from '@elektron/domain';
import { RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { LookedLine, LookedRoad } from './survey.ts';
import styles from './mapping.module.css';

/** Metres of a kilometre. */
const KILOMETRE_DIGITS = 3;

/** The first roads as they would be read, with what would be said about them. */
export function SampleRoads({ lines, isLooking }: { readonly lines: readonly LookedLine[]; readonly isLooking: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const classOf = ({ roadClass }: LookedRoad): string =>
    roadClass === null ? t('mapping.unknown') : ROAD_CLASS_LABELS[roadClass as RoadClass][language];
  const limitOf = ({ speedLimit, speedUnit }: LookedRoad): string =>
    speedLimit === null ? '–' : `${speedLimit} ${SPEED_UNIT_LABELS[speedUnit as SpeedUnit][language]}`;
  const kilometresOf = ({ kilometres }: LookedRoad): string =>
    kilometres === undefined ? '–' : [kilometres.from, kilometres.to].map((each) => formats.decimal(each, KILOMETRE_DIGITS)).join(' – ');
  return (
    <div aria-busy={isLooking} className={styles['codes']}>
      <h4>{t('mapping.asRead')}</h4>
      <RecordTable
        caption={t('mapping.asRead')}
        rows={lines}
        rowKey={({ row }) => String(row)}
        columns={[
          { head: t('mapping.line'), kind: 'name', cell: ({ row }) => t('mapping.lineOf', { row }) },
          { head: t('mapping.road'), cell: ({ road, ofRoad }) => [ofRoad?.roadReference, road].filter(Boolean).join(' · ') || '–' },
          { head: t('mapping.roadClass'), cell: ({ ofRoad }) => (ofRoad == null ? '–' : classOf(ofRoad)) },
          { head: t('mapping.speedLimit'), kind: 'short', cell: ({ ofRoad }) => (ofRoad == null ? '–' : limitOf(ofRoad)) },
          { head: t('mapping.kilometres'), kind: 'short', cell: ({ ofRoad }) => (ofRoad == null ? '–' : kilometresOf(ofRoad)) },
          { head: t('mapping.remarks'), kind: 'wide', cell: ({ remarks }) => remarks.map((remark) => remark[language]).join(' ') || '–' },
        ]}
      />
    </div>
  );
}
