import { quantileOf, type Random } from '@elektron/statistics';
import type { PointSet } from '../../point-set.ts';
import { bernoulliScanModel, poissonScanModel, type ScanModel } from './scan-models.ts';
import { makeScanZones, type ScanReach, type ScanZones } from './scan-zones.ts';

export interface ScanOptions extends ScanReach {
  readonly permutations: number;
  /** Share of the simulated maxima that the critical value leaves above itself. */
  readonly significance: number;
  /** Called now and then with the share done; may throw to stop. */
  readonly look?: (fraction: number) => void;
}

export interface ScanCluster {
  /** The unit in the middle of the circle. */
  readonly center: number;
  /** Indices, ascending. */
  readonly units: readonly number[];
  readonly cases: number;
  /** If the rate, or share, were the same everywhere. */
  readonly expected: number;
  /** Rate, or share, inside over outside; `null` where there is no case outside. */
  readonly relativeRisk: number | null;
  readonly logLikelihoodRatio: number;
  /** Share of simulated data sets whose best circle is at least as good, this one counted among them. */
  readonly pseudoPValue: number;
}

export interface ScanResult {
  /** The best circle first; each next one is the best of those that share no unit with those before it. */
  readonly clusters: readonly ScanCluster[];
  /** Circles that were looked at; two may hold the same units. */
  readonly circles: number;
  readonly criticalLogLikelihoodRatio: number | null;
}

/**
 * Circles in which more cases lie than their exposure explains (Poisson model).
 * @param cases of each unit
 * @param exposures people or traffic of each unit, above 0; the largest share is of these
 * @throws Problem NO_ACCIDENTS where there is no case; NOT_POSITIVE, INPUT_INVALID, NEGATIVE_COUNT, TOO_MANY_CIRCLES
 * Source: Kulldorff 1997, Communications in Statistics: Theory and Methods 26, 1481-1496.
 */
export function scanStatistic(
  points: PointSet,
  cases: ArrayLike<number>,
  exposures: ArrayLike<number>,
  random: Random,
  options: ScanOptions,
): ScanResult {
  const zones = makeScanZones(points, exposures, options, lookAtZones(options));
  return scan(zones, cases, exposures, poissonScanModel(cases, exposures), random, options);
}

/**
 * Circles in which cases are a larger share of all events than elsewhere (Bernoulli model).
 * @param cases of each unit, at most as many as its events
 * @param events of each unit, whole numbers above 0; the largest share is of these
 * @throws Problem NO_ACCIDENTS where there is no case; NOT_POSITIVE, INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE, TOO_MANY_CIRCLES
 * Source: Kulldorff 1997.
 */
export function scanShares(
  points: PointSet,
  cases: ArrayLike<number>,
  events: ArrayLike<number>,
  random: Random,
  options: ScanOptions,
): ScanResult {
  const zones = makeScanZones(points, events, options, lookAtZones(options));
  return scan(zones, cases, events, bernoulliScanModel(cases, events), random, options);
}

/** What of the work the circles are; the rest is the simulation. */
const SHARE_OF_ZONES = 0.1;

function lookAtZones({ look }: ScanOptions): (fraction: number) => void {
  return (fraction) => look?.(SHARE_OF_ZONES * fraction);
}

function scan(
  zones: ScanZones,
  cases: ArrayLike<number>,
  exposures: ArrayLike<number>,
  model: ScanModel,
  random: Random,
  { permutations, significance, look = () => undefined }: ScanOptions,
): ScanResult {
  const own = Float64Array.from(exposures);
  const simulated = new Float64Array(permutations);
  for (let n = 0; n < permutations; n += 1) {
    look(SHARE_OF_ZONES + ((1 - SHARE_OF_ZONES) * n) / permutations);
    visitCircles(zones, model.simulate(random), own, model, (ratio) => {
      if (ratio > simulated[n]!) simulated[n] = ratio;
    });
  }
  return {
    clusters: findClusters(zones, Float64Array.from(cases), own, model).map((cluster) => {
      const above = simulated.reduce((count, value) => count + (value >= cluster.logLikelihoodRatio ? 1 : 0), 0);
      return { ...cluster, pseudoPValue: (above + 1) / (permutations + 1) };
    }),
    circles: zones.sizes.reduce((sum, own) => sum + own.length, 0),
    criticalLogLikelihoodRatio: quantileOf([...simulated.toSorted()], 1 - significance),
  };
}

/** A circle is told by numbers and no object: a simulation looks at all of them again and again. */
type SeeCircle = (ratio: number, center: number, size: number, cases: number, exposure: number) => void;

function visitCircles(
  { nearest, sizes }: ScanZones,
  cases: Float64Array,
  exposures: Float64Array,
  { ratio }: ScanModel,
  see: SeeCircle,
): void {
  for (let center = 0; center < nearest.length; center += 1) {
    const order = nearest[center]!;
    const ends = sizes[center]!;
    let [inside, exposure, n] = [0, 0, 0];
    for (let circle = 0; circle < ends.length; circle += 1) {
      const size = ends[circle]!;
      for (; n < size; n += 1) {
        inside += cases[order[n]!]!;
        exposure += exposures[order[n]!]!;
      }
      see(ratio(inside, exposure), center, size, inside, exposure);
    }
  }
}

interface Circle {
  readonly center: number;
  readonly size: number;
  readonly cases: number;
  readonly exposure: number;
  readonly logLikelihoodRatio: number;
}

function findClusters(
  zones: ScanZones,
  cases: Float64Array,
  exposures: Float64Array,
  model: ScanModel,
): Omit<ScanCluster, 'pseudoPValue'>[] {
  const circles: Circle[] = [];
  visitCircles(zones, cases, exposures, model, (logLikelihoodRatio, center, size, inside, exposure) => {
    if (logLikelihoodRatio > 0) circles.push({ center, size, cases: inside, exposure, logLikelihoodRatio });
  });
  // Of circles that are as good the one of the first unit, and of its circles the smallest.
  circles.sort((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio || a.center - b.center || a.size - b.size);
  const taken = new Set<number>();
  const found: Omit<ScanCluster, 'pseudoPValue'>[] = [];
  for (const circle of circles) {
    const units = zones.nearest[circle.center]!.slice(0, circle.size);
    if (units.some((unit) => taken.has(unit))) continue;
    for (const unit of units) taken.add(unit);
    found.push({
      center: circle.center,
      units: [...units.sort()],
      cases: circle.cases,
      expected: (model.totalCases * circle.exposure) / model.totalExposure,
      relativeRisk: model.relativeRisk(circle.cases, circle.exposure),
      logLikelihoodRatio: circle.logLikelihoodRatio,
    });
  }
  return found;
}
