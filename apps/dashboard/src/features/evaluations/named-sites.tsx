import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRoadSiteName } from './road-site-name.ts';
import type { ChosenRoadSites, RoadSiteCriteria } from './road-sites-queries.ts';
import styles from './evaluations.module.css';

export interface NamedSitesProps {
  readonly criteria: RoadSiteCriteria;
  /** What they are, as far as it is known. */
  readonly named: ChosenRoadSites['named'];
  /** Absent: nothing can be taken back. */
  readonly onChange?: (criteria: RoadSiteCriteria) => void;
}

/** Sites that were left out or added by hand, each with its reason. */
export function NamedSites({ criteria, named, onChange }: NamedSitesProps) {
  const { t } = useTranslation();
  const nameOf = useRoadSiteName();
  const describe = (siteId: string): string => {
    const site = named.find((each) => each.siteId === siteId);
    return site === undefined ? siteId : nameOf(site);
  };
  const lists = (['excluded', 'included'] as const).filter((list) => (criteria[list] ?? []).length > 0);
  return lists.map((list) => (
    <div key={list}>
      <h3>{t(`evaluations.roads.${list}`)}</h3>
      <ul className={styles['bullets']}>
        {(criteria[list] ?? []).map(({ siteId, reason }) => (
          <li key={siteId}>
            {describe(siteId)}: {reason}{' '}
            {onChange !== undefined && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('evaluations.roads.takeBackSite', { site: describe(siteId) })}
                onClick={() => onChange({ ...criteria, [list]: (criteria[list] ?? []).filter((site) => site.siteId !== siteId) })}
              >
                {t('evaluations.roads.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  ));
}
