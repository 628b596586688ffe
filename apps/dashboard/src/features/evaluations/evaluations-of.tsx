import { useFormats, useLanguage } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../graphql/workspace.ts';
import type { EvaluationSummary } from './evaluations-queries.ts';
import styles from './evaluations.module.css';

export interface EvaluationsOfProps {
  readonly runs: readonly EvaluationSummary[];
  readonly onRun: (runId: string) => void;
}

/** What was found about an intervention, each a way to its result; nothing where nothing was. */
export function EvaluationsOf({ runs, onRun }: EvaluationsOfProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  if (runs.length === 0) return null;
  return (
    <ul className={styles['runs']} aria-label={t('evaluations.earlier')}>
      {runs.map((run) => (
        <li key={run.id}>
          <UnstyledButton className={styles['run']} onClick={() => onRun(run.id)} data-run={run.id}>
            <span>{run.sentence[language]}</span>
            <span className={styles['soft']}>{formats.dateTime(run.createdAt, data?.organisation.timeZone)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
