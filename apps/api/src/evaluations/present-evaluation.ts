import type { Text } from '@elektron/domain';
import {
  ASSUMPTION_TEXTS,
  BEFORE_AFTER_METHODS,
  isRatio,
  NO_SHIFT_REASON_TEXTS,
  UNDEFINED_REASON_TEXTS,
  WARNING_TEXTS,
  type AssumptionCode,
  type BeforeAfterAnswer,
  type BeforeAfterMethod,
  type EmpiricalBayesDetail,
} from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import { toParameterObject } from '../common/parameter.ts';
import { toProblemObject } from '../common/problem.ts';
import type { WarningObject } from '../common/warning.ts';
import { presentStanding } from './design/present-design.ts';
import { describeReasons } from './design/recommend-method.ts';
import { ERASURE_NOTICES, EVALUATION_NOTICES, EVALUATION_SENTENCES, type ErasureNoticeCode } from './evaluation-texts.ts';
import type { BeforeAfterMethodObject, EstimateObject, EvaluationRunObject, EvaluationRunSummaryObject } from './evaluation-run.objects.ts';
import type { EvaluationParameters, EvaluationRunSummary } from './evaluation-run.ts';
import type { EvaluatedRun } from './evaluation-runs.service.ts';
import { describeEvaluation } from './evaluation-sentence.ts';
import type { Intervention } from './intervention.ts';
import { presentDetails } from './present-estimate-details.ts';
import { presentIntervention } from './present-intervention.ts';
import { presentParts } from './present-parts.ts';
import { declareForSites } from './road-sites/bases-of-sites.ts';
import type { EvaluationSiteKind } from './road-sites/road-site-criteria.ts';
import { presentRoadSites } from './road-sites/road-site-texts.ts';
import { presentTrafficNear } from './traffic-near/traffic-near-texts.ts';
import { STORED_FORMAT, type StoredEstimate, type StoredEvaluation } from './stored-evaluation.ts';

/** A method as a form is drawn from it. @param siteKind what its sites are; null: whatever it can be asked */
export function presentMethod(
  { id, labels, description, contrastOnly, parameters, listAssumptions }: BeforeAfterMethod,
  siteKind: EvaluationSiteKind | null,
): BeforeAfterMethodObject {
  const declared = siteKind === null ? parameters : parameters.map((parameter) => declareForSites(parameter, siteKind));
  return {
    id,
    labels,
    summary: description,
    contrastOnly,
    parameters: declared.map(toParameterObject),
    assumptions: listAssumptions({}).map((code) => ASSUMPTION_TEXTS[code]),
  };
}

/** An evaluation with its texts; those follow from codes, so that an old run speaks as clearly as a new one. */
export function presentEvaluation({ run, intervention }: EvaluatedRun): EvaluationRunObject {
  const { runId, interventionId: _id, parameters, result, ...recorded } = run;
  const { recommended, estimates, notices, recommendation, ...stored } = result;
  const {
    breakdowns: _breakdowns,
    expectedYears: _years,
    siteEffects: _effects,
    migration: _migration,
    input: _input,
    inputOfAll: _inputOfAll,
    ...numbers
  } = stored;
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
    estimates: isReadable(result) ? estimates.map((estimate) => presentEstimate(estimate, studyOf({ run, intervention }))) : [],
    sentence: describeStored(result, intervention.illustrative),
    warnings: isReadable(result)
      ? notices.map(({ code, details }) => ({ code, message: fillTexts(EVALUATION_NOTICES[code], details) }))
      : [],
    parts: isReadable(result) ? presentParts(result) : null,
    recommendedBecause: describeReasons(recommendation?.reasons ?? [], result.referenceSites),
    planStanding: presentStanding(parameters.plan),
    trafficFound: parameters.trafficFound === undefined ? null : presentTrafficNear(parameters.trafficFound),
    roadSites: presentRoadSites(result.roadSites),
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

/** What an estimate is shown with. */
interface Study extends Pick<Intervention, 'selectedForHighCounts'>, Pick<EvaluationParameters, 'parameters'> {
  readonly observedAfter: number;
}

function studyOf({ run, intervention }: EvaluatedRun): Study {
  const { selectedForHighCounts } = intervention;
  return { observedAfter: run.result.observedAfter, parameters: run.parameters.parameters, selectedForHighCounts };
}

export function presentEstimate({ method, result, problem }: StoredEstimate, study: Study): EstimateObject {
  const declared = BEFORE_AFTER_METHODS.find(({ id }) => id === method);
  const ratio = result !== null && isRatio(result) ? result : null;
  const hauer = result?.effectKind === 'observed-to-expected' ? result : null;
  const factor = hauer?.crashModificationFactor;
  const regression = regressionOf(result);
  const assumptions = declared?.listAssumptions(study.parameters[method]) ?? [];
  return {
    methodId: method,
    methodLabels: declared?.labels ?? { el: method, en: method },
    contrastOnly: declared?.contrastOnly === true || !isFreeOfSelection(assumptions, study),
    ratioObservedToExpected: ratio?.ratioObservedToExpected ?? null,
    confidenceInterval: ratio?.ratioConfidenceInterval ?? null,
    crashModificationFactor: factor?.value ?? null,
    standardError: factor?.standardError ?? null,
    nullReason: result === null ? null : reasonOf(result),
    observedAfter: result?.observedAfter ?? study.observedAfter,
    expectedAfter: ratio?.expectedAfter ?? null,
    expectedAfterVariance: hauer?.expectedAfterVariance ?? null,
    safetyEffectivenessPercent: hauer?.safetyEffectiveness.percent ?? null,
    regressionToTheMeanAccidents: regression?.regressionToTheMean ?? null,
    regressionToTheMeanInterval: regression?.regressionConfidenceInterval ?? null,
    warnings: (result?.warnings ?? []).map(({ code, values }) => ({ code, message: fillTexts(WARNING_TEXTS[code], values) })),
    assumptions: assumptions.map((code) => ASSUMPTION_TEXTS[code]),
    details: result?.detail ?? {},
    problem: problem === null ? null : toProblemObject(problem),
    effectKind: result?.effectKind ?? null,
    pValue: result === null || result.effectKind === 'observed-to-expected' ? null : result.pValue,
    ...presentDetails(result),
  };
}

/** What does not remove regression to the mean answers only where the sites were chosen for another reason. */
function isFreeOfSelection(assumptions: readonly AssumptionCode[], { selectedForHighCounts }: Study): boolean {
  return !assumptions.includes('NOT_SELECTED_FOR_COUNTS') || selectedForHighCounts === false;
}

/** Why a part of the answer is null. */
function reasonOf(result: BeforeAfterAnswer): Text | null {
  if (!isRatio(result)) return result.undefinedReason && NO_SHIFT_REASON_TEXTS[result.undefinedReason];
  const reason = result.effectKind === 'ratio' ? result.undefinedReason : result.crashModificationFactor.undefinedReason;
  return reason && UNDEFINED_REASON_TEXTS[reason];
}

/** Only a method that knows the long-run level of a site can tell luck from trend, and only of a drop that is clear. */
function regressionOf(result: StoredEstimate['result']): EmpiricalBayesDetail['dropDecomposition'] | null {
  if (result?.detail.kind !== 'empirical-bayes') return null;
  const { dropDecomposition } = result.detail;
  return dropDecomposition.regressionConfidenceInterval === null ? null : dropDecomposition;
}
