import { planStudy, studyPower, type StudyDesign, type StudyPlan } from '@elektron/statistics';

import type { TakenFactor } from '../../evidence/taken-factor.ts';
import { requireWithin } from '../require-within.ts';

/** What is hoped for, and how surely it shall be found. */
export interface WantedStudy {
  /** The effect hoped for: 0.8 for a fifth fewer accidents. */
  readonly crashModificationFactor: number;
  readonly power: number;
  /** Where the effect is from; absent where somebody typed it. */
  readonly library?: TakenFactor;
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
  /** `null` where no accident is expected at the treated sites, or too few sites compare for any answer: nothing can be found there. */
  readonly plan: StudyPlan | null;
  /**
   * How often it would be found where the effect at the next place lies at an end of what the library predicts; `null`: no fall at that end, or too little known. Absent without a
   * factor of the library.
   */
  readonly atPredicted?: { readonly lower: number | null; readonly upper: number | null };
}

const LEAST_EFFECT = 0.05;
const MOST_EFFECT = 0.95;
const LEAST_POWER = 0.5;
const MOST_POWER = 0.99;

/** @throws Problem PARAMETER_OUT_OF_RANGE */
export function parseWanted(
  given: {
    readonly effect?: number | null | undefined;
    readonly power?: number | null | undefined;
  },
  library: TakenFactor | null = null,
): WantedStudy {
  const effect = library?.factor ?? given.effect ?? DEFAULT_WANTED.crashModificationFactor;
  return {
    crashModificationFactor: requireWithin('effect', effect, LEAST_EFFECT, MOST_EFFECT),
    power: requireWithin('power', given.power ?? DEFAULT_WANTED.power, LEAST_POWER, MOST_POWER),
    ...(library === null ? {} : { library }),
  };
}

type Base = Pick<StudyOutlook, 'observedPerYear' | 'expectedPerYear' | 'basis' | 'comparisonPerYear' | 'yearsBefore' | 'yearsAfter'>;

/**
 * The power of a study from what is expected at its sites; a comparison without accidents gives no trend, and takes nothing away here.
 * @param isAnswerable whether enough sites compare for the method to give a number at all
 */
export function lookAhead(base: Base, wanted: WantedStudy, isAnswerable: boolean): StudyOutlook {
  const { expectedPerYear, comparisonPerYear, yearsBefore, yearsAfter } = base;
  const design = { expectedPerYear, yearsBefore, yearsAfter, comparisonPerYear: comparisonPerYear === 0 ? null : comparisonPerYear };
  const plan =
    isAnswerable && expectedPerYear > 0
      ? planStudy(
          { ...design, crashModificationFactor: wanted.crashModificationFactor },
          { power: wanted.power, significance: SIGNIFICANCE },
        )
      : null;
  const { library } = wanted;
  const isKnown = library !== undefined && plan !== null;
  return { ...base, ...wanted, significance: SIGNIFICANCE, plan, ...(isKnown ? { atPredicted: powerAtPredicted(design, library) } : {}) };
}

function powerAtPredicted(
  design: Omit<StudyDesign, 'crashModificationFactor'>,
  { prediction }: TakenFactor,
): NonNullable<StudyOutlook['atPredicted']> {
  const powerOf = (crashModificationFactor: number | undefined): number | null =>
    crashModificationFactor === undefined || crashModificationFactor >= 1
      ? null
      : studyPower({ ...design, crashModificationFactor }, { alternative: 'two-sided', significance: SIGNIFICANCE });
  return { lower: powerOf(prediction?.lower), upper: powerOf(prediction?.upper) };
}
