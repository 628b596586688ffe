import { Problem } from '@elektron/domain';
import type { BeforeAfterWarning } from '../before-after-codes.ts';
import type { ReferenceSites } from '../before-after-input.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import { warn } from '../design-warnings.ts';
import { readCounts, sum, type TreatedTable } from '../treated-table.ts';
import type { ReferenceDetail, ReferenceRole } from './empirical-bayes-detail.ts';
import { estimateByMoments, totalCounts, type CountTotals, type MethodOfMoments } from './method-of-moments.ts';

/** Below this a group hardly shows how much its sites differ, and intervals are too narrow (docs/methods/empirical-bayes.md, "Simulated"). */
export const MINIMUM_REFERENCE_SITES = 50;
/** Below either the ratio comes out 5 per cent high or more (same place). */
export const ADVISED_REFERENCE_SITES = 100;
const ADVISED_REFERENCE_ACCIDENTS = 100;

/** That the group is smaller than advised, where it is. */
export function warnOfSmallGroup(sites: number, accidents: number): BeforeAfterWarning[] {
  if (sites >= ADVISED_REFERENCE_SITES && accidents >= ADVISED_REFERENCE_ACCIDENTS) return [];
  const advised = { advisedSites: ADVISED_REFERENCE_SITES, advisedAccidents: ADVISED_REFERENCE_ACCIDENTS };
  return [warn('REFERENCE_GROUP_SMALL', { sites, accidents, ...advised })];
}

/** What similar sites expect of a treated one, and how uncertain that is. */
export interface ReferenceModel {
  readonly detail: ReferenceDetail;
  /** Variance of the treated sites' total expected after, caused by the error of mean, overdispersion and trend together. */
  readonly varianceOfExpectedAfter: number;
  /** The same of their total expected before: mean and overdispersion alone. */
  readonly varianceOfExpectedBefore: number;
}

/** What the expected total is computed from; the jackknife takes one site at a time out of it. */
interface ReferenceSample {
  readonly population: CountTotals;
  readonly before: number;
  readonly after: number;
}

/**
 * Mean, overdispersion and trend from the counts of untreated sites.
 *
 * `separate`: the reference sites are a sample of their own; moments and trend come from them.
 * `remainder`: they are what was left of one population when the treated sites were picked from it. Then picking the high counts has
 * pushed the counts of the rest below their long-run level, so the moments come from both together, and the trend compares the rest's
 * accidents after with the rest's expected, not observed, accidents before.
 * @throws Problem SITES_TOO_FEW, NO_COMPARISON_ACCIDENTS, NO_REFERENCE_VARIATION, NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 9 and 11; the error by delete-one jackknife, Efron & Stein
 * 1981, Annals of Statistics 9, 586-596.
 */
export function estimateReferenceModel(reference: ReferenceSites, treated: TreatedTable, role: ReferenceRole): ReferenceModel {
  const sites = readReferenceCounts(reference);
  const totalsOfReference = totalCounts(sites.before);
  const population = role === 'separate' ? totalsOfReference : add(totalsOfReference, totalCounts(treated.observedBefore));
  const sample: ReferenceSample = { population, before: sum(sites.before), after: sum(sites.after) };
  if (sample.before === 0 || sample.after === 0)
    throw new Problem('NO_COMPARISON_ACCIDENTS', { before: sample.before, after: sample.after });
  const moments = estimateByMoments(population);
  if (moments.overdispersion === 0) throw new Problem('NO_REFERENCE_VARIATION', { sites: population.sites });
  return {
    detail: {
      role,
      sites: sites.before.length,
      observedBefore: sample.before,
      observedAfter: sample.after,
      populationSites: population.sites,
      mean: moments.mean,
      variance: moments.variance,
      overdispersion: moments.overdispersion,
      weight: moments.weight,
      afterToBefore: estimateTrend(sample, moments, treated, role),
    },
    ...jackknife(listReducedSamples(sample, sites, treated, role), treated, role),
  };
}

interface ReferenceCounts {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** Checked and in an order of their own, so that sums do not depend on the order given. */
function readReferenceCounts(reference: ReferenceSites): ReferenceCounts {
  const sites = reference.observedBefore.length;
  if (sites < MINIMUM_REFERENCE_SITES) {
    throw new Problem('SITES_TOO_FEW', { needed: MINIMUM_REFERENCE_SITES, found: sites, role: BEFORE_AFTER_LABELS.reference });
  }
  const before = readCounts(BEFORE_AFTER_LABELS.referenceBefore, reference.observedBefore, sites);
  const after = readCounts(BEFORE_AFTER_LABELS.referenceAfter, reference.observedAfter, sites);
  const order = new Uint32Array(sites).map((_, i) => i);
  order.sort((a, b) => (before[a] as number) - (before[b] as number) || (after[a] as number) - (after[b] as number));
  return { before: Float64Array.from(order, (i) => before[i] as number), after: Float64Array.from(order, (i) => after[i] as number) };
}

/** Expected accidents before of all treated sites together: w m each, and (1 - w) of what they had. */
function expectedBefore(moments: MethodOfMoments, treated: TreatedTable): number {
  return moments.weight * moments.mean * treated.siteIds.length + (1 - moments.weight) * treated.totalBefore;
}

/** Accidents after per long-run accident before, corrected for the bias of a ratio of counts (Hauer 1997, ch. 9). */
function estimateTrend(sample: ReferenceSample, moments: MethodOfMoments, treated: TreatedTable, role: ReferenceRole): number {
  // Empirical Bayes moves accidents between the sites of a population but keeps their sum: what it takes off the treated sites is the
  // luck that the remaining ones lacked.
  const movedFromTreated = role === 'separate' ? 0 : treated.totalBefore - expectedBefore(moments, treated);
  const base = sample.before + movedFromTreated;
  return sample.after / base / (1 + 1 / base);
}

function jackknife(
  reducedSamples: readonly ReferenceSample[],
  treated: TreatedTable,
  role: ReferenceRole,
): Pick<ReferenceModel, 'varianceOfExpectedAfter' | 'varianceOfExpectedBefore'> {
  const estimates = reducedSamples.map((sample) => {
    const moments = estimateByMoments(sample.population);
    const before = expectedBefore(moments, treated);
    return { before, after: estimateTrend(sample, moments, treated, role) * before };
  });
  return {
    varianceOfExpectedAfter: jackknifeVariance(estimates.map(({ after }) => after)),
    varianceOfExpectedBefore: jackknifeVariance(estimates.map(({ before }) => before)),
  };
}

/** From the estimates that leave out one site each. */
function jackknifeVariance(estimates: readonly number[]): number {
  const mean = sum(estimates) / estimates.length;
  return ((estimates.length - 1) / estimates.length) * sum(estimates.map((estimate) => (estimate - mean) ** 2));
}

/** The sample without each of its sites in turn. A treated site of the same population takes part in the moments only. */
function listReducedSamples(
  sample: ReferenceSample,
  sites: ReferenceCounts,
  treated: TreatedTable,
  role: ReferenceRole,
): ReferenceSample[] {
  const reduced = Array.from(sites.before, (before, i) => ({
    population: add(sample.population, single(before), -1),
    before: sample.before - before,
    after: sample.after - (sites.after[i] as number),
  }));
  if (role === 'separate') return reduced;
  const withoutTreated = Array.from(treated.observedBefore, (before) => ({
    ...sample,
    population: add(sample.population, single(before), -1),
  }));
  return [...reduced, ...withoutTreated];
}

function single(count: number): CountTotals {
  return { sites: 1, sum: count, sumOfSquares: count * count };
}

function add(a: CountTotals, b: CountTotals, sign: 1 | -1 = 1): CountTotals {
  return { sites: a.sites + sign * b.sites, sum: a.sum + sign * b.sum, sumOfSquares: a.sumOfSquares + sign * b.sumOfSquares };
}
