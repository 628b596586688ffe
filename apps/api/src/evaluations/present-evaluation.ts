import type { Text } from '@elektron/domain';
import {
  ASSUMPTION_TEXTS,
  BEFORE_AFTER_METHODS,
  UNDEFINED_REASON_TEXTS,
  WARNING_TEXTS,
  type BeforeAfterMethod,
} from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import { toParameterObject } from '../common/parameter.ts';
import { toProblemObject } from '../common/problem.ts';
import { EVALUATION_NOTICES } from './evaluation-texts.ts';
import type { BeforeAfterMethodObject, EstimateObject, EvaluationRunObject, EvaluationRunSummaryObject } from './evaluation-run.objects.ts';
import type { EvaluationRunSummary } from './evaluation-run.ts';
import type { EvaluatedRun } from './evaluation-runs.service.ts';
import { describeEvaluation } from './evaluation-sentence.ts';
import type { InterventionObject } from './intervention.objects.ts';
import type { Intervention } from './intervention.ts';
import type { StoredEstimate } from './stored-evaluation.ts';

/** A method as a form is drawn from it. */
export function presentMethod({
  id,
  labels,
  description,
  contrastOnly,
  parameters,
  assumptions,
}: BeforeAfterMethod): BeforeAfterMethodObject {
  return {
    id,
    labels,
    summary: description,
    contrastOnly,
    parameters: parameters.map(toParameterObject),
    assumptions: assumptions.map((code) => ASSUMPTION_TEXTS[code]),
  };
}

export function presentIntervention({ interventionId, sites, ...intervention }: Intervention): InterventionObject {
  return { ...intervention, id: interventionId, sites: sites.map(([longitude, latitude]) => ({ longitude, latitude })) };
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
    estimates: estimates.map((estimate) => presentEstimate(estimate, result.observedAfter)),
    sentence: describeEvaluation(result, intervention.illustrative),
    warnings: notices.map(({ code, details }) => ({ code, message: fillTexts(EVALUATION_NOTICES[code], details) })),
  };
}

export function presentEvaluationSummary({ runId, result, ...summary }: EvaluationRunSummary): EvaluationRunSummaryObject {
  return { ...summary, id: runId, sentence: describeEvaluation(result, summary.illustrative) };
}

function presentEstimate({ method, result, problem }: StoredEstimate, observedAfter: number): EstimateObject {
  const declared = BEFORE_AFTER_METHODS.find(({ id }) => id === method);
  const factor = result?.crashModificationFactor;
  return {
    methodId: method,
    methodLabels: declared?.labels ?? { el: method, en: method },
    contrastOnly: declared?.contrastOnly ?? false,
    crashModificationFactor: factor?.value ?? null,
    standardError: factor?.standardError ?? null,
    confidenceInterval: factor?.confidenceInterval ?? null,
    nullReason: factor?.undefinedReason == null ? null : UNDEFINED_REASON_TEXTS[factor.undefinedReason],
    observedAfter,
    expectedAfter: result?.expectedAfter ?? null,
    expectedAfterVariance: result?.expectedAfterVariance ?? null,
    safetyEffectivenessPercent: result?.safetyEffectiveness.percent ?? null,
    regressionToTheMeanPercent: regressionPercentOf(result),
    warnings: (result?.warnings ?? []).map(({ code, values }) => ({ code, message: fillTexts(WARNING_TEXTS[code], values) })),
    assumptions: assumptionsOf(declared),
    details: result?.detail ?? {},
    problem: problem === null ? null : toProblemObject(problem),
  };
}

function assumptionsOf(method: BeforeAfterMethod | undefined): Text[] {
  return (method?.assumptions ?? []).map((code) => ASSUMPTION_TEXTS[code]);
}

/** Only a method that knows the long-run level of a site can tell luck from trend. */
function regressionPercentOf(result: StoredEstimate['result']): number | null {
  if (result?.detail.kind !== 'empirical-bayes') return null;
  const { regressionShare } = result.detail.dropDecomposition;
  return regressionShare === null ? null : 100 * regressionShare;
}
