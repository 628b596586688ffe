import { AreaIcon, ListIcon, OverviewIcon, ReportsIcon, SitesIcon } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReportsBesideRecords } from '../../graphql/accepted-reports.ts';
import { useMapContext } from '../../graphql/workspace.ts';
import styles from './overview.module.css';

export interface MapToolsProps {
  readonly onList: () => void;
  readonly onArea: () => void;
  readonly onWhole: () => void;
  readonly sitesShown: boolean;
  readonly onSites: () => void;
  readonly reportsShown: boolean;
  readonly onReports: () => void;
}

/** What one can do with the part of the map in view. */
export function MapTools({ onList, onArea, onWhole, sitesShown, onSites, reportsShown, onReports }: MapToolsProps) {
  const { t } = useTranslation();
  const { data } = useMapContext();
  const hasReports = useReportsBesideRecords().length > 0;
  const hasSites = (data?.mapContext.countSites.length ?? 0) > 0;
  return (
    <div className={styles['tools']} role="group" aria-label={t('map.tools')}>
      <UnstyledButton className={styles['tool']} onClick={onList}>
        <ListIcon />
        <span>{t('map.list')}</span>
      </UnstyledButton>
      <UnstyledButton className={styles['tool']} onClick={onArea}>
        <AreaIcon />
        <span className={styles['long']}>{t('map.filterArea')}</span>
        <span className={styles['short']} aria-hidden="true">
          {t('map.filterAreaShort')}
        </span>
      </UnstyledButton>
      <UnstyledButton className={styles['tool']} data-brief onClick={onWhole}>
        <OverviewIcon size={16} />
        <span>{t('map.whole')}</span>
      </UnstyledButton>
      {hasSites && (
        <UnstyledButton className={styles['tool']} data-brief onClick={onSites} aria-pressed={sitesShown}>
          <SitesIcon />
          <span>{t('map.sites')}</span>
        </UnstyledButton>
      )}
      {hasReports && (
        <UnstyledButton className={styles['tool']} data-brief onClick={onReports} aria-pressed={reportsShown}>
          <ReportsIcon size={16} />
          <span>{t('map.reports')}</span>
        </UnstyledButton>
      )}
    </div>
  );
}
