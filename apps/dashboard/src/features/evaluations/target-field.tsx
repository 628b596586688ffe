import type { AccidentFilter } from '@elektron/domain';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toFilterInput } from '../../filter/filter-input.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { useRecordsOwner } from '../../graphql/workspace.ts';
import styles from './evaluations.module.css';

export interface TargetFieldProps {
  /** Null for all accidents. */
  readonly target: AccidentFilter | null;
  readonly onTarget: (target: AccidentFilter | null) => void;
}

/** Which accidents a measure is aimed at: those under the filter that the workspace has now. */
export function TargetField({ target, onTarget }: TargetFieldProps) {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const { speedUnit } = useRecordsOwner();
  const now = { ...filter, period: null };
  const words = useStoredFilterWords(target ?? {}, speedUnit);
  const wordsNow = useStoredFilterWords(now, speedUnit);
  const hasFilter = toFilterInput(now) !== null;
  return (
    <section className={styles['fields']} aria-label={t('register.target')}>
      <h2>{t('register.target')}</h2>
      <p className={styles['soft']}>{t('register.targetHelp')}</p>
      <p role="status">{target === null ? t('register.targetAll') : words}</p>
      <div className={styles['choices']}>
        {hasFilter && (
          <Button variant="default" size="sm" onClick={() => onTarget(now)}>
            {t('register.takeFilter', { filter: wordsNow })}
          </Button>
        )}
        {target !== null && (
          <Button variant="default" size="sm" onClick={() => onTarget(null)}>
            {t('register.targetReset')}
          </Button>
        )}
      </div>
    </section>
  );
}
