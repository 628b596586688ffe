import { useMutation, useQuery } from '@apollo/client/react';
import type { ParameterDeclaration, ParameterValues, Period } from '@elektron/domain';
import {
  BackIcon,
  DateField,
  EmptyState,
  Notice,
  Page,
  ParameterFields,
  QueryState,
  defaultParameterValues,
  isParameterValid,
  lastDayOf,
  useFormats,
  useLanguage,
} from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toDeclaration } from '../../graphql/parameters.ts';
import { describeError, mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useBaseline } from '../../graphql/workspace.ts';
import { isTargetComplete, isTrafficComplete, NOTHING_MORE, toEstimatorInput } from './estimator-draft.ts';
import { EstimatorFields } from './estimator-fields.tsx';
import { DesignSteps } from './design-steps.tsx';
import { BEFORE_AFTER_METHODS, EVALUATE, INTERVENTIONS, type BeforeAfterMethod, type Intervention } from './evaluations-queries.ts';
import { IllustrativeBadge } from './illustrative-badge.tsx';
import { HEXAGONS, isSitesComplete, toSitesInput } from './sites-draft.ts';
import { SitesChoice } from './sites-choice.tsx';
import { findPeriodProblem, findUnrecorded, proposePeriods, toPeriod } from './study-periods.ts';
import { StudyFilter } from './study-filter.tsx';
import { STEP_IDS, StudySteps } from './study-steps.tsx';
import { StudyTimeline } from './study-timeline.tsx';
import { useMethodsOf } from './use-methods-of.ts';
import { useQuestionFilter } from './use-question-filter.ts';
import styles from './evaluations.module.css';

export interface EvaluateFormProps {
  readonly interventionId: string;
  readonly onBack: () => void;
  readonly onDone: (runId: string) => void;
}

/** The question of an evaluation: which two periods, how wide a site, which accidents. */
export function EvaluateForm({ interventionId, onBack, onDone }: EvaluateFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  // An intervention that was saved a moment ago is not in the list that was asked for before.
  const interventions = useQuery(INTERVENTIONS, { fetchPolicy: 'cache-and-network' });
  const methods = useQuery(BEFORE_AFTER_METHODS, { variables: { siteKind: 'HEXAGON' } });
  const baseline = useBaseline();
  const known = mapStatus(
    toStatus(interventions, language),
    (data) => data.interventions.find((each) => each.id === interventionId) ?? null,
  );
  const intervention = known.data ?? null;
  const status = intervention === null && known.loading ? { ...known, data: undefined } : known;
  const dataPeriod = baseline.data?.accidentFacets.dataPeriod ?? null;
  return (
    <Page
      title={intervention === null ? t('evaluations.evaluate') : t('evaluations.evaluateTitle', { name: intervention.name[language] })}
      lead={intervention?.illustrative === true ? <IllustrativeBadge /> : undefined}
      actions={
        <Button variant="default" size="sm" leftSection={<BackIcon />} onClick={onBack}>
          {t('evaluations.back')}
        </Button>
      }
    >
      <QueryState
        status={status}
        isEmpty={(data) => data === null}
        empty={<EmptyState title={t('evaluations.goneTitle')}>{t('evaluations.goneText')}</EmptyState>}
      >
        {(data) =>
          data !== null && (
            <QueryState status={mapStatus(toStatus(methods, language), (answer) => answer.beforeAfterMethods)}>
              {(list) =>
                dataPeriod === null ? (
                  <EmptyState title={t('overview.emptyTitle')}>{t('evaluations.needsData')}</EmptyState>
                ) : (
                  <Question intervention={data} methodsOfHexagons={list} dataPeriod={dataPeriod} onDone={onDone} />
                )
              }
            </QueryState>
          )
        }
      </QueryState>
    </Page>
  );
}

interface QuestionProps {
  readonly intervention: Intervention;
  readonly methodsOfHexagons: readonly BeforeAfterMethod[];
  readonly dataPeriod: Period;
  readonly onDone: (runId: string) => void;
}

function Question({ intervention, methodsOfHexagons, dataPeriod, onDone }: QuestionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const accidents = useQuestionFilter(intervention);
  const proposed = proposePeriods(dataPeriod, intervention.worksPeriod);
  const [before, setBefore] = useState<Period | null>(proposed.before);
  const [after, setAfter] = useState<Period | null>(proposed.after);
  const [sites, setSites] = useState(HEXAGONS);
  const methods = useMethodsOf(sites, methodsOfHexagons);
  const parameters = distinctParameters(methods);
  const [changed, setChanged] = useState<ParameterValues>({});
  const values = { ...defaultParameterValues(parameters), ...changed };
  const [estimators, setEstimators] = useState(NOTHING_MORE);
  const [refused, setRefused] = useState<string | null>(null);
  const [evaluate, { loading }] = useMutation(EVALUATE, { refetchQueries: [INTERVENTIONS] });
  const unrecorded = findUnrecorded({ before, works: intervention.worksPeriod, after }, dataPeriod);
  const periodProblem = findPeriodProblem(before, after, intervention.worksPeriod);
  const problemText =
    periodProblem === null ? null : t(`evaluations.periodProblem.${periodProblem}`, { works: formats.period(intervention.worksPeriod) });
  // What can be checked and planned need not be on record yet.
  const isComplete =
    isSitesComplete(sites) &&
    isTargetComplete(estimators) &&
    isTrafficComplete(estimators) &&
    parameters.every((each) => isParameterValid(each, values[each.name] ?? null));
  const valid = periodProblem === null && unrecorded === null && isComplete;

  const toQuestion = () =>
    before !== null && after !== null
      ? {
          interventionId: intervention.id,
          beforePeriod: { start: before.start, end: before.end },
          afterPeriod: { start: after.start, end: after.end },
          ...accidents.input,
          parameters: values,
          ...toSitesInput(sites),
          ...toEstimatorInput(estimators),
        }
      : null;

  const run = async (): Promise<void> => {
    const input = toQuestion();
    if (input === null) return;
    setRefused(null);
    try {
      const { data } = await evaluate({ variables: { input } });
      const payload = data?.evaluate;
      if (payload?.run != null) onDone(payload.run.id);
      else setRefused(payload?.userErrors.map((error) => error.message[language]).join(' ') ?? '');
    } catch (error) {
      setRefused(describeError(error, language));
    }
  };

  return (
    <form
      className={styles['question']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) void run();
      }}
    >
      <StudySteps />
      <section className={styles['box']} id={STEP_IDS.what} tabIndex={-1}>
        <h2>1. {t('design.what')}</h2>
        <h3>{t('evaluations.periods')}</h3>
        {before !== null && after !== null && <StudyTimeline before={before} works={intervention.worksPeriod} after={after} />}
        <div className={styles['periods']}>
          <PeriodFields legend={t('evaluations.parts.before')} initial={proposed.before} onChange={setBefore} />
          <PeriodFields legend={t('evaluations.parts.after')} initial={proposed.after} onChange={setAfter} />
        </div>
        {unrecorded !== null && (
          <Notice kind="warning" title={t(`evaluations.unrecorded.${unrecorded}`)}>
            {t('evaluations.recordsCover', { covered: formats.period(dataPeriod) })}
          </Notice>
        )}
        {unrecorded === null && periodProblem !== null && <Notice kind="warning">{problemText}</Notice>}
      </section>
      <section className={styles['box']}>
        <h3>{t('evaluations.which')}</h3>
        <StudyFilter question={accidents} />
        <SitesChoice
          sites={sites}
          onChange={(chosen) => {
            // Other sites take other parameters, and what a person chose of those is not what it would be for these.
            if ((chosen.roadSites === null) !== (sites.roadSites === null)) setChanged({});
            setSites(chosen);
          }}
          input={isComplete ? toQuestion() : null}
        />
      </section>
      <details className={styles['box']}>
        <summary className={styles['summary']}>{t('evaluations.methodParameters')}</summary>
        <ul className={styles['methodList']}>
          {methods.map((method) => (
            <li key={method.id}>
              <strong>{method.labels[language]}</strong>
              {method.contrastOnly && ` (${t('evaluations.contrastOnly')})`}: {method.summary[language]}
            </li>
          ))}
        </ul>
        <ParameterFields parameters={parameters} values={values} onChange={setChanged} />
      </details>
      <EstimatorFields draft={estimators} onChange={setEstimators} input={toQuestion()} />
      <DesignSteps interventionId={intervention.id} kind={intervention.kind} question={isComplete ? toQuestion() : null} />
      {refused !== null && (
        <Notice kind="danger" title={t('evaluations.refused')} announce>
          {refused}
        </Notice>
      )}
      <div id={STEP_IDS.evaluate} tabIndex={-1}>
        {!valid && (
          <p className={styles['soft']} id="not-yet">
            {unrecorded !== null ? t(`evaluations.unrecorded.${unrecorded}`) : (problemText ?? t('evaluations.notComplete'))}
          </p>
        )}
        <Button type="submit" loading={loading} disabled={!valid} aria-describedby={valid ? undefined : 'not-yet'}>
          {t('evaluations.run')}
        </Button>
      </div>
    </form>
  );
}

/** A parameter that several methods share is asked once. */
function distinctParameters(methods: readonly BeforeAfterMethod[]): readonly ParameterDeclaration[] {
  const byName = new Map(methods.flatMap((method) => method.parameters).map((parameter) => [parameter.name, toDeclaration(parameter)]));
  return [...byName.values()];
}

interface PeriodFieldsProps {
  readonly legend: string;
  readonly initial: Period | null;
  readonly onChange: (period: Period | null) => void;
}

function PeriodFields({ legend, initial, onChange }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(initial?.start ?? null);
  const [last, setLast] = useState(initial === null ? null : lastDayOf(initial));
  return (
    <fieldset className={styles['fieldset']}>
      <legend>{legend}</legend>
      <DateField
        label={t('period.from')}
        value={first}
        onChange={(date) => {
          setFirst(date);
          onChange(toPeriod(date, last));
        }}
      />
      <DateField
        label={t('period.to')}
        value={last}
        error={first !== null && last !== null && last < first ? t('period.reversed') : undefined}
        onChange={(date) => {
          setLast(date);
          onChange(toPeriod(first, date));
        }}
      />
    </fieldset>
  );
}
