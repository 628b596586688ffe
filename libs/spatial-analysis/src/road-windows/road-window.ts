import { Problem } from '@elektron/domain';
import { estimateExpectedAccidents } from '@elektron/statistics';

/** A stretch of road that is alike all along: no junction and no change of class, traffic or lanes within. */
export interface RoadStretch {
  readonly lengthMeters: number;
  /** Of each accident, metres from the start of the stretch. */
  readonly positions: ArrayLike<number>;
  /** What roads such as this one have in the whole period, per kilometre. */
  readonly predictedPerKilometer: number;
  /** k of one kilometre. A piece of L kilometres has k / L, since its count is the less certain to be like the mean the shorter it is. */
  readonly overdispersionOfKilometer: number;
}

/** A piece of a stretch, and what empirical Bayes says of it. Accidents lie in [from, to), and at the end of the stretch also at `to`. */
export interface RoadWindow {
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  /** Accidents of the whole period in this piece. */
  readonly predicted: number;
  readonly expected: number;
  readonly variance: number;
  /** Standard deviation of the expected accidents over them. */
  readonly coefficientOfVariation: number;
  readonly expectedPerKilometer: number;
  /** Expected less predicted. */
  readonly excessPerKilometer: number;
}

const METERS = 1000;

/** Accidents of a stretch in order of their places, for pieces of it. */
export class StretchWindows {
  readonly lengthMeters: number;
  readonly #sorted: Float64Array;
  readonly #predicted: number;
  readonly #overdispersion: number;

  /** @throws Problem NOT_POSITIVE, INPUT_INVALID also for an accident beyond the stretch */
  constructor({ lengthMeters, positions, predictedPerKilometer, overdispersionOfKilometer }: RoadStretch) {
    if (!(lengthMeters > 0 && lengthMeters < Infinity))
      throw new Problem('NOT_POSITIVE', { field: 'lengthMeters', value: String(lengthMeters) });
    this.#sorted = Float64Array.from(positions).sort();
    const outside = this.#sorted.find((position) => !(position >= 0 && position <= lengthMeters));
    if (outside !== undefined) throw new Problem('INPUT_INVALID', { field: 'positions', value: String(outside) });
    this.lengthMeters = lengthMeters;
    this.#predicted = predictedPerKilometer;
    this.#overdispersion = overdispersionOfKilometer;
  }

  /** Windows that begin at 0, step, 2 · step …, and one that ends with the stretch; the whole stretch where it is no longer than a window. */
  every(windowMeters: number, stepMeters: number): RoadWindow[] {
    if (windowMeters >= this.lengthMeters) return [this.describe(0, this.lengthMeters)];
    const windows: RoadWindow[] = [];
    for (let i = 0; i * stepMeters + windowMeters < this.lengthMeters; i += 1) {
      windows.push(this.describe(i * stepMeters, i * stepMeters + windowMeters));
    }
    windows.push(this.describe(this.lengthMeters - windowMeters, this.lengthMeters));
    return windows;
  }

  describe(from: number, to: number): RoadWindow {
    const kilometers = (to - from) / METERS;
    const before = this.#countBelow(from);
    const observed = (to === this.lengthMeters ? this.#sorted.length : this.#countBelow(to)) - before;
    const predicted = this.#predicted * kilometers;
    const { expected, variance } = estimateExpectedAccidents(observed, predicted, this.#overdispersion / kilometers);
    return {
      ...{ from, to, observed, predicted, expected, variance },
      coefficientOfVariation: Math.sqrt(variance) / expected,
      expectedPerKilometer: expected / kilometers,
      excessPerKilometer: (expected - predicted) / kilometers,
    };
  }

  #countBelow(position: number): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The window with the largest excess per kilometre, of equal ones the first. */
export function worstOf(windows: readonly RoadWindow[]): RoadWindow {
  return windows.reduce((worst, window) => (window.excessPerKilometer > worst.excessPerKilometer ? window : worst));
}
