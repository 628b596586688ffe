import { useFormats, useLanguage } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { RunSwatch } from './comparison-legend.tsx';
import type { ComparedRun } from './comparison.ts';
import styles from './hotspots.module.css';

/** The runs that are compared, each with what it was asked; each can be opened. */
export function ComparisonRuns({ runs, onOpen }: { readonly runs: readonly ComparedRun[]; readonly onOpen: (runId: string) => void }) {
  return (
    <ol className={styles['runList']}>
      {runs.map((run, position) => (
        <li key={run.id}>
          <ComparedRunRow run={run} position={position} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  );
}

interface ComparedRunRowProps {
  readonly run: ComparedRun;
  readonly position: number;
  readonly onOpen: (runId: string) => void;
}

function ComparedRunRow({ run, position, onOpen }: ComparedRunRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const asked = useStoredFilterWords(run.filter, data?.organisation.speedUnit ?? 'km/h');
  return (
    <UnstyledButton className={styles['runRow']} onClick={() => onOpen(run.id)}>
      <span className={styles['runName']}>
        <span>
          {run.letter[language]} <RunSwatch position={position} /> {run.methodLabels[language]}
        </span>
        <span className={styles['runFound']}>{t('hotspots.found', { count: run.found, formatted: formats.count(run.found) })}</span>
      </span>
      <span className={styles['soft']}>{asked}</span>
      <span className={styles['soft']}>
        {t('comparison.runOf', { accidents: formats.count(run.accidents), version: formats.count(run.dataVersion) })}
      </span>
    </UnstyledButton>
  );
}
