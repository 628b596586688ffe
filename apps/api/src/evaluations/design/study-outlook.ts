import { Problem } from '@elektron/domain';
import { planStudy, type StudyPlan } from '@elektron/statistics';

/** What is hoped for, and how surely it shall be found. */
export interface WantedStudy {
  /** The effect hoped for: 0.8 for a fifth fewer accidents. */
  readonly crashModificationFactor: number;
  readonly power: number;
}

/** A fifth fewer accidents, found in four studies of five: what is usual. */
export const DEFAULT_WANTED: WantedStudy = { crashModificationFactor: 0.8, power: 0.8 };
/** Two-sided, as the 95 % interval of the answer. */
export const SIGNIFICANCE = 0.05;

/** What a study can be expected to find. */
export interface StudyOutlook extends WantedStudy {
  readonly observedPerYear: number;
  /** What the power rests on. */
  readonly expectedPerYear: number;
  readonly basis: 'empirical-bayes' | 'observed';
  readonly comparisonPerYear: number;
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  readonly significance: number;
  /** `null` where no accident is expected at the treated sites: nothing can be found there. */
  readonly plan: StudyPlan | null;
}

const LEAST_EFFECT = 0.05;
const MOST_EFFECT = 0.95;
const LEAST_POWER = 0.5;
const MOST_POWER = 0.99;

/** @throws Problem PARAMETER_OUT_OF_RANGE */
export function parseWanted(given: {
  readonly effect?: number | null | undefined;
  readonly power?: number | null | undefined;
}): WantedStudy {
  return {
    crashModificationFactor: within('effect', given.effect ?? DEFAULT_WANTED.crashModificationFactor, LEAST_EFFECT, MOST_EFFECT),
    power: within('power', given.power ?? DEFAULT_WANTED.power, LEAST_POWER, MOST_POWER),
  };
}

function within(parameter: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new Problem('PARAMETER_OUT_OF_RANGE', { parameter, value: String(value), allowed: `${least}–${most}` });
}

type Base = Pick<StudyOutlook, 'observedPerYear' | 'expectedPerYear' | 'basis' | 'comparisonPerYear' | 'yearsBefore' | 'yearsAfter'>;

/** The power of a study from what is expected at its sites; a comparison without accidents gives no trend, and takes nothing away here. */
export function lookAhead(base: Base, wanted: WantedStudy): StudyOutlook {
  const { expectedPerYear, comparisonPerYear, yearsBefore, yearsAfter } = base;
  const design = { expectedPerYear, yearsBefore, yearsAfter, comparisonPerYear: comparisonPerYear === 0 ? null : comparisonPerYear };
  const plan =
    expectedPerYear > 0
      ? planStudy(
          { ...design, crashModificationFactor: wanted.crashModificationFactor },
          { power: wanted.power, significance: SIGNIFICANCE },
        )
      : null;
  return { ...base, ...wanted, significance: SIGNIFICANCE, plan };
}
