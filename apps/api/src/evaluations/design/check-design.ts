import { reachesBeyond } from '@elektron/columns';
import { getDayNumber, yearsOfPeriod, type Period, type Text } from '@elektron/domain';
import {
  ADVISED_REFERENCE_SITES,
  ADVISED_YEARS_AFTER,
  ADVISED_YEARS_BEFORE,
  MINIMUM_REFERENCE_SITES,
  YEAR_TOLERANCE,
} from '@elektron/statistics';

import type { ChosenSites } from '../choose-sites.ts';
import type { EvaluationQuestion } from '../evaluation-question.ts';
import { isOnRecord, namePeriod } from '../recorded-periods.ts';
import { checkRecording } from './check-recording.ts';
import { check, type DesignCheck } from './design-check.ts';
import { DESIGN_CHECKS, type DesignCheckId } from './design-texts.ts';
import type { KnownChange } from './known-change.ts';
import { monthsOf, type Recommendation } from './recommend-method.ts';
import type { RecordingJumps } from './recording-jumps.ts';

/** What the checks are made of. */
export interface DesignFacts {
  readonly question: Pick<EvaluationQuestion, 'beforePeriod' | 'worksPeriod' | 'afterPeriod'>;
  readonly records: Period;
  readonly chosen: Pick<ChosenSites, 'pool' | 'treatedByOthers'> & {
    readonly treated: number;
    readonly leftOut: number;
    readonly reference: number;
  };
  /** Treated sites without an accident before that are evaluated. */
  readonly zeroSites: number;
  /** Other real interventions of these years. */
  readonly others: number;
  readonly selectedForHighCounts: boolean | null;
  readonly recording: RecordingJumps;
  readonly changes: readonly KnownChange[];
  readonly recommended: Recommendation['method'];
}

/** Days that traffic takes to prepare for works, and to settle in: a month, by rule of this product. */
export const MARGIN_DAYS = 30;
const BETTER_YEARS_AFTER = 3;

/** Whether a study can carry an answer, check by check, in the order of THE checks. */
export function checkDesign(facts: DesignFacts): DesignCheck[] {
  const { question } = facts;
  return [
    checkWorks(question),
    checkSeasons(question),
    checkYearsBefore(question),
    checkYearsAfter(question),
    checkRecords(facts),
    checkOthers(facts),
    ...checkRecording(facts.recording, facts.changes),
    checkZeros(facts),
    checkReferences(facts),
    checkSelection(facts),
  ];
}

/** The list where the periods themselves do not stand: everything else is left open. */
export function refusePeriods(problem: Text): DesignCheck[] {
  return (Object.keys(DESIGN_CHECKS) as DesignCheckId[]).map((id) =>
    id === 'works-out' ? check(id, 'failed', 'PERIODS_REFUSED', { problem }) : check(id, 'not-known', 'NOT_LOOKED_AT'),
  );
}

/** Days between the periods and the works, and whether they are too few. Works given as whole calendar years hold their margin themselves. */
export function marginsOf({ beforePeriod, worksPeriod, afterPeriod }: DesignFacts['question']): {
  readonly before: number;
  readonly after: number;
  readonly isShort: boolean;
  readonly areWholeYears: boolean;
} {
  const before = getDayNumber(worksPeriod.start) - getDayNumber(beforePeriod.end);
  const after = getDayNumber(afterPeriod.start) - getDayNumber(worksPeriod.end);
  const areWholeYears = worksPeriod.start.endsWith('-01-01') && worksPeriod.end.endsWith('-01-01');
  return { before, after, isShort: !areWholeYears && Math.min(before, after) < MARGIN_DAYS, areWholeYears };
}

function checkWorks(question: DesignFacts['question']): DesignCheck {
  const { before, after, isShort, areWholeYears } = marginsOf(question);
  if (areWholeYears) return check('works-out', 'passed', 'WORKS_WHOLE_YEARS', { before, after });
  return isShort
    ? check('works-out', 'attention', 'WORKS_CLOSE', { before, after, advised: MARGIN_DAYS })
    : check('works-out', 'passed', 'WORKS_APART', { before, after });
}

function checkSeasons({ beforePeriod, afterPeriod }: DesignFacts['question']): DesignCheck {
  if (isWholeYears(beforePeriod) && isWholeYears(afterPeriod)) return check('whole-years', 'passed', 'WHOLE_YEARS');
  const coversSame = seasonOf(beforePeriod) === seasonOf(afterPeriod);
  if (coversSame) return check('whole-years', 'passed', 'SAME_MONTHS');
  return check('whole-years', 'attention', 'SEASONS_DIFFER', { before: monthsOf(beforePeriod), after: monthsOf(afterPeriod) });
}

function isWholeYears(period: Period): boolean {
  const years = yearsOfPeriod(period);
  return Math.round(years) >= 1 && Math.abs(years - Math.round(years)) <= YEAR_TOLERANCE;
}

/** Month and day of both ends; of a period beyond a year, the months counted twice are the same too. */
function seasonOf({ start, end }: Period): string {
  return `${start.slice(5)} ${end.slice(5)}`;
}

function checkYearsBefore({ beforePeriod }: DesignFacts['question']): DesignCheck {
  const years = yearsOfPeriod(beforePeriod);
  return years < ADVISED_YEARS_BEFORE - YEAR_TOLERANCE
    ? check('years-before', 'attention', 'YEARS_BEFORE_FEW', { years: oneDecimal(years), advised: ADVISED_YEARS_BEFORE })
    : check('years-before', 'passed', 'YEARS_ENOUGH', { years: oneDecimal(years) });
}

function checkYearsAfter({ afterPeriod }: DesignFacts['question']): DesignCheck {
  const years = yearsOfPeriod(afterPeriod);
  if (years < ADVISED_YEARS_AFTER - YEAR_TOLERANCE) {
    const advised = { advised: ADVISED_YEARS_AFTER, better: BETTER_YEARS_AFTER };
    return check('years-after', 'attention', 'YEARS_AFTER_FEW', { months: monthsOf(afterPeriod), ...advised });
  }
  const isLong = years >= BETTER_YEARS_AFTER - YEAR_TOLERANCE;
  return check('years-after', 'passed', isLong ? 'YEARS_ENOUGH' : 'YEARS_AFTER_ENOUGH', { years: oneDecimal(years) });
}

function oneDecimal(value: number): number {
  return Math.round(10 * value) / 10;
}

function checkRecords({ question: { beforePeriod, afterPeriod }, records }: DesignFacts): DesignCheck {
  const periods = [beforePeriod, afterPeriod];
  const named = namePeriod(records);
  if (!periods.every((period) => isOnRecord(period, records))) return check('recorded', 'failed', 'NOT_RECORDED', named);
  return periods.some((period) => reachesBeyond(period, records))
    ? check('recorded', 'attention', 'NOT_ALL_RECORDED', named)
    : check('recorded', 'passed', 'RECORDED', named);
}

function checkOthers({ chosen, others }: DesignFacts): DesignCheck {
  return chosen.treatedByOthers > 0
    ? check('other-interventions', 'attention', 'OTHERS_SAME_PLACES', { sites: chosen.treatedByOthers, others })
    : check('other-interventions', 'passed', 'OTHERS_NONE', { others });
}

function checkZeros({ chosen: { treated, leftOut }, zeroSites }: DesignFacts): DesignCheck {
  if (treated === 0) return check('zero-sites', 'failed', 'NO_SITE_LEFT', { treated: leftOut });
  return leftOut > 0
    ? check('zero-sites', 'attention', 'SITES_LEFT_OUT', { sites: leftOut, treated: treated + leftOut })
    : check('zero-sites', 'passed', 'ZEROS_KEPT', { sites: treated, zeros: zeroSites });
}

/** Without any, no method that removes a trend has a number; below fifty, empirical Bayes has none. */
function checkReferences({ chosen: { reference: sites, pool }, recommended }: DesignFacts): DesignCheck {
  const needed = recommended === 'empirical-bayes' ? MINIMUM_REFERENCE_SITES : 1;
  if (sites < needed) return check('reference-sites', 'failed', 'REFERENCES_TOO_FEW', { sites, advised: needed });
  if (pool === 'any-accident') return check('reference-sites', 'attention', 'POOL_BY_THE_PERIODS', { sites });
  const advised = recommended === 'empirical-bayes' ? ADVISED_REFERENCE_SITES : MINIMUM_REFERENCE_SITES;
  return sites < advised
    ? check('reference-sites', 'attention', 'REFERENCES_FEW', { sites, advised })
    : check('reference-sites', 'passed', 'REFERENCES_ENOUGH', { sites });
}

function checkSelection({ selectedForHighCounts }: DesignFacts): DesignCheck {
  if (selectedForHighCounts === null) return check('selection', 'not-known', 'CHOICE_UNKNOWN');
  return check('selection', 'passed', selectedForHighCounts ? 'CHOSEN_FOR_COUNTS' : 'CHOSEN_OTHERWISE');
}

/** From the first day before to the last day after. */
export function studyOf({ beforePeriod, afterPeriod }: Pick<EvaluationQuestion, 'beforePeriod' | 'afterPeriod'>): Period {
  return { start: beforePeriod.start, end: afterPeriod.end };
}
