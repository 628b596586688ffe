import { Problem } from '@elektron/domain';
import { betaUpperTail } from '../beta.ts';
import { normalUpperTail } from '../normal.ts';
import { requireCount } from '../require-number.ts';

/** Accidents of one type and all accidents of each site. Index `i` is the same site in every array. */
export interface TypeCounts {
  readonly ofType: ArrayLike<number>;
  readonly all: ArrayLike<number>;
}

/** How the shares of a type vary between sites, as a beta distribution. */
export interface ProportionModel {
  /** Share of the type among all accidents of the group, p*. */
  readonly proportion: number;
  /** Variance of the shares between sites, above what chance alone gives, s². */
  readonly variance: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Why there is no model. */
export type NoProportionModelReason =
  /** Fewer than two sites have the two accidents that a site needs to say something of its own share. */
  | 'SITES_TOO_FEW'
  /** All accidents are of the type, or none is. */
  | 'NO_VARIATION'
  /** s² is zero or less: nothing is left above what chance makes. More than zero is no evidence of a difference, see `testProportionsAlike`. */
  | 'PROPORTIONS_ALIKE'
  /** s² is as large as a distribution of shares can have it, or larger: no beta distribution has it. */
  | 'VARIATION_TOO_LARGE';

export interface HighProportion {
  /** `null` with a reason: then no site stands out, or nothing can be said. */
  readonly model: ProportionModel | null;
  readonly reason: NoProportionModelReason | null;
  /** Sites with two accidents or more, from which the model is made. */
  readonly sites: number;
  /** For each site the probability that its long-run share exceeds p*; `null` without a model, and where it has fewer than two accidents. */
  readonly probabilities: readonly (number | null)[];
  /** x / n less p* of each site; `null` where it has fewer than two accidents. */
  readonly excess: readonly (number | null)[];
}

/** A site with one accident has a share of nothing or all. */
const FEWEST_ACCIDENTS = 2;

/**
 * At which of a group of alike sites a type of accident has a high share. It says nothing of how many accidents a site has, and the share of a site
 * with few accidents says little: the probability takes that into account, the excess does not. Whether the shares differ at all it does not test.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID for arrays of different length, or more accidents of the type than there are
 * Source: Heydecker & Wu 1991, "Using the information in road accident records", PTRC; Highway Safety Manual 2010, 4.4.2.10 and 4.4.2.11.
 */
export function highProportion(counts: TypeCounts): HighProportion {
  requireCounts(counts);
  const { ofType, all } = counts;
  const used = findUsed(all);
  const isUsed = new Set(used);
  const sumOf = (values: ArrayLike<number>): number => used.reduce((sum, i) => sum + values[i]!, 0);
  const proportion = used.length === 0 ? null : sumOf(ofType) / sumOf(all);
  const found = fitProportions(counts, used, proportion);
  const model = typeof found === 'string' ? null : found;
  const forUsed = (value: (i: number) => number | null): (number | null)[] =>
    Array.from({ length: all.length }, (_, i) => (isUsed.has(i) ? value(i) : null));
  return {
    model,
    reason: typeof found === 'string' ? found : null,
    sites: used.length,
    probabilities: forUsed((i) =>
      model === null ? null : betaUpperTail(model.proportion, model.alpha + ofType[i]!, model.beta + all[i]! - ofType[i]!),
    ),
    excess: forUsed((i) => (proportion === null ? null : ofType[i]! / all[i]! - proportion)),
  };
}

/**
 * Whether the shares of a type differ between sites by more than chance: Tarone's test of one binomial share for all, the locally most powerful one
 * against shares that vary as a beta distribution. Sites with one accident say nothing of it.
 * @returns the one-sided p-value, by the normal distribution; `null` where all accidents are of the type or none is, or no site has two accidents
 * @throws Problem as `highProportion`
 * Source: Tarone 1979, "Testing the goodness of fit of the binomial distribution", Biometrika 66(3), 585-590.
 */
export function testProportionsAlike(counts: TypeCounts): number | null {
  requireCounts(counts);
  const { ofType, all } = counts;
  const used = findUsed(all);
  const sum = (of: (i: number) => number): number => used.reduce((total, i) => total + of(i), 0);
  const [typed, accidents] = [sum((i) => ofType[i]!), sum((i) => all[i]!)];
  if (typed === 0 || typed === accidents) return null;
  const share = typed / accidents;
  const squares = sum((i) => (ofType[i]! - all[i]! * share) ** 2) / (share * (1 - share));
  return normalUpperTail((squares - accidents) / Math.sqrt(2 * sum((i) => all[i]! * (all[i]! - 1))));
}

/** Positions of the sites that say something of how shares vary. */
function findUsed(all: ArrayLike<number>): number[] {
  return Array.from({ length: all.length }, (_, i) => i).filter((i) => all[i]! >= FEWEST_ACCIDENTS);
}

function fitProportions(
  { ofType, all }: TypeCounts,
  used: readonly number[],
  proportion: number | null,
): ProportionModel | NoProportionModelReason {
  if (proportion === null || used.length < 2) return 'SITES_TOO_FEW';
  if (proportion === 0 || proportion === 1) return 'NO_VARIATION';
  let [pairs, shares] = [0, 0];
  for (const i of used) {
    const [x, n] = [ofType[i]!, all[i]!];
    pairs += (x * x - x) / (n * n - n);
    shares += x / n;
  }
  const variance = (pairs - shares ** 2 / used.length) / (used.length - 1);
  // What rounding leaves of equal terms is no variance.
  if (variance <= ROUNDING * pairs) return 'PROPORTIONS_ALIKE';
  const alpha = (proportion ** 2 - proportion ** 3 - variance * proportion) / variance;
  if (alpha <= 0) return 'VARIATION_TOO_LARGE';
  return { proportion, variance, alpha, beta: alpha / proportion - alpha };
}

const ROUNDING = 1e-12;

function requireCounts({ ofType, all }: TypeCounts): void {
  if (ofType.length !== all.length) throw new Problem('INPUT_INVALID', { field: 'ofType', value: `${ofType.length} ≠ ${all.length}` });
  for (let i = 0; i < all.length; i += 1) {
    requireCount('ofType', ofType[i]!);
    requireCount('all', all[i]!);
    if (ofType[i]! > all[i]!) throw new Problem('INPUT_INVALID', { field: 'ofType', value: `${ofType[i]!} > ${all[i]!}` });
  }
}
