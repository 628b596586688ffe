import { Problem } from '@elektron/domain';
import { requireFinite, requireNotNegative } from '../require-number.ts';

/** Something that could be built. */
export interface PackageOption {
  readonly id: string;
  /** The place: of the options of one place at most one is built. */
  readonly siteId: string;
  /** What it takes from the budget, 0 or more. */
  readonly cost: number;
  /** What it is worth: net present value. */
  readonly netPresentValue: number;
}

/** In whole cents, so that sums are exact and equal packages are seen to be equal. */
export interface CentsOption {
  readonly id: string;
  readonly cost: number;
  readonly value: number;
}

/** Up to it sums of many amounts are exact in whole cents, and what rounding does to a bound is far below half a cent. */
const LARGEST_AMOUNT = 1e10;

/**
 * The options that can raise the worth of a package, by place and id: those worth something that fit the budget alone.
 * @throws Problem INPUT_INVALID
 */
export function readSites(options: readonly PackageOption[], budget: number): CentsOption[][] {
  const seen = new Set<string>();
  const sites = new Map<string, CentsOption[]>();
  for (const { id, siteId, cost, netPresentValue } of [...options].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (seen.has(id)) throw new Problem('INPUT_INVALID', { field: 'id', value: id });
    seen.add(id);
    requireNotNegative('cost', cost);
    const option = { id, cost: toCents('cost', cost), value: toCents('netPresentValue', netPresentValue) };
    if (option.value > 0 && option.cost <= budget) sites.set(siteId, [...(sites.get(siteId) ?? []), option]);
  }
  return [...sites].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ofSite]) => ofSite);
}

/** @throws Problem INPUT_INVALID for an amount that is none, or above ten thousand millions */
export function toCents(field: string, amount: number): number {
  if (Math.abs(requireFinite(field, amount)) > LARGEST_AMOUNT) throw new Problem('INPUT_INVALID', { field, value: amount });
  return Math.round(100 * amount);
}

/** A step to the next dearer option of a place that is worth its further cost; steps of one place follow each other with falling ratio. */
export interface Increment {
  readonly site: number;
  readonly cost: number;
  readonly value: number;
}

/**
 * The steps of all places by falling worth per cost. Taken in this order until the budget is used up, with a part of the last one, they give at least what
 * any package is worth.
 * Source: Sinha & Zoltners 1979, "The multiple-choice knapsack problem", Operations Research 27, 503-515.
 */
export function listIncrements(sites: readonly (readonly CentsOption[])[]): Increment[] {
  return sites
    .flatMap((options, site) => climbHull(options).map((step) => ({ ...step, site })))
    .sort((a, b) => b.value * a.cost - a.value * b.cost || a.site - b.site);
}

/** From nothing along the upper hull of cost and worth. */
function climbHull(options: readonly CentsOption[]): { readonly cost: number; readonly value: number }[] {
  const steps: { cost: number; value: number }[] = [];
  let from = { cost: 0, value: 0 };
  for (;;) {
    let next: CentsOption | null = null;
    for (const option of options) {
      if (option.value > from.value && (next === null || isSteeper(from, option, next))) next = option;
    }
    if (next === null) return steps;
    steps.push({ cost: next.cost - from.cost, value: next.value - from.value });
    from = next;
  }
}

/** Whether more is gained per cost on the way to `option`; of equal ways the longer one, so that the hull has no idle corner. */
function isSteeper(from: { readonly cost: number; readonly value: number }, option: CentsOption, than: CentsOption): boolean {
  const left = (option.value - from.value) * (than.cost - from.cost);
  const right = (than.value - from.value) * (option.cost - from.cost);
  return left > right || (left === right && option.value > than.value);
}
