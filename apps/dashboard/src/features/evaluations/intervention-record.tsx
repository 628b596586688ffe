import { useQuery } from '@apollo/client/react';
import { BackIcon, ConfirmDialog, EmptyState, Facts, Page, QueryState, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay, useSession } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { useOrganisation, useRecordsOwner } from '../../graphql/workspace.ts';
import { describeCost, describeGeometry } from './describe-intervention.ts';
import { EvaluationsOf } from './evaluations-of.tsx';
import { INTERVENTIONS, type EvaluationSummary, type Intervention } from './evaluations-queries.ts';
import { IllustrativeBadge } from './illustrative-badge.tsx';
import { InterventionDocuments } from './intervention-documents.tsx';
import { DELETE_INTERVENTION, INTERVENTION_RECORD } from './register-queries.ts';
import styles from './evaluations.module.css';

export interface InterventionRecordProps {
  readonly interventionId: string;
  readonly onBack: () => void;
  readonly onCorrect: (interventionId: string) => void;
  readonly onEvaluate: (interventionId: string) => void;
  readonly onRun: (runId: string) => void;
}

/** Everything that the register holds of an intervention. */
export function InterventionRecord({ interventionId, onBack, ...actions }: InterventionRecordProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(INTERVENTIONS, { fetchPolicy: 'cache-and-network' });
  const known = mapStatus(toStatus(result, language), (data) => data.interventions.find(({ id }) => id === interventionId) ?? null);
  const intervention = known.data ?? null;
  const status = intervention === null && known.loading ? { ...known, data: undefined } : known;
  const runs = (result.data?.evaluationRuns ?? []).filter((run) => run.interventionId === interventionId);
  return (
    <Page
      title={intervention?.name[language] ?? t('register.record')}
      lead={intervention?.illustrative === true ? <IllustrativeBadge /> : undefined}
      actions={
        <Button variant="default" size="sm" leftSection={<BackIcon />} onClick={onBack}>
          {t('evaluations.back')}
        </Button>
      }
    >
      <QueryState
        status={status}
        isEmpty={(found) => found === null}
        empty={<EmptyState title={t('evaluations.goneTitle')}>{t('evaluations.goneText')}</EmptyState>}
      >
        {(found) => found !== null && <Known intervention={found} runs={runs} onBack={onBack} {...actions} />}
      </QueryState>
    </Page>
  );
}

/** What can be corrected, as the API names it. */
type ChangedMember =
  | Extract<keyof Intervention, 'name' | 'kind' | 'sites' | 'shape' | 'worksPeriod' | 'selectedForHighCounts' | 'selectionReason'>
  | Extract<keyof Intervention, 'selectionNote' | 'cost' | 'targetFilter' | 'illustrative' | 'source'>;

interface KnownProps extends Pick<InterventionRecordProps, 'onBack' | 'onCorrect' | 'onEvaluate' | 'onRun'> {
  readonly intervention: Intervention;
  readonly runs: readonly EvaluationSummary[];
}

function Known({ intervention, runs, onBack, onCorrect, onEvaluate, onRun }: KnownProps) {
  const { t } = useTranslation();
  const mayRun = useMay('analyses.run');
  const isEvaluated = runs.length > 0;
  // What others have opened has neither documents nor a history here.
  const { recordsOf } = useSession();
  return (
    <div className={styles['list']}>
      <Section card title={t('register.facts')}>
        <InterventionFacts intervention={intervention} isEvaluated={isEvaluated} />
        <EvaluationsOf runs={runs} onRun={onRun} />
        {mayRun && (
          <div className={styles['choices']}>
            <Button size="sm" onClick={() => onEvaluate(intervention.id)}>
              {t('evaluations.evaluate')}
            </Button>
            <Button size="sm" variant="default" onClick={() => onCorrect(intervention.id)}>
              {t('register.correct')}
            </Button>
            {!isEvaluated && <DeleteButton id={intervention.id} onDeleted={onBack} />}
          </div>
        )}
      </Section>
      {recordsOf === null && <OwnRecord id={intervention.id} />}
    </div>
  );
}

function InterventionFacts({ intervention, isEvaluated }: Pick<KnownProps, 'intervention'> & { readonly isEvaluated: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { speedUnit } = useRecordsOwner();
  const target = useStoredFilterWords(intervention.targetFilter ?? {}, speedUnit);
  const { selectionReasonLabels, selectionNote, source, note } = intervention;
  return (
    <Facts
      facts={[
        [t('evaluations.kind'), intervention.kindLabels[language]],
        [t('evaluations.places'), describeGeometry(intervention, t, formats)],
        [t('register.works'), formats.period(intervention.worksPeriod)],
        [
          t('register.reason'),
          [selectionReasonLabels?.[language] ?? t('register.notAsked'), selectionNote].filter((part) => part !== '').join(' · '),
        ],
        [t('register.cost'), describeCost(intervention.cost ?? null, t, formats) ?? t('register.noCost')],
        [t('register.target'), intervention.targetFilter == null ? t('register.targetAll') : target],
        [t('evaluations.source'), source === '' ? '–' : source],
        ...(note[language] === '' ? [] : [[t('register.note'), note[language]] as const]),
        [t('register.evaluated'), t(isEvaluated ? 'register.yes' : 'register.notYet')],
      ]}
    />
  );
}

function OwnRecord({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data: own } = useOrganisation();
  const result = useQuery(INTERVENTION_RECORD, { variables: { interventionId: id }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState status={toStatus(result, language)}>
      {({ interventionDocuments, interventionChanges }) => (
        <div className={styles['list']}>
          <Section card title={t('register.documents.title')} lead={t('register.documents.lead')}>
            <InterventionDocuments id={id} documents={interventionDocuments} />
          </Section>
          <Section card title={t('register.history')} lead={t('register.historyLead')}>
            {interventionChanges.length === 0 ? (
              <p className={styles['soft']}>{t('register.noChanges')}</p>
            ) : (
              <ol className={styles['pointList']}>
                {interventionChanges.map(({ version, replacedAt, changed }) => (
                  <li key={version}>
                    {formats.dateTime(replacedAt, own?.organisation.timeZone)}
                    {': '}
                    {changed.map((name) => t(`register.changed.${name as ChangedMember}`)).join(', ')}
                  </li>
                ))}
              </ol>
            )}
          </Section>
        </div>
      )}
    </QueryState>
  );
}

function DeleteButton({ id, onDeleted }: { readonly id: string; readonly onDeleted: () => void }) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const { run, loading, refusal } = useCommand(DELETE_INTERVENTION, 'deleteIntervention', { refetch: [INTERVENTIONS] });
  const remove = async (): Promise<void> => {
    if ((await run({ interventionId: id })) !== null) onDeleted();
  };
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setAsked(true)}>
        {t('register.delete')}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={t('register.deleteTitle')}
        confirm={t('register.delete')}
        keep={t('register.keep')}
        loading={loading}
        refused={refusal?.message ?? null}
        onConfirm={() => void remove()}
        onClose={() => setAsked(false)}
      >
        {t('register.deleteText')}
      </ConfirmDialog>
    </>
  );
}
