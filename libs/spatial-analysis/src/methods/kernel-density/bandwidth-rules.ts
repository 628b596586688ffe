import { Problem } from '@elektron/domain';
import { checkPointSet, type PointSet } from '../../point-set.ts';

/** Rules of thumb in metres; zero when all points lie at one place. */
export interface BandwidthRules {
  /** Root mean squared distance to the mean centre (denominator n). */
  readonly standardDistanceMeters: number;
  readonly medianDistanceMeters: number;
  /** 0.9 min(standard distance, sqrt(1 / ln 2) median distance to the mean centre) n^(-1/5): the default of the method. */
  readonly silvermanMeters: number;
  /** Standard deviation of x and of y (denominator n - 1) times n^(-1/6); zero for a single point. */
  readonly scottPerAxisMeters: readonly [number, number];
}

/**
 * @param points at least one; weights are not read
 * @throws Problem NO_ACCIDENTS, INPUT_INVALID
 * Sources: Silverman 1986, ch. 3.4.2, with distances to the centre for two dimensions as in ESRI's Kernel Density; Scott 1992, ch. 6.
 */
export function bandwidthRules(points: PointSet): BandwidthRules {
  checkPointSet(points);
  const n = points.x.length;
  if (n === 0) throw new Problem('NO_ACCIDENTS');
  const centerX = mean(points.x);
  const centerY = mean(points.y);
  const squaredX = points.x.map((value) => (value - centerX) ** 2);
  const squaredY = points.y.map((value) => (value - centerY) ** 2);
  const standardDistanceMeters = Math.sqrt(mean(squaredX) + mean(squaredY));
  const medianDistanceMeters = median(squaredX.map((value, i) => Math.sqrt(value + squaredY[i]!)));
  const scott = (squared: Float64Array): number => (n === 1 ? 0 : Math.sqrt((mean(squared) * n) / (n - 1)) * n ** (-1 / 6));
  return {
    standardDistanceMeters,
    medianDistanceMeters,
    silvermanMeters: 0.9 * Math.min(standardDistanceMeters, Math.sqrt(1 / Math.LN2) * medianDistanceMeters) * n ** -0.2,
    scottPerAxisMeters: [scott(squaredX), scott(squaredY)],
  };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
