import { useMutation } from '@apollo/client/react';
import { formatDayNumber, getDayNumber } from '@elektron/domain';
import { BackIcon, Notice, Page, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../graphql/query-status.ts';
import { CREATE_INTERVENTION, INTERVENTIONS } from './evaluations-queries.ts';
import { EMPTY_DRAFT, findFaults, hasEntries, type DraftFault, type InterventionDraft } from './intervention-draft.ts';
import { InterventionFields } from './intervention-fields.tsx';
import { useLeaveGuard } from './leave-guard.tsx';
import { PointsField } from './points-field.tsx';
import styles from './evaluations.module.css';

const SELECTED = { yes: true, no: false, unknown: null } as const;
const NO_FAULTS: ReadonlySet<DraftFault> = new Set();

/** What was done, where and when. */
export function InterventionForm({ onBack, onCreated }: { readonly onBack: () => void; readonly onCreated: (id: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [attempts, setAttempts] = useState(0);
  const guard = useLeaveGuard(hasEntries(draft));
  const { save, problem, loading } = useSave((id) => {
    guard.release();
    onCreated(id);
  });
  const form = useFirstFaultFocused(attempts);
  const change = (part: Partial<InterventionDraft>): void => setDraft((former) => ({ ...former, ...part }));
  const missing = findFaults(draft);
  const faults = attempts === 0 ? NO_FAULTS : missing;
  return (
    <Page
      title={t('evaluations.newTitle')}
      lead={t('evaluations.newLead')}
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
        <PointsField
          points={draft.sites}
          onChange={(sites) => change({ sites })}
          complaint={faults.has('sites') ? t('evaluations.missing.sites') : null}
        />
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

/** After a refused attempt the first field that complains takes the focus, and says what it lacks. */
function useFirstFaultFocused(attempts: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);
  return form;
}

function useSave(onCreated: (id: string) => void) {
  const language = useLanguage();
  const [problem, setProblem] = useState<string | null>(null);
  const [create, { loading }] = useMutation(CREATE_INTERVENTION, { refetchQueries: [INTERVENTIONS] });
  const save = async (draft: InterventionDraft): Promise<void> => {
    const { worksStart, worksLastDay } = draft;
    if (worksStart === null || worksLastDay === null) return;
    setProblem(null);
    try {
      const { data } = await create({ variables: { input: toInput({ ...draft, worksStart, worksLastDay }) } });
      const payload = data?.createIntervention;
      if (payload?.intervention != null) onCreated(payload.intervention.id);
      else setProblem(payload?.userErrors.map((error) => error.message[language]).join(' ') ?? '');
    } catch (error) {
      setProblem(describeError(error, language));
    }
  };
  return { save, problem, loading };
}

function toInput(draft: InterventionDraft & { readonly worksStart: string; readonly worksLastDay: string }) {
  return {
    name: draft.name.trim(),
    kind: draft.kind,
    sites: draft.sites.map((site) => [...site]),
    worksStart: draft.worksStart,
    worksEnd: formatDayNumber(getDayNumber(draft.worksLastDay) + 1),
    selectedForHighCounts: SELECTED[draft.selected],
    illustrative: draft.illustrative,
    source: draft.source.trim(),
  };
}
