import type { Coefficient } from '../../regression/fit-count-model.ts';
import type { ReferenceRole } from './empirical-bayes-detail.ts';

/** A year, or a whole period, at the reference sites of one kind. */
export interface FunctionYearDetail {
  readonly year: number | null;
  readonly part: 'before' | 'after';
  /** Accidents, and what the function says without the year's factor (count). */
  readonly observed: number;
  readonly predicted: number;
  /** What predictions of the year are multiplied with. Of the after period it holds what changed everywhere. */
  readonly calibrationFactor: number;
}

/** The function that was fitted to the reference sites of one kind. */
export interface FittedFunctionDetail {
  readonly kind: string;
  readonly role: ReferenceRole;
  readonly referenceSites: number;
  readonly referenceBefore: number;
  readonly referenceAfter: number;
  readonly treatedSites: number;
  /** Sites that it was fitted to, with their accidents: with `remainder` the treated ones are among them. */
  readonly fittedSites: number;
  readonly fittedAccidents: number;
  /** Of covariates as they were given; accidents a year of a site of size 1. */
  readonly coefficients: readonly Coefficient[];
  /** k of a site of size 1. */
  readonly overdispersion: number;
  readonly overdispersionForm: 'constant' | 'over-size';
  readonly standardErrorOfLogOverdispersion: number;
  readonly years: readonly FunctionYearDetail[];
  /** Variance of the treated sites' expected accidents after: of the function's own parameters, and of the calibration given them. */
  readonly varianceOfFunction: number;
  readonly varianceOfCalibration: number;
  readonly draws: number;
  readonly seed: number;
}
