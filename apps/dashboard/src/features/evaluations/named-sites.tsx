import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoadSiteCriteria } from './road-sites-queries.ts';
import styles from './evaluations.module.css';

export interface NamedSitesProps {
  readonly criteria: RoadSiteCriteria;
  readonly onChange: (criteria: RoadSiteCriteria) => void;
}

/** Sites that were left out or added by hand, each with its reason, until it is taken back. */
export function NamedSites({ criteria, onChange }: NamedSitesProps) {
  const { t } = useTranslation();
  const lists = (['excluded', 'included'] as const).filter((list) => (criteria[list] ?? []).length > 0);
  return lists.map((list) => (
    <div key={list}>
      <h3>{t(`evaluations.roads.${list}`)}</h3>
      <ul className={styles['bullets']}>
        {(criteria[list] ?? []).map(({ siteId, reason }) => (
          <li key={siteId}>
            <code>{siteId}</code>: {reason}{' '}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('evaluations.roads.takeBackSite', { site: siteId })}
              onClick={() => onChange({ ...criteria, [list]: (criteria[list] ?? []).filter((site) => site.siteId !== siteId) })}
            >
              {t('evaluations.roads.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  ));
}
