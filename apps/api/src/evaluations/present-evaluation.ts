import type { Text } from '@elektron/domain';
import {
  ASSUMPTION_TEXTS,
  BEFORE_AFTER_METHODS,
  UNDEFINED_REASON_TEXTS,
  WARNING_TEXTS,
  type BeforeAfterMethod,
  type EmpiricalBayesDetail,
} from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import { toParameterObject } from '../common/parameter.ts';
import { toProblemObject } from '../common/problem.ts';
import type { WarningObject } from '../common/warning.ts';
import { ERASURE_NOTICES, EVALUATION_NOTICES, EVALUATION_SENTENCES, type ErasureNoticeCode } from './evaluation-texts.ts';
import type { BeforeAfterMethodObject, EstimateObject, EvaluationRunObject, EvaluationRunSummaryObject } from './evaluation-run.objects.ts';
import type { EvaluationRunSummary } from './evaluation-run.ts';
import type { EvaluatedRun } from './evaluation-runs.service.ts';
import { describeEvaluation } from './evaluation-sentence.ts';
import type { Intervention } from './intervention.ts';
import { presentIntervention } from './present-intervention.ts';
import { STORED_FORMAT, type StoredEstimate, type StoredEvaluation } from './stored-evaluation.ts';

/** A method as a form is drawn from it. */
export function presentMethod({
  id,
  labels,
  description,
  contrastOnly,
  parameters,
  listAssumptions,
}: BeforeAfterMethod): BeforeAfterMethodObject {
  return {
    id,
    labels,
    summary: description,
    contrastOnly,
    parameters: parameters.map(toParameterObject),
    assumptions: listAssumptions({}).map((code) => ASSUMPTION_TEXTS[code]),
  };
}

/** An evaluation with its texts; those follow from codes, so that an old run speaks as clearly as a new one. */
export function presentEvaluation({ run, intervention }: EvaluatedRun): EvaluationRunObject {
  const { runId, interventionId: _id, parameters, result, ...recorded } = run;
  const { recommended, estimates, notices, ...numbers } = result;
  return {
    ...recorded,
    ...numbers,
    id: runId,
    intervention: presentIntervention(intervention),
    beforePeriod: parameters.beforePeriod,
    afterPeriod: parameters.afterPeriod,
    measure: parameters.measure,
    parameters,
    recommendedMethodId: recommended,
    estimates: isReadable(result) ? estimates.map((estimate) => presentEstimate(estimate, { run, intervention })) : [],
    sentence: describeStored(result, intervention.illustrative),
    warnings: isReadable(result)
      ? notices.map(({ code, details }) => ({ code, message: fillTexts(EVALUATION_NOTICES[code], details) }))
      : [],
  };
}

export function presentErasure(code: ErasureNoticeCode | null): WarningObject | null {
  return code === null ? null : { code, message: ERASURE_NOTICES[code] };
}

function isReadable({ format }: Pick<StoredEvaluation, 'format'>): boolean {
  return format === STORED_FORMAT;
}

function describeStored(result: Omit<StoredEvaluation, 'sites'>, illustrative: boolean): Text {
  return isReadable(result) ? describeEvaluation(result, illustrative) : EVALUATION_SENTENCES.EARLIER_FORMAT;
}

export function presentEvaluationSummary({ runId, result, ...summary }: EvaluationRunSummary): EvaluationRunSummaryObject {
  return { ...summary, id: runId, sentence: describeStored(result, summary.illustrative) };
}

function presentEstimate({ method, result, problem }: StoredEstimate, { run, intervention }: EvaluatedRun): EstimateObject {
  const declared = BEFORE_AFTER_METHODS.find(({ id }) => id === method);
  const factor = result?.crashModificationFactor;
  const regression = regressionOf(result);
  return {
    methodId: method,
    methodLabels: declared?.labels ?? { el: method, en: method },
    contrastOnly: declared?.contrastOnly === true || !isFreeOfSelection(method, intervention),
    ratioObservedToExpected: result?.ratioObservedToExpected ?? null,
    confidenceInterval: result?.ratioConfidenceInterval ?? null,
    crashModificationFactor: factor?.value ?? null,
    standardError: factor?.standardError ?? null,
    nullReason: factor?.undefinedReason == null ? null : UNDEFINED_REASON_TEXTS[factor.undefinedReason],
    observedAfter: run.result.observedAfter,
    expectedAfter: result?.expectedAfter ?? null,
    expectedAfterVariance: result?.expectedAfterVariance ?? null,
    safetyEffectivenessPercent: result?.safetyEffectiveness.percent ?? null,
    regressionToTheMeanAccidents: regression?.regressionToTheMean ?? null,
    regressionToTheMeanInterval: regression?.regressionConfidenceInterval ?? null,
    warnings: (result?.warnings ?? []).map(({ code, values }) => ({ code, message: fillTexts(WARNING_TEXTS[code], values) })),
    assumptions: (declared?.listAssumptions(run.parameters.parameters[method]) ?? []).map((code) => ASSUMPTION_TEXTS[code]),
    details: result?.detail ?? {},
    problem: problem === null ? null : toProblemObject(problem),
  };
}

/** A comparison group removes trend and not regression to the mean: it answers only where the sites were chosen for another reason. */
function isFreeOfSelection(method: StoredEstimate['method'], { selectedForHighCounts }: Intervention): boolean {
  return method !== 'comparison-group' || selectedForHighCounts === false;
}

/** Only a method that knows the long-run level of a site can tell luck from trend, and only of a drop that is clear. */
function regressionOf(result: StoredEstimate['result']): EmpiricalBayesDetail['dropDecomposition'] | null {
  if (result?.detail.kind !== 'empirical-bayes') return null;
  const { dropDecomposition } = result.detail;
  return dropDecomposition.regressionConfidenceInterval === null ? null : dropDecomposition;
}
