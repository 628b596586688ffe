import { Problem } from '@elektron/domain';
import { quantileOf } from '../quantile.ts';
import type { Random } from '../random.ts';
import { randomGamma } from '../random-variates.ts';
import { requireLevel, requireNotNegative, requirePositive } from '../require-number.ts';

/**
 * Sites from the highest score to the lowest, ties in the order given. Sites without a score come last, in the order given.
 * @returns indices
 */
export function rankSites(scores: readonly (number | null)[]): Uint32Array {
  const height = (i: number): number => scores[i] ?? -Infinity;
  return Uint32Array.from(scores.keys()).sort((a, b) => (height(a) === height(b) ? a - b : height(b) - height(a)));
}

/** Sites with gamma-distributed long-run accidents. Index `i` is the same site in every array. */
export interface ExpectedOfSites {
  readonly observed: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  readonly overdispersion: ArrayLike<number>;
}

export interface RankIntervals {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Between which ranks each site's excess lies, if the long-run accidents of all sites are drawn again and again from what is known of them.
 * Rank 1 is the highest excess, expected less predicted.
 * @param draws how often; whole, above 0
 * @param level coverage of each interval
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: the posterior is gamma with shape 1/k + x and rate (1/k + μ)/μ, Hauer 1997, ch. 11.
 */
export function simulateRanks(
  { observed, predicted, overdispersion }: ExpectedOfSites,
  random: Random,
  draws: number,
  level: number,
): RankIntervals {
  const sites = observed.length;
  if (predicted.length !== sites || overdispersion.length !== sites)
    throw new Problem('INPUT_INVALID', { field: 'predicted', value: `${predicted.length} ≠ ${sites}` });
  requirePositive('draws', draws);
  const tail = (1 - requireLevel(level)) / 2;
  const ranks = Array.from({ length: sites }, () => new Float64Array(draws));
  const excess = new Float64Array(sites);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < sites; i += 1) excess[i] = drawExpected(random, observed[i]!, predicted[i]!, overdispersion[i]!) - predicted[i]!;
    for (const [place, i] of rankSites([...excess]).entries()) ranks[i]![draw] = place + 1;
  }
  const limitsAt = (share: number): Float64Array => Float64Array.from(ranks, (ofSite) => quantileOf([...ofSite.toSorted()], share)!);
  return { lower: limitsAt(tail), upper: limitsAt(1 - tail) };
}

/** Without overdispersion the model is taken at its word. */
function drawExpected(random: Random, observed: number, predicted: number, overdispersion: number): number {
  requirePositive('predicted', predicted);
  if (requireNotNegative('overdispersion', overdispersion) === 0) return predicted;
  const shape = 1 / overdispersion;
  return randomGamma(random, shape + observed, (shape + predicted) / predicted);
}
