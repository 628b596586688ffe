import { Page } from '@elektron/ui';
import { Button } from '@mantine/core';
import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { MayNot } from '../../access/may-not.tsx';
import { useMay } from '../../graphql/session.tsx';
import { EvaluateForm } from './evaluate-form.tsx';
import { EvaluationResult } from './evaluation-result.tsx';
import { InterventionForm } from './intervention-form.tsx';
import { InterventionsList } from './interventions-list.tsx';
import { StudyTablePage } from './study-table-page.tsx';
import { OwnEffects } from './own-effects.tsx';
import { useRegisterView } from './use-register-view.tsx';

/** Did it work? Interventions, and what happened before and after them. */
export function EvaluationsPage() {
  const { t } = useTranslation();
  const [view, setView] = useQueryStates(
    { run: parseAsString, intervention: parseAsString, new: parseAsBoolean.withDefault(false), table: parseAsBoolean.withDefault(false) },
    { history: 'push' },
  );
  const navigate = useNavigate();
  const mayRun = useMay('analyses.run');
  // By the router itself: only a step that it has counted can be held when "back" would lose the entries of the form.
  const toNew = (): void => {
    const search = new URLSearchParams(window.location.search);
    search.set('new', 'true');
    void navigate({ search: search.toString() });
  };
  const toList = (): void => void setView({ run: null, intervention: null, new: null, table: null });
  const toTable = (): void => void setView({ run: null, intervention: null, new: null, table: true });
  const toRun = (run: string): void => void setView({ run, intervention: null, new: null });
  const toEvaluate = (intervention: string): void => void setView({ run: null, intervention, new: null });

  const register = useRegisterView(toEvaluate, toRun);
  if (register !== null) return register;
  if (view.run !== null) return <EvaluationResult runId={view.run} onBack={toList} onEvaluate={toEvaluate} />;
  if (!mayRun && (view.intervention !== null || view.new || view.table)) {
    return (
      <Page title={t('evaluations.title')}>
        <MayNot action={<Button onClick={toList}>{t('evaluations.back')}</Button>} />
      </Page>
    );
  }
  if (view.intervention !== null) return <EvaluateForm interventionId={view.intervention} onBack={toList} onDone={toRun} />;
  if (view.table) return <StudyTablePage onBack={toList} />;
  if (view.new) return <InterventionForm onBack={toList} onCreated={toEvaluate} />;
  return (
    <Page title={t('evaluations.title')} lead={t('evaluations.lead')}>
      <InterventionsList onRun={toRun} onEvaluate={toEvaluate} onNew={toNew} onTable={toTable} summary={<OwnEffects />} />
    </Page>
  );
}
