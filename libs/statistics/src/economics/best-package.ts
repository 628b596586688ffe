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

/** Packages looked at before the search ends; of a few dozen places mostly some hundreds are needed. A count, so that a result does not hang on a machine. */
const MOST_PACKAGES = 200_000;

/**
 * The options that are worth the most together within a budget, at most one at each place: exact, by branch and bound. Amounts are compared in whole cents.
 * Of packages worth the same, the cheaper one; what costs the same too is decided by the order of ids alone. What is worth nothing is never built.
 * @param budget for the costs of the options
 * @throws Problem INPUT_INVALID
 * Source: the multiple-choice knapsack problem; bound by its linear relaxation, Sinha & Zoltners 1979, Operations Research 27, 503-515.
 */
export function findBestPackage(options: readonly PackageOption[], budget: number): BestPackage {
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

class PackageSearch {
  readonly #sites: readonly (readonly CentsOption[])[];
  readonly #increments: readonly Increment[];
  readonly #budget: number;
  #best: Chosen = NOTHING;
  #looked = 0;

  constructor(sites: readonly (readonly CentsOption[])[], budget: number) {
    // Places are decided by falling worth per cost: what the bound takes for granted is then decided first.
    const order = [...new Set(listIncrements(sites).map(({ site }) => site))];
    this.#sites = order.map((site) => sites[site]!.toSorted((a, b) => b.value - a.value || a.cost - b.cost));
    this.#increments = listIncrements(this.#sites);
    this.#budget = budget;
  }

  run(): { readonly best: Chosen; readonly bound: number; readonly isComplete: boolean } {
    const bound = this.#boundFrom(0, 0);
    this.#decide(0, NOTHING);
    return { best: this.#best, bound, isComplete: this.#looked < MOST_PACKAGES };
  }

  #decide(site: number, so: Chosen): void {
    this.#looked += 1;
    if (so.value > this.#best.value || (so.value === this.#best.value && so.cost < this.#best.cost)) this.#best = so;
    if (site === this.#sites.length) return;
    for (const option of this.#sites[site]!) {
      if (so.cost + option.cost > this.#budget) continue;
      const next = { chosen: [...so.chosen, option], cost: so.cost + option.cost, value: so.value + option.value };
      if (this.#canBeBetter(site + 1, next)) this.#decide(site + 1, next);
    }
    if (this.#canBeBetter(site + 1, so)) this.#decide(site + 1, so);
  }

  #canBeBetter(site: number, so: Chosen): boolean {
    if (this.#looked >= MOST_PACKAGES) return false;
    const most = so.value + this.#boundFrom(site, so.cost);
    return most > this.#best.value || (most === this.#best.value && so.cost < this.#best.cost);
  }

  /** What the places from one on can add at most, in whole cents, with a part of an option allowed. */
  #boundFrom(site: number, spent: number): number {
    let left = this.#budget - spent;
    let value = 0;
    for (const increment of this.#increments) {
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
