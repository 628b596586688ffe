import { AreaIcon, ListIcon, OverviewIcon } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './overview.module.css';

export interface MapToolsProps {
  readonly onList: () => void;
  readonly onArea: () => void;
  readonly onWhole: () => void;
}

/** What one can do with the part of the map in view. */
export function MapTools({ onList, onArea, onWhole }: MapToolsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['tools']} role="group" aria-label={t('map.tools')}>
      <UnstyledButton className={styles['tool']} onClick={onList}>
        <ListIcon />
        <span>{t('map.list')}</span>
      </UnstyledButton>
      <UnstyledButton className={styles['tool']} onClick={onArea}>
        <AreaIcon />
        <span>{t('map.filterArea')}</span>
      </UnstyledButton>
      <UnstyledButton className={styles['tool']} onClick={onWhole}>
        <OverviewIcon size={16} />
        <span>{t('map.whole')}</span>
      </UnstyledButton>
    </div>
  );
}
