import type { AccidentColumns, PlaceMarks } from '@elektron/columns';
import { isProblem, Problem, yearsOfPeriod, type Text } from '@elektron/domain';
import {
  BEFORE_AFTER_METHODS,
  type BeforeAfterAnswer,
  getBeforeAfterMethod,
  type BeforeAfterInput,
  type BeforeAfterMethod,
  type BeforeAfterMethodId,
  type BeforeAfterResult,
  type BeforeAfterWarning,
} from '@elektron/statistics';

import type { ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import type { Plane } from '../common/plane.ts';
import { asHauer, type AskedAgain, type MethodAnswer } from './break-down.ts';
import type { ChosenSites, TreatedPlaces } from './choose-sites.ts';
import { countFurther } from './count-further.ts';
import { isAskedFor } from './estimator-question.ts';
import { findParts } from './evaluation-parts.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import { findDesignNotices } from './design/design-notices.ts';
import { methodFacts, recommendMethod } from './design/recommend-method.ts';
import { findNotices } from './find-notices.ts';
import { drawSites } from './draw-sites.ts';
import { findRoadNotices } from './road-sites/find-road-notices.ts';
import { drawRoadSites, storeRoadSites } from './road-sites/present-road-sites.ts';
import { countSites, totalYears, type SiteCounts } from './site-counts.ts';
import { STORED_FORMAT, type EvaluationNotice, type StoredEvaluation, type StoredSite, type StoredYear } from './stored-evaluation.ts';
import { sum } from './sum.ts';
import { answerThroughAll } from './through-all.ts';
import { takeSites, type StudySites } from './take-sites.ts';

/** What an intervention says about itself, as far as numbers depend on it. */
export interface EvaluatedIntervention extends TreatedPlaces {
  readonly selectedForHighCounts: boolean | null;
  readonly illustrative: boolean;
}

/**
 * Answers with all methods side by side. Deterministic; the order of records and places does not matter.
 * @param places where the filter names places: `markPlaces` of these columns and this filter
 * @param network what sites of the road network are made of; null where sites are hexagons
 * @throws Problem NO_ACCIDENTS, INPUT_INVALID when nothing compares with any treated site; what a method refuses is in its row
 */
export function evaluateIntervention(
  columns: AccidentColumns,
  intervention: EvaluatedIntervention,
  question: EvaluationQuestion,
  plane: Plane,
  places: PlaceMarks | null = null,
  network: ScreeningMaterial | null = null,
): StoredEvaluation {
  const study = takeSites(columns, intervention, question, { places, network });
  const { counts, chosen, road } = study;
  requireTreatedSites(chosen);
  const input = { ...inputOf(study, counts, question), ...countFurther(columns, counts, chosen, { question, places }) };
  const again = askAgain(columns, question, study, places);
  const asked = BEFORE_AFTER_METHODS.filter((method) => isAskedFor(method, question));
  const alone = answerAll(input, question.parameters, asked);
  const { answers, notices: narrowed, ...ofAll } = answerThroughAll(alone, input, { ...question, ...intervention }, again);
  const recommendation = recommendMethod(methodFacts(intervention.selectedForHighCounts, chosen.reference.length, question));
  const recommended = recommendation.method;
  const shared = findSharedWarnings(answers);
  const years = listYears(counts, chosen);
  const whole = { recommended: asHauer(answerOf(answers, recommended)), comparison: asHauer(answerOf(answers, 'comparison-group')) };
  return {
    format: STORED_FORMAT,
    ...totalsOf(input, chosen),
    recommended,
    estimates: answers.map(({ method, result, problem }) => ({ method, problem, result: result && withoutShared(result, shared) })),
    sites: drawStudy(study, answerOf(answers, recommended).result, question, plane),
    years,
    notices: [
      ...narrowed,
      ...noticesOf(study, intervention, question),
      ...findDesignNotices(columns, question),
      ...shared.map(({ code, values }) => ({ code, details: values })),
    ],
    recommendation,
    ...(road && { roadSites: storeRoadSites(road) }),
    ...findParts({ ...again, counts, chosen, years, input, whole }),
    ...ofAll,
  };
}

function noticesOf(
  { counts, chosen, road }: StudySites,
  intervention: EvaluatedIntervention,
  question: EvaluationQuestion,
): EvaluationNotice[] {
  return [...findNotices(counts, chosen, intervention, question), ...findRoadNotices(road, question)];
}

function drawStudy(
  { counts, chosen, road }: StudySites,
  answer: BeforeAfterResult | null,
  question: EvaluationQuestion,
  plane: Plane,
): StoredSite[] {
  return road === null ? drawSites(counts, chosen, { answer, question, plane }) : drawRoadSites(road, answer, plane);
}

type Totals =
  | 'yearsBefore'
  | 'yearsAfter'
  | 'treatedSites'
  | 'referenceSites'
  | 'observedBefore'
  | 'observedAfter'
  | 'comparisonBefore'
  | 'comparisonAfter';

function totalsOf(input: Input, { treatedKeys, reference }: ChosenSites): Pick<StoredEvaluation, Totals> {
  const { treated, comparison } = input;
  return {
    yearsBefore: input.yearsBefore,
    yearsAfter: input.yearsAfter,
    treatedSites: treatedKeys.length,
    referenceSites: reference.length,
    observedBefore: sum(treated.observedBefore),
    observedAfter: sum(treated.observedAfter),
    comparisonBefore: comparison.observedBefore,
    comparisonAfter: comparison.observedAfter,
  };
}

/** How the same question is asked about some of the accidents, at the same sites. */
function askAgain(columns: AccidentColumns, question: EvaluationQuestion, study: StudySites, places: PlaceMarks | null): AskedAgain {
  return {
    filter: question.filter,
    recount: (filter) => inputOf(study, countSites(columns, { ...question, filter }, places, study.sites), question),
    answer: (method, input) => answer(getBeforeAfterMethod(method), input, question.parameters),
  };
}

const TREATED_FIELD: Text = { el: 'θέσεις παρέμβασης', en: 'treated sites' };

/** Why none of them can be evaluated, and what may help. */
const NONE_IN_POOL: Readonly<Record<Exclude<ChosenSites['pool'], 'road-network'>, Text>> = {
  'accident-outside-periods': {
    el: 'καμία δεν είχε ατύχημα έξω από τις δύο περιόδους, όπως είχαν όλες οι θέσεις αναφοράς, άρα δεν υπάρχει τίποτε συγκρίσιμο· αφήστε περισσότερα έτη έξω από τις περιόδους ή δώστε πλατύτερες θέσεις',
    en: 'none of them had an accident outside of the two periods, as all reference sites had, so there is nothing comparable; leave more years out of the periods, or make sites wider',
  },
  'any-accident': {
    el: 'δεν έχει καταγραφεί εκεί κανένα ατύχημα· ελέγξτε τα σημεία ή δώστε πλατύτερες θέσεις',
    en: 'no accident is on record there; check the places, or make sites wider',
  },
};

/** Of the road network there is at least one: without it nothing was counted. */
function requireTreatedSites({ treatedKeys, pool }: ChosenSites): void {
  if (treatedKeys.length === 0 && pool !== 'road-network')
    throw new Problem('INPUT_INVALID', { field: TREATED_FIELD, value: NONE_IN_POOL[pool] });
}

type Input = Required<Pick<BeforeAfterInput, 'yearsBefore' | 'yearsAfter' | 'treated'>> &
  BeforeAfterInput & { readonly comparison: { readonly observedBefore: number; readonly observedAfter: number } };

/** Counts of the study's accidents, or of others at the same sites. */
function inputOf({ chosen, road }: StudySites, counts: SiteCounts, question: EvaluationQuestion): Input {
  return { ...toInput(counts, chosen, question), ...(road && { functionSites: road.functionSitesOf(counts) }) };
}

/** Counts in the form that the methods take; zeros included. */
function toInput(counts: SiteCounts, { treatedKeys, reference }: ChosenSites, question: EvaluationQuestion): Input {
  const treated = treatedKeys.map((key) => counts.positionOf.get(key));
  const at = (values: Uint32Array) => (position: number | undefined) => (position === undefined ? 0 : values[position]!);
  const referenceBefore = reference.map(at(counts.before));
  const referenceAfter = reference.map(at(counts.after));
  return {
    yearsBefore: yearsOfPeriod(question.beforePeriod),
    yearsAfter: yearsOfPeriod(question.afterPeriod),
    treated: {
      siteIds: treatedKeys.map(String),
      observedBefore: treated.map(at(counts.before)),
      observedAfter: treated.map(at(counts.after)),
    },
    comparison: { observedBefore: sum(referenceBefore), observedAfter: sum(referenceAfter) },
    yearlySeries: counts.yearsBefore === 0 ? null : { treated: totalYears(counts, treated), comparison: totalYears(counts, reference) },
    reference: { observedBefore: referenceBefore, observedAfter: referenceAfter },
  };
}

/** What each method answers, or why it refuses. */
export function answerAll(
  input: BeforeAfterInput,
  parameters: EvaluationQuestion['parameters'],
  methods: readonly BeforeAfterMethod[],
): MethodAnswer[] {
  return methods.map((method) => answer(method, input, parameters));
}

function answer(method: BeforeAfterMethod, input: BeforeAfterInput, parameters: EvaluationQuestion['parameters']): MethodAnswer {
  try {
    return { method: method.id, result: method.estimate(input, parameters[method.id]), problem: null };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { method: method.id, result: null, problem: { code: error.code, details: error.details } };
  }
}

function answerOf(answers: readonly MethodAnswer[], id: BeforeAfterMethodId): MethodAnswer {
  return answers.find(({ method }) => method === id)!;
}

/** What is weak about the study itself, which every method says in the same words. */
export function findSharedWarnings(answers: readonly MethodAnswer[]): BeforeAfterWarning[] {
  const results = answers.flatMap(({ result }) => (result === null ? [] : [result]));
  const [first, ...others] = results;
  if (first === undefined || others.length === 0) return [];
  return first.warnings.filter((warning) => others.every(({ warnings }) => warnings.some((other) => isSame(other, warning))));
}

export function withoutShared({ sites: _sites, ...result }: BeforeAfterResult, shared: readonly BeforeAfterWarning[]): BeforeAfterAnswer {
  return { ...result, warnings: result.warnings.filter((warning) => !shared.some((other) => isSame(other, warning))) };
}

function isSame(a: BeforeAfterWarning, b: BeforeAfterWarning): boolean {
  return a.code === b.code && JSON.stringify(a.values) === JSON.stringify(b.values);
}

/** Accidents per year and part of the study, at treated and at reference sites. */
function listYears({ segments, bySegment, positionOf }: SiteCounts, { treatedKeys, reference }: ChosenSites): StoredYear[] {
  const treated = treatedKeys.map((key) => positionOf.get(key)).filter((position) => position !== undefined);
  const total = (positions: readonly number[], segment: number): number =>
    sum(positions.map((position) => bySegment[position * segments.length + segment]!));
  return segments.map(({ year, part }, segment) => ({
    year,
    part,
    treated: total(treated, segment),
    comparison: total(reference, segment),
  }));
}
