import type { AccidentFilter, Period, Severity, UnitValueSet } from '@elektron/domain';
import type { CombiningWay } from '@elektron/statistics';

import type { AskedFactor } from '../evidence/evidence.service.ts';
import type { TakenFactor } from '../evidence/taken-factor.ts';
import type { AskedPlace } from './expected/expected-at-site.ts';

/** The seed of every simulation: one and the same, so that equal questions have equal answers. */
export const APPRAISAL_SEED = 1;
/** The error of a simulated share is at most 0.5 / √10,000, half a percentage point. */
export const APPRAISAL_DRAWS = 10_000;
/** Coverage of simulated intervals, and of the intervals that people type. */
export const APPRAISAL_LEVEL = 0.95;

/** A convention of sensitivity analysis (methods, docs/methods/economic-appraisal.md). */
export const VALUE_SHARE = 0.5;
/** A choice of this product; no source. */
export const CAPITAL_SHARE = 0.2;
/** What rates authorities mostly use lies between them. */
export const USUAL_RATES = { lower: 0.03, upper: 0.05 } as const;

/** Values with what names them for good: a set of the table by its version, an own set by its number. */
export interface UsedValues {
  readonly id: string;
  /** Of an own set what its owner calls it; empty for those of the table, which are named by where they are from. */
  readonly name: string;
  readonly version: string;
  readonly set: UnitValueSet;
}

/** Accidents, or casualties where the values are per casualty, of one severity. */
export interface ExpectedNumber {
  readonly severity: Severity;
  /** In the first year, without the measure. */
  readonly perYear: number;
  /** Of `perYear`, as empirical Bayes gives it; null where it is taken as sure. */
  readonly standardError: number | null;
}

/** What a ranking of the network expects of a site, which may have been accepted as a black spot. */
export interface ExpectedOrigin {
  readonly name: string;
  readonly rank: number;
  readonly blackSpotId: string | null;
  readonly runId: string;
  readonly methodId: string;
  readonly period: Period | null;
  readonly dataVersion: number;
  /** Accidents of all severities a year: as expected, and as on record, with the luck of the period. */
  readonly perYear: number;
  readonly recordedPerYear: number;
}

/** Where numbers are from: typed with a source, counted in the own records, or expected by a ranking. */
export type NumbersOrigin =
  | { readonly kind: 'typed'; readonly source: string }
  | { readonly kind: 'records'; readonly filter: AccidentFilter; readonly dataVersion: number; readonly years: number }
  | ({ readonly kind: 'expected' } & ExpectedOrigin);

/** What remains of the accidents of a severity; of all where it is null. */
export interface EffectOnSeverity {
  readonly severity: Severity | null;
  /** Crash modification factor: 1 = no effect. */
  readonly factor: number;
  /** Null where the factor is taken as sure. */
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number } | null;
}

/** Where the effect of one measure is from: typed with a source, an own evaluation, or the network's library of factors. */
export type SingleOrigin =
  | { readonly kind: 'typed'; readonly source: string }
  | { readonly kind: 'evaluation'; readonly runId: string; readonly method: string; readonly illustrative: boolean }
  | { readonly kind: 'library'; readonly taken: TakenFactor };

/** Where an effect is from; of several measures, each with its own. */
export type EffectOrigin =
  | SingleOrigin
  | {
      readonly kind: 'combined';
      readonly way: CombiningWay;
      readonly parts: readonly { readonly effects: readonly EffectOnSeverity[]; readonly origin: SingleOrigin }[];
    };

/** Of each measure where several are combined. */
export function originsOf(origin: EffectOrigin): readonly SingleOrigin[] {
  return origin.kind === 'combined' ? origin.parts.map((part) => part.origin) : [origin];
}

/** Something that could be built. */
export interface AlternativeInQuestion {
  /** `1`, `2`, … in the order in which they were given. */
  readonly id: string;
  readonly name: string;
  /** Alternatives of one place exclude each other. */
  readonly place: string;
  readonly capital: number;
  readonly yearlyMaintenance: number;
  readonly residualValue: number;
  readonly serviceLifeYears: number;
  readonly numbers: readonly ExpectedNumber[];
  readonly numbersOrigin: NumbersOrigin;
  readonly effects: readonly EffectOnSeverity[];
  readonly effectOrigin: EffectOrigin;
}

/** All that an appraisal follows from, in one canonical form: what is stored, and what repeats it. */
export interface AppraisalQuestion {
  readonly values: UsedValues;
  /** Per year, as a share. */
  readonly discountRate: number;
  /** Per year, as a share. */
  readonly trafficGrowth: number;
  /** Of traffic in the number of accidents. */
  readonly trafficExponent: number;
  /** Unit values lie evenly between 1 - spread and 1 + spread times what the set says. */
  readonly valueSpread: number;
  /** Whether effects on severities share their error, or each is from a study of its own. */
  readonly effectsAre: 'shared' | 'independent';
  /** How many there are for each one on record; 1 where nothing is said. */
  readonly reporting: readonly { readonly severity: Severity; readonly factor: number }[];
  /** For cost of construction; null where no package is asked for. */
  readonly budget: number | null;
  readonly alternatives: readonly AlternativeInQuestion[];
}

/** As it is asked, by a form or a file. */
export interface AppraisalDraft {
  readonly name: string;
  readonly illustrative?: boolean | null | undefined;
  readonly valuesId: string;
  /** Of an own set; its newest without it. */
  readonly valuesVersion?: number | null | undefined;
  readonly discountRatePercent: number;
  readonly trafficGrowthPercent: number;
  readonly trafficExponent: number;
  readonly valueSpreadPercent: number;
  readonly effectsAre: string;
  readonly reporting?: readonly { readonly severity: string; readonly factor: number }[] | null | undefined;
  readonly budget?: number | null | undefined;
  readonly alternatives: readonly AlternativeDraft[];
}

/** One of three: typed effects with their source, an evaluation, or the library. */
export interface EffectSourceDraft {
  readonly effects?: readonly EffectDraft[] | null | undefined;
  readonly effectSource?: string | null | undefined;
  /** In place of effects: the evaluation whose recommended method gives them. */
  readonly evaluationId?: string | null | undefined;
  /** In place of effects: the factor of the network's library, as it stands now. */
  readonly library?: AskedFactor | null | undefined;
}

export interface AlternativeDraft extends EffectSourceDraft {
  readonly name: string;
  readonly place: string;
  readonly capital: number;
  readonly yearlyMaintenance: number;
  readonly residualValue: number;
  readonly serviceLifeYears: number;
  readonly numbers?: readonly NumberDraft[] | null | undefined;
  readonly numbersSource?: string | null | undefined;
  /** In place of numbers: which records are counted. It has a period. */
  readonly records?: AccidentFilter | null | undefined;
  /** In place of numbers: the site of a ranking, or the black spot, of which empirical Bayes says what is expected. */
  readonly expected?: AskedPlace | null | undefined;
  /** Effects of what is built along with it; `combining` says how they become one with its own. */
  readonly together?: readonly EffectSourceDraft[] | null | undefined;
  readonly combining?: string | null | undefined;
}

export interface NumberDraft {
  readonly severity: string;
  readonly perYear: number;
  readonly standardError?: number | null | undefined;
}

export interface EffectDraft {
  readonly severity?: string | null | undefined;
  readonly factor: number;
  readonly lower?: number | null | undefined;
  readonly upper?: number | null | undefined;
}
