import { Notice, useFormats } from '@elektron/ui';
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlacesAccount } from './places-queries.ts';
import styles from './places.module.css';

/** How far the search for places has come; until it is over there is nothing to decide. */
export function SearchState({ searching }: { readonly searching: NonNullable<PlacesAccount['searching']> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { done, total, hasFailed } = searching;
  if (hasFailed) return <Notice kind="warning">{t('places.searchFailed')}</Notice>;
  const share = total === 0 ? 0 : done / total;
  return (
    <div className={styles['search']}>
      <p role="status">{t('places.searching')}</p>
      <Progress value={100 * share} aria-label={t('places.searchProgress')} />
      {total > 0 && <p className={styles['soft']}>{t('places.searchShare', { share: formats.percent(Math.floor(share * 100) / 100) })}</p>}
      <p className={styles['soft']}>{t('places.searchText')}</p>
    </div>
  );
}
