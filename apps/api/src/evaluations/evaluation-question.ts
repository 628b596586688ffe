import {
  getDayNumber,
  getPeriodDays,
  parseAccidentFilter,
  parseParameters,
  Problem,
  type AccidentFilter,
  type AccidentMeasure,
  type ParameterDeclaration,
  type ParameterValues,
  type Period,
  type Text,
} from '@elektron/domain';
import { BEFORE_AFTER_METHODS, type BeforeAfterMethodId } from '@elektron/statistics';

import type { RoadVersions } from '../columns/roads/roads-to-screen.service.ts';
import { parseEstimatorDraft, type EstimatorDraft, type EstimatorQuestion } from './estimator-question.ts';
import { parseChoice, type ChoiceDraft, type ChoiceQuestion } from './narrowed-choice.ts';
import type { PlanStanding } from './design/plan-standing.ts';
import { parseRoadSites, withBasis } from './road-sites/parse-road-sites.ts';
import type { EvaluationSiteKind, RoadSiteCriteria, RoadSiteCriteriaDraft } from './road-sites/road-site-criteria.ts';

/** Wide enough to hold a junction with its approaches, narrow enough to keep the next junction out. */
export const DEFAULT_SITE_WIDTH_METERS = 150;
const NARROWEST_SITE_METERS = 20;
const WIDEST_SITE_METERS = 5_000;

/** Decides what the interrupted time series draws; the other methods draw nothing. */
export const EVALUATION_SEED = 1;

/** What is asked, in one canonical form: what a run stores and what repeats it. */
export interface EvaluationQuestion extends EstimatorQuestion, ChoiceQuestion {
  readonly beforePeriod: Period;
  readonly afterPeriod: Period;
  readonly worksPeriod: Period;
  /** Without a period: an evaluation has its own two. */
  readonly filter: AccidentFilter;
  readonly measure: AccidentMeasure;
  /** Width of the hexagons that are the sites. */
  readonly siteWidthMeters: number;
  readonly parameters: Readonly<Record<BeforeAfterMethodId, ParameterValues>>;
  /** Whether a filter came with a period, which was left out. */
  readonly filterPeriodDropped: boolean;
  /** Other interventions that fall into the two periods: what they touched is no reference. */
  readonly otherInterventionIds: readonly string[];
  /** Days on which a change is on record that affects the series (YYYY-MM-DD, ascending); absent: not looked at. */
  readonly recordingChanges?: readonly string[];
  /** How the run stands to the plan of its intervention; null: none was frozen; absent: not looked at. No number follows from it. */
  readonly plan?: PlanStanding | null;
  /** Which version of the intervention is meant, and of each of the others; absent for the first. */
  readonly interventionVersion?: number;
  readonly otherInterventionVersions?: readonly number[];
  /** What a site is; absent: a hexagon. */
  readonly siteKind?: EvaluationSiteKind;
  /** Of sites of the road network: what they are compared with, and of which states of roads and traffic they are. */
  readonly roadSites?: RoadSiteCriteria;
  readonly roadVersions?: RoadVersions;
}

export interface EvaluationDraft extends EstimatorDraft, ChoiceDraft {
  readonly beforePeriod: Period;
  readonly afterPeriod: Period;
  readonly filter?: AccidentFilter | null | undefined;
  readonly measure?: AccidentMeasure | null | undefined;
  readonly siteWidthMeters?: number | null | undefined;
  /** Values by parameter name; a name that several methods share counts for all of them. */
  readonly parameters?: Readonly<Record<string, unknown>> | null | undefined;
  readonly siteKind?: EvaluationSiteKind | null | undefined;
  readonly roadSites?: RoadSiteCriteriaDraft | null | undefined;
}

/** What the periods are called when they are refused. */
export const PERIOD_LABELS = {
  before: { el: 'πριν', en: 'before' },
  works: { el: 'έργα', en: 'works' },
  after: { el: 'μετά', en: 'after' },
} as const satisfies Readonly<Record<string, Text>>;

const ORDER_RULE: Text = {
  el: 'η περίοδος «πριν» πρέπει να τελειώνει πριν από τα έργα και η «μετά» να αρχίζει όταν τελειώσουν',
  en: 'the before period must end before the works and the after period begin when they have ended',
};

const MEASURE_RULE: Text = {
  el: 'οι παθόντες ενός ατυχήματος δεν είναι ανεξάρτητοι μεταξύ τους, και καμία από τις μεθόδους δεν ισχύει γι’ αυτούς· μετρήστε ατυχήματα και φιλτράρετέ τα κατά βαρύτητα',
  en: 'the people hurt in one accident are not independent of each other, and none of the methods holds for them; count accidents, filtered by severity',
};

/**
 * Checks a question and fills in what was left open; of other interventions it knows nothing.
 * @throws Problem PERIOD_EMPTY, PERIODS_OVERLAP, INPUT_INVALID, PARAMETER_UNKNOWN, PARAMETER_OUT_OF_RANGE
 */
export function parseEvaluation(draft: EvaluationDraft, worksPeriod: Period): EvaluationQuestion {
  const { beforePeriod, afterPeriod, filter } = draft;
  checkPeriods(beforePeriod, worksPeriod, afterPeriod);
  return {
    beforePeriod: { start: beforePeriod.start, end: beforePeriod.end },
    afterPeriod: { start: afterPeriod.start, end: afterPeriod.end },
    worksPeriod: { start: worksPeriod.start, end: worksPeriod.end },
    filter: { ...(filter ?? parseAccidentFilter({})), period: null },
    measure: parseMeasure(draft.measure ?? 'accidents'),
    siteWidthMeters: parseSiteWidth(draft.siteWidthMeters ?? DEFAULT_SITE_WIDTH_METERS),
    parameters: parseMethodParameters(withBasis(draft)),
    filterPeriodDropped: filter?.period != null,
    otherInterventionIds: [],
    ...parseEstimatorDraft(draft),
    ...parseRoadSites(draft),
    ...parseChoice(draft, filter),
  };
}

function checkPeriods(before: Period, works: Period, after: Period): void {
  const named = [
    { label: PERIOD_LABELS.before, ...getPeriodDays(before) },
    { label: PERIOD_LABELS.works, ...getPeriodDays(works) },
    { label: PERIOD_LABELS.after, ...getPeriodDays(after) },
  ];
  for (const [position, first] of named.entries()) {
    for (const second of named.slice(position + 1)) {
      const overlaps = first.start < second.end && second.start < first.end;
      if (overlaps) throw new Problem('PERIODS_OVERLAP', { first: first.label, second: second.label });
    }
  }
  if (getDayNumber(before.end) > getDayNumber(works.start))
    throw new Problem('INPUT_INVALID', { field: 'beforePeriod', value: ORDER_RULE });
  if (getDayNumber(after.start) < getDayNumber(works.end)) throw new Problem('INPUT_INVALID', { field: 'afterPeriod', value: ORDER_RULE });
}

/**
 * Only accidents are independent events. With casualties the spread inside of one accident would pass for a difference between sites:
 * empirical Bayes would then take too little of the luck away, and every interval would be too narrow.
 */
function parseMeasure(measure: AccidentMeasure): AccidentMeasure {
  if (measure !== 'accidents') throw new Problem('INPUT_INVALID', { field: 'measure', value: MEASURE_RULE });
  return measure;
}

function parseSiteWidth(width: number): number {
  if (width >= NARROWEST_SITE_METERS && width <= WIDEST_SITE_METERS) return width;
  const allowed = `${NARROWEST_SITE_METERS}–${WIDEST_SITE_METERS}`;
  throw new Problem('PARAMETER_OUT_OF_RANGE', { parameter: 'siteWidthMeters', value: String(width), allowed });
}

/** @throws Problem PARAMETER_UNKNOWN, PARAMETER_OUT_OF_RANGE */
export function parseMethodParameters(given: Readonly<Record<string, unknown>>): EvaluationQuestion['parameters'] {
  const known = new Set(BEFORE_AFTER_METHODS.flatMap((method) => namesOf(method.parameters)));
  const stranger = Object.keys(given).find((name) => !known.has(name));
  if (stranger !== undefined) throw new Problem('PARAMETER_UNKNOWN', { parameter: stranger, known: [...known] });
  const entries = BEFORE_AFTER_METHODS.map(({ id, parameters }) => {
    const own = Object.entries(given).filter(([name]) => namesOf(parameters).includes(name));
    return [id, parseParameters(parameters, Object.fromEntries(own))];
  });
  return Object.fromEntries(entries) as EvaluationQuestion['parameters'];
}

function namesOf(parameters: readonly ParameterDeclaration[]): string[] {
  return parameters.map((parameter) => parameter.name);
}
