import { BackIcon, Notice, Page, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { CREATE_INTERVENTION, INTERVENTIONS, type Intervention } from './evaluations-queries.ts';
import { EMPTY_DRAFT, findFaults, hasEntries, toDraft, toInput, type DraftFault, type InterventionDraft } from './intervention-draft.ts';
import { InterventionFields } from './intervention-fields.tsx';
import { useLeaveGuard } from './leave-guard.tsx';
import { PlacesField } from './places-field.tsx';
import { CORRECT_INTERVENTION } from './register-queries.ts';
import styles from './evaluations.module.css';

const NO_FAULTS: ReadonlySet<DraftFault> = new Set();

export interface InterventionFormProps {
  /** What is corrected; absent for a new one. */
  readonly intervention?: Intervention;
  readonly onBack: () => void;
  readonly onCreated: (id: string) => void;
}

/** What was done, where and when. */
export function InterventionForm({ intervention, onBack, onCreated }: InterventionFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  // Corrected is what was looked at when the form was opened: what others do to it meanwhile is told when it is saved.
  const [opened] = useState({
    intervention: intervention ?? null,
    draft: intervention === undefined ? EMPTY_DRAFT : toDraft(intervention, language),
  });
  const [draft, setDraft] = useState(opened.draft);
  const [attempts, setAttempts] = useState(0);
  const guard = useLeaveGuard(hasEntries(draft, opened.draft));
  const { save, problem, loading } = useSave(opened.intervention, (id) => {
    guard.release();
    onCreated(id);
  });
  const form = useFirstFaultFocused(attempts);
  const change = (part: Partial<InterventionDraft>): void => setDraft((former) => ({ ...former, ...part }));
  const missing = findFaults(draft);
  const faults = attempts === 0 ? NO_FAULTS : missing;
  return (
    <Page
      title={t(opened.intervention === null ? 'evaluations.newTitle' : 'register.correctTitle')}
      lead={t(opened.intervention === null ? 'evaluations.newLead' : 'register.correctLead')}
      actions={
        <Button variant="default" size="sm" leftSection={<BackIcon />} onClick={() => guard.leave(onBack)}>
          {t('evaluations.back')}
        </Button>
      }
    >
      {guard.dialog}
      <form
        ref={form}
        className={styles['interventionForm']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAttempts(attempts + 1);
          if (missing.size === 0) void save(draft);
        }}
      >
        <div className={styles['fields']}>
          <InterventionFields draft={draft} change={change} faults={faults} />
        </div>
        <PlacesField sites={draft.sites} drawn={draft.drawn} onChange={change} complaint={complaintAbout(faults, t)} />
        <div className={styles['save']}>
          {problem !== null && (
            <Notice kind="danger" title={t('evaluations.notSaved')} announce>
              {problem}
            </Notice>
          )}
          <div>
            <Button type="submit" loading={loading}>
              {t('evaluations.save')}
            </Button>
          </div>
        </div>
      </form>
    </Page>
  );
}

function complaintAbout(faults: ReadonlySet<DraftFault>, t: TFunction): string | null {
  if (faults.has('unfinished')) return t('register.missing.unfinished');
  if (faults.has('mixed')) return t('register.missing.mixed');
  return faults.has('sites') ? t('evaluations.missing.sites') : null;
}

function useSave(intervention: Intervention | null, onSaved: (id: string) => void) {
  const refetch = [INTERVENTIONS];
  const create = useCommand(CREATE_INTERVENTION, 'createIntervention', { refetch });
  const correct = useCommand(CORRECT_INTERVENTION, 'correctIntervention', { refetch });
  const save = async (draft: InterventionDraft): Promise<void> => {
    const stated = toInput(draft);
    if (stated === null) return;
    const payload =
      intervention === null
        ? await create.run({ input: stated })
        : await correct.run({ input: { interventionId: intervention.id, version: intervention.version, stated } });
    if (payload?.intervention != null) onSaved(payload.intervention.id);
  };
  const { loading, refusal } = intervention === null ? create : correct;
  return { save, problem: refusal?.message ?? null, loading };
}
