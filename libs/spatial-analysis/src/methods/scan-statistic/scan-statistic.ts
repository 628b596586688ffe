import { Problem } from '@elektron/domain';
import { quantileOf, type Random } from '@elektron/statistics';
import type { PointSet } from '../../point-set.ts';
import { makeScanZones, type ScanZones } from './scan-zones.ts';

export interface ScanOptions {
  /** Largest share of the exposure that a circle may hold; one half is usual. */
  readonly largestShare: number;
  readonly permutations: number;
  /** Share of the simulated maxima that the critical value leaves above itself. */
  readonly significance: number;
}

export interface ScanCluster {
  /** Indices, ascending. */
  readonly units: readonly number[];
  readonly cases: number;
  /** If the rate were the same everywhere. */
  readonly expected: number;
  /** Rate inside over rate outside; `null` where there is no case outside. */
  readonly relativeRisk: number | null;
  readonly logLikelihoodRatio: number;
  /** Share of simulated data sets whose best circle is at least as good, this one counted among them. */
  readonly pseudoPValue: number;
}

export interface ScanResult {
  /** The best circle first; each next one is the best of those that share no unit with those before it. */
  readonly clusters: readonly ScanCluster[];
  /** Different sets of units that circles hold. */
  readonly zones: number;
  readonly criticalLogLikelihoodRatio: number | null;
}

/**
 * Circles in which more cases lie than their exposure explains.
 * @param cases of each unit
 * @param exposures people or traffic of each unit, above 0
 * @throws Problem NO_ACCIDENTS where there is no case; NOT_POSITIVE, INPUT_INVALID, NEGATIVE_COUNT
 * Source: Kulldorff 1997, Communications in Statistics: Theory and Methods 26, 1481-1496 (Poisson model).
 */
export function scanStatistic(
  points: PointSet,
  cases: ArrayLike<number>,
  exposures: ArrayLike<number>,
  random: Random,
  options: ScanOptions,
): ScanResult {
  const zones = makeScanZones(points, exposures, options.largestShare);
  const scan = new Scan(zones, cases, exposures);
  const simulated = Float64Array.from({ length: options.permutations }, () => scan.best(scan.simulate(random)));
  const sorted = simulated.toSorted();
  const found = scan.clusters(Float64Array.from(cases));
  return {
    clusters: found.map((cluster) => {
      const above = simulated.reduce((count, value) => count + (value >= cluster.logLikelihoodRatio ? 1 : 0), 0);
      return { ...cluster, pseudoPValue: (above + 1) / (options.permutations + 1) };
    }),
    zones: scan.countZones(),
    criticalLogLikelihoodRatio: quantileOf([...sorted], 1 - options.significance),
  };
}

interface Circle {
  readonly center: number;
  readonly size: number;
  readonly cases: number;
  readonly expected: number;
  readonly logLikelihoodRatio: number;
}

class Scan {
  readonly #zones: ScanZones;
  readonly #total: number;
  /** Cases of each unit if the rate were the same everywhere. */
  readonly #expected: Float64Array;
  /** Up to which share of all cases each unit reaches, for drawing. */
  readonly #reaches: Float64Array;

  constructor(zones: ScanZones, cases: ArrayLike<number>, exposures: ArrayLike<number>) {
    this.#zones = zones;
    if (cases.length !== exposures.length)
      throw new Problem('INPUT_INVALID', { field: 'cases', value: `${cases.length} ≠ ${exposures.length}` });
    this.#total = Array.from(cases).reduce((sum, value) => {
      if (!(value >= 0)) throw new Problem('NEGATIVE_COUNT', { field: 'cases', value });
      return sum + value;
    }, 0);
    if (this.#total === 0) throw new Problem('NO_ACCIDENTS');
    const all = Array.from(exposures).reduce((sum, value) => sum + value, 0);
    this.#expected = Float64Array.from(exposures, (exposure) => (this.#total * exposure) / all);
    let reached = 0;
    this.#reaches = this.#expected.map((expected) => (reached += expected) / this.#total);
  }

  /** The same number of cases, each in a unit by its exposure. */
  simulate(random: Random): Float64Array {
    const counts = new Float64Array(this.#expected.length);
    for (let n = 0; n < this.#total; n += 1) {
      const drawn = random();
      let [low, high] = [0, counts.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.#reaches[middle]! > drawn) high = middle;
        else low = middle + 1;
      }
      counts[low]! += 1;
    }
    return counts;
  }

  best(cases: Float64Array): number {
    let best = 0;
    this.#visit(cases, (ratio) => (best = Math.max(best, ratio)));
    return best;
  }

  clusters(cases: Float64Array): Omit<ScanCluster, 'pseudoPValue'>[] {
    const circles: Circle[] = [];
    this.#visit(cases, (logLikelihoodRatio, center, size, inside, expected) => {
      if (logLikelihoodRatio > 0) circles.push({ center, size, cases: inside, expected, logLikelihoodRatio });
    });
    // Of circles that are as good the one of the first unit, and of its circles the smallest.
    circles.sort((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio || a.center - b.center || a.size - b.size);
    const taken = new Set<number>();
    const found: Omit<ScanCluster, 'pseudoPValue'>[] = [];
    for (const circle of circles) {
      const units = [...this.#zones.nearest[circle.center]!.subarray(0, circle.size)];
      if (units.some((unit) => taken.has(unit))) continue;
      for (const unit of units) taken.add(unit);
      found.push(this.#describe(circle, units));
    }
    return found;
  }

  #describe({ cases, expected, logLikelihoodRatio }: Circle, units: readonly number[]): Omit<ScanCluster, 'pseudoPValue'> {
    const outside = this.#total - cases;
    const relativeRisk = outside === 0 ? null : cases / expected / (outside / (this.#total - expected));
    return { units: units.toSorted((a, b) => a - b), cases, expected, relativeRisk, logLikelihoodRatio };
  }

  countZones(): number {
    const sets = this.#zones.nearest.flatMap((order, center) =>
      Array.from(this.#zones.sizes[center]!, (size) => [...order.subarray(0, size)].sort((a, b) => a - b).join()),
    );
    return new Set(sets).size;
  }

  /** Tells of every circle. Numbers and no objects: a simulation looks at all of them again and again. */
  #visit(cases: Float64Array, see: (ratio: number, center: number, size: number, inside: number, expected: number) => void): void {
    for (const [center, order] of this.#zones.nearest.entries()) {
      let [inside, expected, n] = [0, 0, 0];
      for (const size of this.#zones.sizes[center]!) {
        for (; n < size; n += 1) {
          inside += cases[order[n]!]!;
          expected += this.#expected[order[n]!]!;
        }
        see(this.#ratio(inside, expected), center, size, inside, expected);
      }
    }
  }

  #ratio(cases: number, expected: number): number {
    if (cases <= expected) return 0;
    const outside = this.#total - cases;
    return cases * Math.log(cases / expected) + (outside === 0 ? 0 : outside * Math.log(outside / (this.#total - expected)));
  }
}
