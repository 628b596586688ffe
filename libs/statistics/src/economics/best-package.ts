import { Problem } from '@elektron/domain';
import { requireNotNegative } from '../require-number.ts';
import { listIncrements, readSites, toCents, type CentsOption, type Increment, type PackageOption } from './package-options.ts';

/** The options to build with a budget. */
export interface BestPackage {
  /** Sorted. */
  readonly chosenIds: readonly string[];
  readonly cost: number;
  readonly netPresentValue: number;
  /** No package is worth more than this. */
  readonly upperBound: number;
  /** Whether the package is proven to be worth the most. Where it is not, `upperBound` says how much a better one could add. */
  readonly isProven: boolean;
}

/** More are no programme, and the first way through them would take too long. */
export const MOST_PACKAGE_OPTIONS = 1000;
/**
 * Steps of bounds that are added up before the search ends: about a second. Programmes of 200 places need a hundredth of it; where worth goes with cost
 * exactly, nothing would be enough. A count and no time, so that a result does not hang on a machine.
 */
const MOST_STEPS = 30_000_000;

/**
 * The options that are worth the most together within a budget, at most one at each place: exact, by branch and bound. Amounts are compared in whole cents.
 * Of packages proven to be worth the same, the cheaper one; what costs the same too is decided by the order of ids alone. What is worth nothing is never
 * built.
 * @param options at most 1,000
 * @param budget for the costs of the options
 * @throws Problem INPUT_INVALID, PARAMETER_OUT_OF_RANGE
 * Source: the multiple-choice knapsack problem; bound by its linear relaxation, Sinha & Zoltners 1979, Operations Research 27, 503-515.
 */
export function findBestPackage(options: readonly PackageOption[], budget: number): BestPackage {
  if (options.length > MOST_PACKAGE_OPTIONS)
    throw new Problem('PARAMETER_OUT_OF_RANGE', {
      parameter: 'options',
      value: String(options.length),
      allowed: `0–${MOST_PACKAGE_OPTIONS}`,
    });
  const cents = toCents('budget', requireNotNegative('budget', budget));
  const search = new PackageSearch(readSites(options, cents), cents);
  const { best, bound, isComplete } = search.run();
  return {
    chosenIds: best.chosen.map(({ id }) => id).sort(),
    cost: best.cost / 100,
    netPresentValue: best.value / 100,
    upperBound: (isComplete ? best.value : bound) / 100,
    isProven: isComplete || best.value === bound,
  };
}

interface Chosen {
  readonly chosen: readonly CentsOption[];
  readonly cost: number;
  readonly value: number;
}

const NOTHING: Chosen = { chosen: [], cost: 0, value: 0 };

function add({ chosen, cost, value }: Chosen, option: CentsOption): Chosen {
  return { chosen: [...chosen, option], cost: cost + option.cost, value: value + option.value };
}

class PackageSearch {
  readonly #sites: readonly (readonly CentsOption[])[];
  readonly #increments: readonly Increment[];
  readonly #budget: number;
  #best: Chosen = NOTHING;
  #steps = 0;

  constructor(sites: readonly (readonly CentsOption[])[], budget: number) {
    // Places are decided by falling worth per cost: what the bound takes for granted is then decided first.
    const order = [...new Set(listIncrements(sites).map(({ site }) => site))];
    this.#sites = order.map((site) => sites[site]!);
    this.#increments = listIncrements(this.#sites);
    this.#budget = budget;
  }

  run(): { readonly best: Chosen; readonly bound: number; readonly isComplete: boolean } {
    const bound = this.#boundFrom(0, 0);
    this.#decide(0, NOTHING);
    return { best: this.#best, bound, isComplete: this.#steps < MOST_STEPS };
  }

  #decide(site: number, so: Chosen): void {
    if (so.value > this.#best.value || (so.value === this.#best.value && so.cost < this.#best.cost)) this.#best = so;
    if (site === this.#sites.length) return;
    // The most promising first, so that the first way down is nearly the best and most others need not be gone.
    const ways = [so, ...this.#sites[site]!.map((option) => add(so, option))]
      .filter(({ cost }) => cost <= this.#budget)
      .map((way) => ({ way, most: way.value + this.#boundFrom(site + 1, way.cost) }))
      .sort((a, b) => b.most - a.most || a.way.cost - b.way.cost);
    for (const { way, most } of ways) {
      if (this.#steps < MOST_STEPS && this.#canBeBetter(way, most)) this.#decide(site + 1, way);
    }
  }

  /** @param most what a package that begins so can be worth */
  #canBeBetter({ cost }: Chosen, most: number): boolean {
    return most > this.#best.value || (most === this.#best.value && cost < this.#best.cost);
  }

  /** What the places from one on can add at most, in whole cents, with a part of an option allowed. */
  #boundFrom(site: number, spent: number): number {
    let left = this.#budget - spent;
    let value = 0;
    for (const increment of this.#increments) {
      this.#steps += 1;
      if (increment.site < site) continue;
      if (increment.cost > left) {
        value += (increment.value * left) / increment.cost;
        break;
      }
      left -= increment.cost;
      value += increment.value;
    }
    // Worths are whole; half a cent is far more than rounding can have taken off.
    return Math.floor(value + 0.5);
  }
}
