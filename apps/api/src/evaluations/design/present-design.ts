import { formatDayNumber, type Text } from '@elektron/domain';
import { BEFORE_AFTER_METHODS, getBeforeAfterMethod, MOST_YEARS_AFTER, type StudyPlan } from '@elektron/statistics';

import { fillTexts, joinTexts } from '../../common/fill-texts.ts';
import { presentTaken } from '../../evidence/taken-factor.object.ts';
import type { CheckedDesign } from './design.service.ts';
import type { DesignCheck } from './design-check.ts';
import type {
  DesignCheckObject,
  EvaluationPlanObject,
  MethodChoiceObject,
  StudyDesignObject,
  StudyOutlookObject,
} from './design.objects.ts';
import { timeInWords } from '../time-in-words.ts';
import { DESIGN_CHECKS, DESIGN_FINDINGS } from './design-texts.ts';
import { timingOf, type EvaluationPlan } from './evaluation-plan.ts';
import { PLAN_PARTS, type PlanStanding } from './plan-standing.ts';
import type { PlanStandingObject } from './plan-standing.objects.ts';
import { OUTLOOK_SENTENCES, PLAN_SENTENCES, TIMING_TEXTS } from './plan-texts.ts';
import { describeReasons, type Recommendation } from './recommend-method.ts';
import type { StudyOutlook } from './study-outlook.ts';

/** A design with its texts, which follow from codes. */
export function presentDesign(design: CheckedDesign): StudyDesignObject {
  const isExamined = design.recommendation !== null;
  return {
    checks: design.checks.map(presentCheck),
    refused: design.checks.some(({ state }) => state === 'failed'),
    methods: isExamined ? presentChoices(design.recommendation, design.referenceSites) : [],
    outlook: isExamined ? presentOutlook(design.outlook) : null,
  };
}

function presentCheck({ id, state, code, details }: DesignCheck): DesignCheckObject {
  const { finding, advice }: { readonly finding: Text; readonly advice?: Text } = DESIGN_FINDINGS[code];
  return {
    id,
    labels: DESIGN_CHECKS[id],
    state,
    finding: fillTexts(finding, details),
    advice: advice === undefined ? null : fillTexts(advice, details),
    details,
  };
}

function presentChoices({ method, reasons, others }: Recommendation, referenceSites: number): MethodChoiceObject[] {
  return [{ method, reasons }, ...others].map((choice, index) => ({
    methodId: choice.method,
    methodLabels: getBeforeAfterMethod(choice.method).labels,
    recommended: index === 0,
    because: describeReasons(choice.reasons, referenceSites),
  }));
}

function presentOutlook({ crashModificationFactor, power, plan, library, atPredicted, ...outlook }: StudyOutlook): StudyOutlookObject {
  return {
    ...outlook,
    library: library === undefined ? null : presentTaken(library),
    effect: crashModificationFactor,
    wantedPower: power,
    power: plan?.power ?? null,
    yearsAfterNeeded: plan?.yearsAfterNeeded ?? null,
    smallestEffect: plan?.smallestEffect ?? null,
    byYears: plan?.byYears ?? [],
    byEffect: (plan?.byEffect ?? []).map((each) => ({ effect: each.crashModificationFactor, power: each.power })),
    sentence:
      plan === null
        ? OUTLOOK_SENTENCES[outlook.expectedPerYear > 0 ? 'NO_COMPARISON' : 'NOTHING_EXPECTED']
        : joinTexts([describePlan(plan, { crashModificationFactor, power, ...outlook }), ...describePredicted(library, atPredicted)]),
  };
}

/** What the study could find at the two ends of what is predicted for the next place. */
function describePredicted(library: StudyOutlook['library'], atPredicted: StudyOutlook['atPredicted']): Text[] {
  if (library === undefined || atPredicted === undefined) return [];
  const { prediction } = library;
  if (prediction === null || atPredicted.lower === null) return [OUTLOOK_SENTENCES.NOT_PREDICTED];
  const ends = { most: fewer(prediction.lower), power: Math.round(100 * atPredicted.lower) };
  if (atPredicted.upper === null) return [fillTexts(OUTLOOK_SENTENCES.PREDICTED_TO_NONE, ends)];
  return [
    fillTexts(OUTLOOK_SENTENCES.PREDICTED, { ...ends, least: fewer(prediction.upper), powerOfLeast: Math.round(100 * atPredicted.upper) }),
  ];
}

/** Near even nobody learns anything from the answer. */
const COIN = { least: 0.4, most: 0.6 };

function describePlan(plan: StudyPlan, { crashModificationFactor, power, yearsAfter }: Omit<StudyOutlook, 'plan'>): Text {
  const wanted = Math.round(100 * power);
  const isCoin = plan.power >= COIN.least && plan.power <= COIN.most;
  return joinTexts([
    fillTexts(OUTLOOK_SENTENCES.POWER, {
      percent: fewer(crashModificationFactor),
      time: timeInWords(yearsAfter),
      power: Math.round(100 * plan.power),
    }),
    ...(isCoin ? [OUTLOOK_SENTENCES.COIN_TOSS] : plan.power < COIN.least ? [OUTLOOK_SENTENCES.LESS_THAN_A_COIN] : []),
    plan.yearsAfterNeeded === null
      ? fillTexts(OUTLOOK_SENTENCES.YEARS_NEVER, { most: MOST_YEARS_AFTER, wanted })
      : fillTexts(OUTLOOK_SENTENCES.YEARS_NEEDED, { needed: plan.yearsAfterNeeded, wanted }),
    plan.smallestEffect === null
      ? OUTLOOK_SENTENCES.SMALLEST_NONE
      : fillTexts(OUTLOOK_SENTENCES.SMALLEST, { smallest: fewer(plan.smallestEffect) }),
  ]);
}

/** Per cent by which accidents fall. */
function fewer(crashModificationFactor: number): number {
  return Math.round(100 * (1 - crashModificationFactor));
}

export function presentPlan({ planId, parameters, methodId, outlook, sites, ...plan }: EvaluationPlan): EvaluationPlanObject {
  return {
    ...plan,
    id: planId,
    parameters,
    beforePeriod: parameters.beforePeriod,
    worksPeriod: parameters.worksPeriod,
    afterPeriod: parameters.afterPeriod,
    sites: sites.length,
    methodLabels: labelsOf(methodId),
    outlook: outlook && presentOutlook(outlook),
    timing: TIMING_TEXTS[timingOf(plan, parameters.afterPeriod)],
  };
}

/** How a run stands to its plan; null for a run from before there were plans. */
export function presentStanding(standing: PlanStanding | null | undefined): PlanStandingObject | null {
  if (standing === undefined) return null;
  if (standing === null) return { planId: null, kept: false, sentence: PLAN_SENTENCES.NONE, departures: [] };
  const { planId, departures, withdrawn, timing, frozenAt } = standing;
  const parts = departures.map((part) => PLAN_PARTS[part]);
  const kept = departures.length === 0 && !withdrawn;
  const list = { el: parts.map(({ el }) => el).join(', '), en: parts.map(({ en }) => en).join(', ') };
  const code = withdrawn ? 'WITHDRAWN' : kept ? 'KEPT' : 'DEPARTED';
  const sentence = fillTexts(PLAN_SENTENCES[code], { day: dayOf(frozenAt), parts: list });
  return { planId, kept, departures: parts, sentence: joinTexts([sentence, TIMING_TEXTS[timing]]) };
}

const MILLISECONDS_OF_A_DAY = 86_400_000;

/** The day in universal time, YYYY-MM-DD, which texts write as each language does. */
function dayOf(instant: string): string {
  return formatDayNumber(Math.floor(Date.parse(instant) / MILLISECONDS_OF_A_DAY));
}

/** A plan outlives the list: a method that it has no more is named by its id. */
function labelsOf(methodId: string): Text {
  return BEFORE_AFTER_METHODS.find(({ id }) => id === methodId)?.labels ?? { el: methodId, en: methodId };
}
