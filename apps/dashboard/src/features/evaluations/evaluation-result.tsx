import { useQuery } from '@apollo/client/react';
import { BackIcon, EmptyState, HowComputed, Notice, Page, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { useBaseline, useOrganisation, useRecordsOwner } from '../../graphql/workspace.ts';
import { EstimatesPanel, EstimatesTablePanel, MethodsPanel } from './estimates-panel.tsx';
import { EstimatorPanels } from './estimator-panels.tsx';
import { describeParameters } from './describe-parameters.ts';
import { EvidenceDecision } from './evidence-decision.tsx';
import { ErasureNotice } from './erasure-notice.tsx';
import { BEFORE_AFTER_METHODS, EVALUATION_RUN, type Evaluation } from './evaluations-queries.ts';
import { FunctionPanel } from './function-panel.tsx';
import { IllustrativeBadge } from './illustrative-badge.tsx';
import { PartsPanels } from './parts-panels.tsx';
import { RoadSitesPanel } from './road-sites-panel.tsx';
import { ResultPrintHead } from './result-print-head.tsx';
import { PlanStanding } from './plan-standing.tsx';
import { SitesPanel } from './sites-panel.tsx';
import { StudyTimeline } from './study-timeline.tsx';
import { TakeAway } from './take-away.tsx';
import { TrafficPanel } from './traffic-panel.tsx';
import { YearsChart } from './years-chart.tsx';
import styles from './evaluations.module.css';

export interface EvaluationResultProps {
  readonly runId: string;
  readonly onBack: () => void;
  readonly onEvaluate: (interventionId: string) => void;
}

/** One sentence, the picture, the tables, and how it was computed. */
export function EvaluationResult({ runId, onBack, onEvaluate }: EvaluationResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayRun = useMay('analyses.run');
  const result = useQuery(EVALUATION_RUN, { variables: { id: runId } });
  const status = mapStatus(toStatus({ ...result, previousData: undefined }, language), (data) => data.evaluationRun ?? null);
  const evaluation = status.data ?? null;
  return (
    <Page
      title={evaluation?.intervention.name[language] ?? t('evaluations.title')}
      actions={
        <div className={styles['actions']}>
          <Button variant="default" size="sm" leftSection={<BackIcon />} onClick={onBack}>
            {t('evaluations.back')}
          </Button>
          {mayRun && evaluation !== null && (
            <Button variant="default" size="sm" onClick={() => onEvaluate(evaluation.intervention.id)}>
              {t('evaluations.again')}
            </Button>
          )}
          {evaluation !== null && <TakeAway runId={evaluation.id} />}
        </div>
      }
    >
      <QueryState
        status={status}
        isEmpty={(data) => data === null}
        empty={<EmptyState title={t('evaluations.runGoneTitle')}>{t('evaluations.runGoneText')}</EmptyState>}
      >
        {(data) => data !== null && <Result evaluation={data} />}
      </QueryState>
    </Page>
  );
}

function Result({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { intervention } = evaluation;
  return (
    <div className={styles['result']}>
      <ResultPrintHead name={intervention.name[language]} />
      <section
        className={styles['answer']}
        aria-label={t('evaluations.inOneSentence')}
        data-illustrative={intervention.illustrative || undefined}
      >
        {intervention.illustrative && <IllustrativeBadge />}
        <p className={styles['sentence']}>{evaluation.sentence[language]}</p>
        <StudyTimeline before={evaluation.beforePeriod} works={intervention.worksPeriod} after={evaluation.afterPeriod} />
      </section>
      <PlanStanding runId={evaluation.id} />
      <Standing evaluation={evaluation} />
      <ErasureNotice runId={evaluation.id} />
      {evaluation.warnings.length > 0 && (
        <Notice kind="warning" title={t('hotspots.beware')}>
          <ul className={styles['bullets']}>
            {evaluation.warnings.map((warning) => (
              <li key={warning.code}>{warning.message[language]}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className={styles['pictures']}>
        <EstimatesPanel evaluation={evaluation} />
        <YearsChart years={evaluation.years} chosenByOtherYears={evaluation.warnings.some(({ code }) => code === CHOSEN_BY_OTHER_YEARS)} />
      </div>
      <PartsPanels runId={evaluation.id} recommended={evaluation.recommendedMethodId} sites={evaluation.sites} />
      <EstimatesTablePanel evaluation={evaluation} />
      <EstimatorPanels evaluation={evaluation} />
      <TrafficPanel runId={evaluation.id} parameters={evaluation.parameters} />
      <FunctionPanel evaluation={evaluation} />
      <MethodsPanel evaluation={evaluation} />
      <RoadSitesPanel evaluation={evaluation} />
      <SitesPanel evaluation={evaluation} />
      <EvidenceDecision runId={evaluation.id} kind={intervention.kind} />
      <Facts evaluation={evaluation} />
    </div>
  );
}

/** The notice that reference sites were chosen by their accidents outside of both periods. */
const CHOSEN_BY_OTHER_YEARS = 'REFERENCE_CHOSEN_BY_OTHER_YEARS';

/** Whether the records have changed since: the numbers stay those of then. */
function Standing({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const current = useBaseline().data?.accidentFacets.dataVersion;
  if (current === undefined || current === evaluation.dataVersion) return null;
  return (
    <Notice kind="warning">
      {t('evaluations.recordsChanged', { then: formats.count(evaluation.dataVersion), now: formats.count(current) })}
    </Notice>
  );
}

function Facts({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const { speedUnit } = useRecordsOwner();
  const asked = useStoredFilterWords(evaluation.filter, speedUnit);
  const { data: declared } = useQuery(BEFORE_AFTER_METHODS);
  const parameters = describeParameters(evaluation, declared?.beforeAfterMethods ?? [], language, formats, t);
  const years = (value: number): string => t('hotspots.years', { years: formats.decimal(value, 2) });
  const selected = evaluation.intervention.selectedForHighCounts;
  return (
    <HowComputed
      title={t('hotspots.how')}
      facts={[
        [t('evaluations.parts.before'), `${formats.period(evaluation.beforePeriod)} (${years(evaluation.yearsBefore)})`],
        [t('evaluations.parts.works'), `${formats.period(evaluation.intervention.worksPeriod)} (${t('evaluations.excluded')})`],
        [t('evaluations.parts.after'), `${formats.period(evaluation.afterPeriod)} (${years(evaluation.yearsAfter)})`],
        [t('filter.title'), asked],
        [t('evaluations.selected'), t(`evaluations.selectedChoices.${selected == null ? 'unknown' : selected ? 'yes' : 'no'}`)],
        [t('evaluations.source'), evaluation.intervention.source === '' ? '–' : evaluation.intervention.source],
        [t('hotspots.seed'), formats.count(evaluation.seed)],
        [t('hotspots.dataVersion'), formats.count(evaluation.dataVersion)],
        [t('hotspots.softwareVersion'), evaluation.softwareVersion],
        [t('hotspots.computedAt'), formats.dateTime(evaluation.createdAt, data?.organisation.timeZone)],
        ...parameters,
        [t('hotspots.digest'), <code key="digest">{evaluation.resultDigest}</code>],
      ]}
    />
  );
}
