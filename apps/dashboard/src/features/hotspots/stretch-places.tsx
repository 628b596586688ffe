import { EmptyState, Notice, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { HotspotTableProps } from './hotspot-table.tsx';
import { ScreeningGroups } from './screening-groups.tsx';
import { StretchTable } from './stretch-table.tsx';
import type { AppliedRule, Stretches } from './stretches.ts';
import styles from './hotspots.module.css';

export interface StretchPlacesProps extends HotspotTableProps {
  readonly stretches: Stretches;
}

/** What a method found along the roads: the rule with its source, the stretches, and what they were compared by. */
export function StretchPlaces({ stretches, run, ...shown }: StretchPlacesProps) {
  const { t } = useTranslation();
  return (
    <>
      {stretches.rule !== null && <RuleNotice rule={stretches.rule} />}
      {run.hotspots.length === 0 ? (
        <EmptyState title={t('hotspots.emptyTitle')}>{t('hotspots.emptyText')}</EmptyState>
      ) : (
        <>
          <StretchTable run={run} stretches={stretches} {...shown} />
          <p className={styles['soft']}>{t('stretches.alongRoad')}</p>
        </>
      )}
      <ScreeningGroups screening={{ groups: stretches.groups, notAtSites: stretches.leftOut }} leftOutTitle={t('stretches.leftOut')} />
    </>
  );
}

function RuleNotice({ rule }: { readonly rule: AppliedRule }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <Notice kind="note" title={rule.labels[language]}>
      {rule.isChanged && <p>{t('stretches.changed')}</p>}
      <p>{rule.notes[language]}</p>
      <p>{t('stretches.ruleYears', { from: formats.date(rule.firstDay), to: formats.date(rule.lastDay) })}</p>
    </Notice>
  );
}
