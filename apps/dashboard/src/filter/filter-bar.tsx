import { UnstyledButton } from '@mantine/core';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useRecordsOwner } from '../graphql/workspace.ts';
import { describeFilter } from './describe-filter.ts';
import { FilterChips } from './filter-chips.tsx';
import { usePlaceNames } from '../graphql/place-names.ts';
import { useFilter } from './use-filter.ts';
import styles from './filter-bar.module.css';

export interface FilterBarProps {
  /** Accidents under the filter and of all; absent while the first answer is under way. */
  readonly shown?: number | undefined;
  readonly all?: number | undefined;
  /** What to do where nothing is asked yet; only where it can be done. */
  readonly hint?: string;
}

/** What is asked, as chips, and how much of the whole that is. */
export function FilterBar({ shown, all, hint }: FilterBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { filter, ignored, setFilter, clearAll } = useFilter();
  const { speedUnit } = useRecordsOwner();
  const parts = describeFilter(filter, language, t, speedUnit, usePlaceNames(filter));
  return (
    <section className={styles['bar']} data-sticky-bar={ignored.length === 0 || undefined} aria-label={t('filter.title')}>
      {parts.length === 0 ? (
        <p className={styles['none']}>
          {t('filter.every')}
          {hint !== undefined && <span className={styles['hint']}>. {hint}</span>}
        </p>
      ) : (
        <FilterChips parts={parts} onFilter={setFilter} />
      )}
      {parts.length > 0 && (
        <UnstyledButton className={styles['clear']} onClick={clearAll}>
          {t('filter.clearAll')}
        </UnstyledButton>
      )}
      <p className={styles['count']} role="status">
        {shown !== undefined && all !== undefined && (
          <>
            <span className={styles['long']}>{t('filter.shown', { shown: formats.count(shown), all: formats.count(all) })}</span>
            <span className={styles['short']}>{t('filter.shownShort', { shown: formats.count(shown), all: formats.count(all) })}</span>
          </>
        )}
      </p>
      {ignored.length > 0 && (
        <div className={styles['ignored']}>
          <Notice kind="warning" announce>
            {t('filter.ignored', { names: ignored.join(', ') })}
          </Notice>
        </div>
      )}
    </section>
  );
}
