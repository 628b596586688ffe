import type { ConfidenceInterval } from '../confidence-interval.ts';
import { requireLevel } from '../require-number.ts';
import {
  BETWEEN_VARIANCE_METHODS,
  betweenVarianceInterval,
  estimateBetweenVariance,
  testHeterogeneity,
  type BetweenVarianceMethod,
  type Heterogeneity,
} from './between-variance.ts';
import { leaveOneOut, type WithoutStudy } from './leave-one-out.ts';
import type { PoolingReason, PoolingWarning } from './meta-analysis-codes.ts';
import { poolKnappHartung, poolNormal, predictEffect, weighStudies, type PooledEffect, type PredictionIntervals } from './pooled-effect.ts';
import { studyPublication, type PublicationStudy } from './publication.ts';
import { readStudies, type Study } from './study.ts';
import { warnOfPooling } from './warn-of-pooling.ts';

/** The mean of effects that differ from place to place. */
export interface RandomEffects {
  readonly method: BetweenVarianceMethod;
  /** tau², on the logarithmic scale. */
  readonly betweenVariance: number;
  /** As if tau² were known: too narrow with few studies. */
  readonly normal: PooledEffect;
  /** Hartung, Knapp, Sidik and Jonkman as published; `null` (NO_SPREAD) where all effects are the same number. */
  readonly knappHartung: PooledEffect | null;
  /** The same, never narrower than by the usual standard error: the one to show. */
  readonly cautious: PooledEffect;
  /** As usually printed, from the normal interval; `null` (TOO_FEW_TO_PREDICT) with two studies. */
  readonly prediction: PredictionIntervals | null;
}

export interface WeightedStudy extends Study {
  /** Share in the pooled effect, 0 to 1. */
  readonly fixedWeight: number;
  /** By tau² of restricted likelihood; `null` with one study. */
  readonly randomWeight: number | null;
}

/** All that can be said of some studies together: plain values, ready to be stored as JSON. */
export interface MetaAnalysis {
  readonly level: number;
  /** In the order of ids. */
  readonly studies: readonly WeightedStudy[];
  /** One effect for all; `null` without studies. */
  readonly fixed: PooledEffect | null;
  /** The three below are `null` with fewer than two studies. */
  readonly heterogeneity: Heterogeneity | null;
  readonly random: Readonly<Record<BetweenVarianceMethod, RandomEffects>> | null;
  readonly leaveOneOut: readonly WithoutStudy[] | null;
  /** Of tau²; `null` with fewer than two studies, or where no value fits. */
  readonly betweenVarianceInterval: ConfidenceInterval | null;
  readonly publication: PublicationStudy;
  /** The effect to show: of the single study, or the cautious one of restricted likelihood. */
  readonly shown: PooledEffect | null;
  /** Never within the interval of the mean; `null` as `prediction`. */
  readonly shownPrediction: ConfidenceInterval | null;
  readonly reasons: PoolingReasons;
  readonly warnings: readonly PoolingWarning[];
}

/** Why parts are `null`; `null` where they are not. */
export interface PoolingReasons {
  readonly fixed: PoolingReason | null;
  readonly random: PoolingReason | null;
  readonly knappHartung: PoolingReason | null;
  readonly prediction: PoolingReason | null;
  readonly betweenVarianceInterval: PoolingReason | null;
}

/**
 * Pools evaluations of one kind of intervention, measured in the same way.
 * @param studies none is an empty result, one is itself
 * @param level coverage of all intervals as a share
 * @throws Problem INPUT_INVALID, NOT_POSITIVE
 * Sources: at the parts; the default after IntHout, Ioannidis & Borm 2014, BMC Medical Research Methodology 14, 25.
 */
export function analyzeStudies(studies: readonly Study[], level: number): MetaAnalysis {
  requireLevel(level);
  const sorted = readStudies(studies);
  const several = sorted.length >= 2;
  const random = several ? poolRandom(sorted, level) : null;
  const fixed = sorted.length === 0 ? null : poolNormal(sorted, 0, level);
  const tauInterval = several ? betweenVarianceInterval(sorted, level) : null;
  const restricted = random?.['restricted-likelihood'] ?? null;
  const shown = restricted?.cautious ?? fixed;
  const shownPrediction = restricted === null || sorted.length < 3 ? null : predictCautiously(restricted, sorted.length, level);
  const heterogeneity = several ? testHeterogeneity(sorted) : null;
  const publication = studyPublication(sorted, level);
  return {
    level,
    studies: weighAll(sorted, restricted?.betweenVariance ?? null),
    fixed,
    heterogeneity,
    random,
    leaveOneOut: several ? leaveOneOut(sorted, level) : null,
    betweenVarianceInterval: tauInterval,
    publication,
    shown,
    shownPrediction,
    reasons: explain(sorted.length, random, tauInterval),
    warnings: warnOfPooling({ studies: sorted.length, shown, shownPrediction, heterogeneity, egger: publication.egger }),
  };
}

function poolRandom(studies: readonly Study[], level: number): Record<BetweenVarianceMethod, RandomEffects> {
  const entries = BETWEEN_VARIANCE_METHODS.map((method): [BetweenVarianceMethod, RandomEffects] => {
    const betweenVariance = estimateBetweenVariance(studies, method);
    const normal = poolNormal(studies, betweenVariance, level);
    return [
      method,
      {
        method,
        betweenVariance,
        normal,
        knappHartung: poolKnappHartung(studies, betweenVariance, 'as-published', level),
        cautious: poolKnappHartung(studies, betweenVariance, 'not-below-normal', level)!,
        prediction: studies.length < 3 ? null : predictEffect(normal, betweenVariance, studies.length, level),
      },
    ];
  });
  return Object.fromEntries(entries) as Record<BetweenVarianceMethod, RandomEffects>;
}

/**
 * From the error that the mean is shown with: from the usual one a further study could seem surer than the mean of all is.
 * Source: Partlett & Riley 2017, Statistics in Medicine 36, 301-317.
 */
function predictCautiously({ cautious, betweenVariance }: RandomEffects, studies: number, level: number): ConfidenceInterval {
  return predictEffect(cautious, betweenVariance, studies, level).student;
}

function weighAll(studies: readonly Study[], betweenVariance: number | null): WeightedStudy[] {
  const fixed = weighStudies(studies, 0);
  const random = betweenVariance === null ? null : weighStudies(studies, betweenVariance);
  return studies.map((study, i) => ({
    ...study,
    fixedWeight: fixed.weights[i]! / fixed.sumOfWeights,
    randomWeight: random === null ? null : random.weights[i]! / random.sumOfWeights,
  }));
}

function explain(
  count: number,
  random: Readonly<Record<BetweenVarianceMethod, RandomEffects>> | null,
  tauInterval: ConfidenceInterval | null,
): PoolingReasons {
  const tooFew = count === 0 ? 'NO_STUDIES' : count === 1 ? 'ONE_STUDY' : null;
  return {
    fixed: count === 0 ? 'NO_STUDIES' : null,
    random: tooFew,
    knappHartung: tooFew ?? (random?.['dersimonian-laird'].knappHartung === null ? 'NO_SPREAD' : null),
    prediction: tooFew ?? (count === 2 ? 'TOO_FEW_TO_PREDICT' : null),
    betweenVarianceInterval: tooFew ?? (tauInterval === null ? 'MORE_ALIKE_THAN_CHANCE' : null),
  };
}
