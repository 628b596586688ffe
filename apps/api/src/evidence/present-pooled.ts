import type { Text } from '@elektron/domain';
import {
  factorOf,
  POOLING_REASON_TEXTS,
  type BetweenVarianceMethod,
  type ConfidenceInterval,
  type EggerTest,
  type FunnelPoint,
  type Heterogeneity,
  type MetaAnalysis,
  type PooledEffect,
  type PoolingReason,
} from '@elektron/statistics';

/** A pooled effect as a factor; the level is said once, for all. */
export interface PresentedEffect {
  readonly factor: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
  /** `null` where the normal distribution is used. */
  readonly degreesOfFreedom: number | null;
}

export interface PresentedRandom {
  readonly method: BetweenVarianceMethod;
  /** Standard deviation between studies, on the logarithmic scale. */
  readonly tau: number;
  readonly normal: PresentedEffect;
  readonly knappHartung: PresentedEffect | null;
  readonly cautious: PresentedEffect;
}

/** All that pooling says, in factors, with reasons in words. */
export interface PresentedPooling {
  readonly fixed: PresentedEffect | null;
  readonly random: readonly PresentedRandom[];
  readonly heterogeneity: Heterogeneity | null;
  /** Of the standard deviation between studies. */
  readonly tauInterval: ConfidenceInterval | null;
  readonly leaveOneOut: readonly { readonly omittedId: string; readonly fixed: PresentedEffect; readonly random: PresentedEffect | null }[];
  readonly funnel: readonly FunnelPoint[];
  /** Logarithm at which the funnel stands. */
  readonly funnelCentre: number | null;
  readonly egger: EggerTest | null;
  readonly trimAndFill: {
    readonly filled: number;
    readonly side: 'left' | 'right';
    readonly fixed: PresentedEffect;
    readonly random: PresentedEffect;
    readonly added: readonly { readonly logEffect: number; readonly standardError: number }[];
  } | null;
  readonly reasons: Readonly<Record<'random' | 'prediction' | 'knappHartung' | 'tauInterval' | 'egger' | 'trimAndFill', Text | null>>;
}

export function presentPooling(analysis: MetaAnalysis): PresentedPooling {
  const { publication, reasons } = analysis;
  return {
    fixed: analysis.fixed && presentEffect(analysis.fixed),
    random: Object.values(analysis.random ?? {}).map(({ method, betweenVariance, normal, knappHartung, cautious }) => ({
      method,
      tau: Math.sqrt(betweenVariance),
      normal: presentEffect(normal),
      knappHartung: knappHartung && presentEffect(knappHartung),
      cautious: presentEffect(cautious),
    })),
    heterogeneity: analysis.heterogeneity,
    tauInterval: analysis.betweenVarianceInterval && rootOf(analysis.betweenVarianceInterval),
    leaveOneOut: (analysis.leaveOneOut ?? []).map(({ omittedId, fixed, random }) => ({
      omittedId,
      fixed: presentEffect(fixed),
      random: random && presentEffect(random),
    })),
    funnel: publication.funnel,
    funnelCentre: publication.centre,
    egger: publication.egger,
    trimAndFill: presentFilled(publication.trimAndFill),
    reasons: {
      random: textOf(reasons.random),
      prediction: textOf(reasons.prediction),
      knappHartung: textOf(reasons.knappHartung),
      tauInterval: textOf(reasons.betweenVarianceInterval),
      egger: textOf(publication.eggerReason),
      trimAndFill: textOf(publication.trimAndFillReason),
    },
  };
}

function presentEffect(effect: PooledEffect): PresentedEffect {
  const { factor, confidenceInterval } = factorOf(effect);
  const { lower, upper } = confidenceInterval;
  return { factor, lower, upper, pValue: effect.pValue, degreesOfFreedom: effect.degreesOfFreedom };
}

function presentFilled(filled: MetaAnalysis['publication']['trimAndFill']): PresentedPooling['trimAndFill'] {
  if (filled === null) return null;
  return {
    filled: filled.filled,
    side: filled.side,
    fixed: presentEffect(filled.fixed),
    random: presentEffect(filled.random),
    added: filled.added.map(({ logEffect, variance }) => ({ logEffect, standardError: Math.sqrt(variance) })),
  };
}

function rootOf({ lower, upper, level }: ConfidenceInterval): ConfidenceInterval {
  return { lower: Math.sqrt(lower), upper: Math.sqrt(upper), level };
}

function textOf(reason: PoolingReason | null): Text | null {
  return reason === null ? null : POOLING_REASON_TEXTS[reason];
}
