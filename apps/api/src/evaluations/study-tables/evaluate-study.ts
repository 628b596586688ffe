import { Problem, STUDY_ROLE_LABELS } from '@elektron/domain';
import type { StudySite } from '@elektron/importers';
import {
  BEFORE_AFTER_METHODS,
  type BeforeAfterInput,
  type BeforeAfterInputPart,
  type BeforeAfterMethod,
  type BeforeAfterMethodId,
  type SafetyPredictions,
  type TrafficChange,
} from '@elektron/statistics';

import { answerAll, findSharedWarnings, withoutShared } from '../evaluate-intervention.ts';
import type { SaidOfStudy, StudyEvaluation } from './study-table.ts';

/**
 * Answers with all methods side by side, as an evaluation of records does; the order of lines does not matter.
 * @throws Problem INPUT_INVALID without a treated site; what a method refuses is in its row
 */
export function evaluateStudy(sites: readonly StudySite[], said: SaidOfStudy): StudyEvaluation {
  const treated = sites.filter(({ role }) => role === 'treated');
  const reference = sites.filter(({ role }) => role === 'reference');
  if (treated.length === 0) throw new Problem('INPUT_INVALID', { field: 'role', value: STUDY_ROLE_LABELS.reference });
  const input = toInput(treated, reference, said);
  const answers = answerAll(
    input,
    said.parameters,
    BEFORE_AFTER_METHODS.filter((method) => isAskedOf(method, input)),
  );
  const shared = findSharedWarnings(answers);
  const recommended: BeforeAfterMethodId = said.selectedForHighCounts === false ? 'comparison-group' : 'empirical-bayes';
  const answered = answers.find(({ method }) => method === recommended)?.result ?? null;
  const rows = answered !== null && 'sites' in answered ? answered.sites : [];
  const expected = new Map(rows.map(({ siteId, expectedAfter }) => [siteId, expectedAfter]));
  return {
    yearsBefore: said.yearsBefore,
    yearsAfter: said.yearsAfter,
    treatedSites: treated.length,
    referenceSites: reference.length,
    observedBefore: sum(treated, 'before'),
    observedAfter: sum(treated, 'after'),
    comparisonBefore: sum(reference, 'before'),
    comparisonAfter: sum(reference, 'after'),
    recommended,
    estimates: answers.map(({ method, result, problem }) => ({ method, problem, result: result && withoutShared(result, shared) })),
    notices: [
      ...(said.selectedForHighCounts === null ? [{ code: 'SELECTION_UNKNOWN' as const, details: {} }] : []),
      ...shared.map(({ code, values }) => ({ code, details: values })),
    ],
    sites: sites.map(({ code, role, before, after }) => ({
      code,
      role,
      observedBefore: before,
      observedAfter: after,
      expectedAfter: role === 'treated' ? (expected.get(code) ?? null) : null,
    })),
  };
}

/** Parts whose absence says that nobody asked: a table has no months and no types of accidents, and traffic where somebody has brought it. */
const NOT_ASKED_FOR: readonly BeforeAfterInputPart[] = ['monthlySeries', 'targetCounts', 'traffic'];

function isAskedOf({ needs }: BeforeAfterMethod, input: BeforeAfterInput): boolean {
  return needs.every((alternatives) => alternatives.some((part) => input[part] != null || !NOT_ASKED_FOR.includes(part)));
}

/** Parts that the table does not have are null, and the methods that need them say so. */
function toInput(treated: readonly StudySite[], reference: readonly StudySite[], said: SaidOfStudy): BeforeAfterInput {
  const counts = (sites: readonly StudySite[]) => ({
    observedBefore: sites.map(({ before }) => before),
    observedAfter: sites.map(({ after }) => after),
  });
  return {
    yearsBefore: said.yearsBefore,
    yearsAfter: said.yearsAfter,
    treated: { siteIds: treated.map(({ code }) => code), ...counts(treated) },
    comparison: reference.length === 0 ? null : { observedBefore: sum(reference, 'before'), observedAfter: sum(reference, 'after') },
    reference: reference.length === 0 ? null : counts(reference),
    predictions: toPredictions(treated),
    traffic: toTraffic(treated, said.trafficVariation),
  };
}

function toPredictions(treated: readonly StudySite[]): SafetyPredictions | null {
  const [predictedBefore, predictedAfter, overdispersion] = (['predicted-before', 'predicted-after', 'overdispersion'] as const).map(
    (field) => treated.flatMap((site) => site[field] ?? []),
  ) as [number[], number[], number[]];
  return overdispersion.length === treated.length ? { predictedBefore, predictedAfter, overdispersion } : null;
}

function toTraffic(treated: readonly StudySite[], variation: number | null): TrafficChange | null {
  const before = treated.flatMap((site) => site['traffic-before'] ?? []);
  const after = treated.flatMap((site) => site['traffic-after'] ?? []);
  if (variation === null || before.length < treated.length || after.length < treated.length) return null;
  const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;
  return {
    annualAverageDailyTrafficBefore: mean(before),
    annualAverageDailyTrafficAfter: mean(after),
    coefficientOfVariationBefore: variation,
    coefficientOfVariationAfter: variation,
  };
}

function sum(sites: readonly StudySite[], period: 'before' | 'after'): number {
  return sites.reduce((total, site) => total + site[period], 0);
}
