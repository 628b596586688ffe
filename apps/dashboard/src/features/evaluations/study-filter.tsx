import { Notice, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { describeFilter } from '../../filter/describe-filter.ts';
import { FilterChips } from '../../filter/filter-chips.tsx';
import { usePlaceNames } from '../../graphql/place-names.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { useRecordsOwner } from '../../graphql/workspace.ts';
import styles from './evaluations.module.css';

/** The filter of the workspace as far as an evaluation has one: without its period, which stays in the address for the other pages. */
export function StudyFilter() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter, ignored, setFilter } = useFilter();
  const { speedUnit } = useRecordsOwner();
  const parts = describeFilter({ ...filter, period: null }, language, t, speedUnit, usePlaceNames(filter));
  return (
    <section aria-label={t('filter.title')}>
      {parts.length === 0 ? (
        <p className={styles['soft']}>{t('filter.every')}</p>
      ) : (
        <FilterChips parts={parts} onFilter={(without) => setFilter({ ...without, period: filter.period })} />
      )}
      {ignored.length > 0 && (
        <Notice kind="warning" announce>
          {t('filter.ignored', { names: ignored.join(', ') })}
        </Notice>
      )}
    </section>
  );
}
