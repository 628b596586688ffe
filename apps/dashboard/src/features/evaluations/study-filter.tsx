import { CloseIcon, Notice, useLanguage } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { describeFilter } from '../../filter/describe-filter.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import chips from '../../filter/filter-bar.module.css';
import styles from './evaluations.module.css';

/** The filter of the workspace as far as an evaluation has one: without its period, which stays in the address for the other pages. */
export function StudyFilter() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter, ignored, setFilter } = useFilter();
  const { data } = useOrganisation();
  const parts = describeFilter({ ...filter, period: null }, language, t, data?.organisation.speedUnit ?? 'km/h');
  return (
    <section aria-label={t('filter.title')}>
      {parts.length === 0 ? (
        <p className={styles['soft']}>{t('filter.every')}</p>
      ) : (
        <ul className={chips['chips']}>
          {parts.map((part) => (
            <li key={part.id}>
              <UnstyledButton
                className={chips['chip']}
                data-filter={part.id}
                onClick={() => setFilter({ ...part.without, period: filter.period })}
                aria-label={t('filter.remove', { what: part.label })}
              >
                <span>{part.label}</span>
                <CloseIcon size={12} />
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {ignored.length > 0 && (
        <Notice kind="warning" announce>
          {t('filter.ignored', { names: ignored.join(', ') })}
        </Notice>
      )}
    </section>
  );
}
