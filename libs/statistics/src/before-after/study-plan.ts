import { Problem } from '@elektron/domain';

import { exactPower, type PlannedTest } from '../exact-power.ts';
import { findLast } from '../find-last.ts';
import { requireLevel, requirePositive } from '../require-number.ts';

/** A study that is still to be made, in the terms of whoever plans it. */
export interface StudyDesign {
  /** Long-run accidents a year at all treated sites together, untreated: not a count that they were picked for. */
  readonly expectedPerYear: number;
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  /** Accidents a year at the sites they are compared with; `null` where the trend is taken as known. */
  readonly comparisonPerYear: number | null;
  /** The effect hoped for: 0.8 for a fifth fewer accidents. Below 1. */
  readonly crashModificationFactor: number;
}

export interface WantedPower {
  /** How often the effect shall be found, 0.8 for 80 %. */
  readonly power: number;
  /** 0.05 for 5 %, two-sided. */
  readonly significance: number;
}

export interface StudyPlan {
  readonly power: number;
  /** Whole years after with which the wanted power is reached; `null`: not within MOST_YEARS_AFTER. */
  readonly yearsAfterNeeded: number | null;
  /** The effect closest to none, in whole per cent, that is found as often as wanted with the years planned; `null`: not even 99 % fewer. */
  readonly smallestEffect: number | null;
  readonly byYears: readonly { readonly yearsAfter: number; readonly power: number }[];
  readonly byEffect: readonly { readonly crashModificationFactor: number; readonly power: number }[];
}

/** Longer than anybody waits for an answer, and than a street stays as it is. */
export const MOST_YEARS_AFTER = 15;
/** More accidents before count as so many, which takes seconds less and gives no more power than there is. */
const MOST_ENUMERATED = 5_000;
/** What a curve shows. */
const SHOWN_EFFECTS = [0.5, 0.6, 0.7, 0.8, 0.9] as const;

/**
 * What a study will be able to see. The treated accidents are enumerated (exactPower). The chance in the comparison accidents takes a share of the
 * information away: the study counts as one with a known trend and as many fewer treated accidents as give the same variance of the log odds ratio,
 * 1/a + 1/b + 1/c + 1/d.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: exact enumeration as exactPower; the variance of the log odds ratio as Woolf 1955, Annals of Human Genetics 19, 251-253.
 */
export function planStudy(design: StudyDesign, { power, significance }: WantedPower): StudyPlan {
  requireLevel(power);
  const test: PlannedTest = { alternative: 'two-sided', significance: requireLevel(significance) };
  const powerOf = (change: Partial<StudyDesign>): number => studyPower({ ...design, ...change }, test);
  const byYears = Array.from({ length: MOST_YEARS_AFTER }, (_, year) => ({
    yearsAfter: year + 1,
    power: powerOf({ yearsAfter: year + 1 }),
  }));
  const enough = byYears.find((each) => each.power >= power);
  // From a hundredth of the accidents to 99 in a hundred: the less is prevented, the less often it is found.
  const most = findLast(0, 99, (percent) => powerOf({ crashModificationFactor: percent / 100 }) >= power);
  return {
    power: powerOf({}),
    yearsAfterNeeded: enough?.yearsAfter ?? null,
    smallestEffect: most === 0 ? null : most / 100,
    byYears,
    byEffect: SHOWN_EFFECTS.map((crashModificationFactor) => ({ crashModificationFactor, power: powerOf({ crashModificationFactor }) })),
  };
}

/**
 * How probable it is that a study finds the effect it hopes for.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID where the effect is not fewer accidents
 */
export function studyPower(design: StudyDesign, test: PlannedTest): number {
  const { expectedPerYear, yearsBefore, yearsAfter, comparisonPerYear, crashModificationFactor } = design;
  if (!(crashModificationFactor < 1)) {
    throw new Problem('INPUT_INVALID', { field: 'crashModificationFactor', value: String(crashModificationFactor) });
  }
  const before = requirePositive('expectedPerYear', expectedPerYear) * requirePositive('yearsBefore', yearsBefore);
  const after =
    expectedPerYear * requirePositive('yearsAfter', yearsAfter) * requirePositive('crashModificationFactor', crashModificationFactor);
  const chance = 1 / before + 1 / after;
  const ofComparison = comparisonPerYear === null ? 0 : varianceOf(requirePositive('comparisonPerYear', comparisonPerYear), design);
  const share = chance / (chance + ofComparison);
  return exactPower(Math.min(share * before, MOST_ENUMERATED), { crashModificationFactor, afterToBefore: yearsAfter / yearsBefore }, test);
}

function varianceOf(perYear: number, { yearsBefore, yearsAfter }: StudyDesign): number {
  return 1 / (perYear * yearsBefore) + 1 / (perYear * yearsAfter);
}
