import { useQuery } from '@apollo/client/react';
import { EmptyState, Page, QueryState, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MayNot } from '../../access/may-not.tsx';
import { toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { INTERVENTIONS } from './evaluations-queries.ts';
import { InterventionForm } from './intervention-form.tsx';
import { InterventionRecord } from './intervention-record.tsx';
import { InterventionsImport } from './interventions-import.tsx';

const NOWHERE = { record: null, correct: null, import: null };

/** Parts of the page of which the address says that they are of the register; null where it says nothing of it. */
export function useRegisterView(onEvaluate: (interventionId: string) => void, onRun: (runId: string) => void): ReactNode {
  const { t } = useTranslation();
  const [view, setView] = useQueryStates(
    { record: parseAsString, correct: parseAsString, import: parseAsBoolean.withDefault(false) },
    { history: 'push' },
  );
  const mayRun = useMay('analyses.run');
  const toList = (): void => void setView(NOWHERE);
  const toRecord = (record: string): void => void setView({ ...NOWHERE, record });
  const evaluate = (interventionId: string): void => void setView(NOWHERE).then(() => onEvaluate(interventionId));
  const toRun = (runId: string): void => void setView(NOWHERE).then(() => onRun(runId));
  if (!mayRun && (view.correct !== null || view.import)) {
    return (
      <Page title={t('evaluations.title')}>
        <MayNot action={<Button onClick={toList}>{t('evaluations.back')}</Button>} />
      </Page>
    );
  }
  if (view.correct !== null) return <Correction interventionId={view.correct} onDone={toRecord} />;
  if (view.import) return <InterventionsImport onBack={toList} />;
  if (view.record === null) return null;
  return (
    <InterventionRecord
      interventionId={view.record}
      onBack={toList}
      onCorrect={(correct) => void setView({ ...NOWHERE, correct })}
      onEvaluate={evaluate}
      onRun={toRun}
    />
  );
}

/** Waits for what is corrected: a form that is filled in later would overwrite what was typed. */
function Correction({ interventionId, onDone }: { readonly interventionId: string; readonly onDone: (interventionId: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(INTERVENTIONS, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const intervention = result.data?.interventions.find(({ id }) => id === interventionId);
  const back = (): void => onDone(interventionId);
  if (intervention !== undefined) return <InterventionForm intervention={intervention} onBack={back} onCreated={onDone} />;
  return (
    <Page title={t('register.correctTitle')}>
      <QueryState status={toStatus(result, language)}>
        {() => <EmptyState title={t('evaluations.goneTitle')}>{t('evaluations.goneText')}</EmptyState>}
      </QueryState>
    </Page>
  );
}
