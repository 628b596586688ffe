import type { Random } from '../random.ts';
import { requireLevel, requirePositive } from '../require-number.ts';
import { simulateRanks } from './rank-sites.ts';
import { screenGroup, type GroupOptions } from './screen-group.ts';
import type { PooledRanks, ScreenedSite, Screening } from './screening-result.ts';
import type { ScreeningSite } from './screening-site.ts';

export interface ScreeningOptions extends GroupOptions {
  /** Of the rank intervals' simulation. */
  readonly random: Random;
  /** Simulations at most; of very many sites there are fewer, so that they are over soon. */
  readonly draws: number;
}

/** Sites times draws that a simulation of ranks is allowed, some seconds; and the draws that it has all the same. */
const MOST_SIMULATED = 2_000_000;
const LEAST_DRAWS = 200;

/** How often the ranks of so many sites are drawn. */
export function drawsFor(sites: number, asked: number): number {
  return Math.min(asked, Math.max(LEAST_DRAWS, Math.floor(MOST_SIMULATED / Math.max(1, sites))));
}

/**
 * THE ranking of sites: by what is expected of each by empirical Bayes beyond what is predicted for sites such as it, per year. Groups are modelled
 * apart and ranked together; equal excesses in the order given.
 * @param sites in any order; those without accidents belong to it
 * @throws Problem NOT_POSITIVE, INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE
 * Source: Highway Safety Manual 2010, ch. 4 (excess expected average frequency with empirical Bayes adjustment); Hauer et al. 2002.
 */
export function screenSites(sites: readonly ScreeningSite[], options: ScreeningOptions): Screening {
  requirePositive('years', options.years);
  requireLevel(options.level);
  const { screened, groups, order } = orderSites(sites, options);
  const draws = drawsFor(order.length, options.draws);
  const found = { sites: rank(sites, screened, order, { ...options, draws }), groups, order, draws };
  if (groups.every((group) => group.function?.pooled === undefined)) return found;
  const { others: _, ...alone } = options;
  return { ...found, pooledRanks: compareFirst(order, orderSites(sites, alone).order) };
}

interface OrderedSites extends Pick<Screening, 'groups' | 'order'> {
  readonly screened: readonly Omit<ScreenedSite, 'rank' | 'rankInterval'>[];
}

function orderSites(sites: readonly ScreeningSite[], options: GroupOptions): OrderedSites {
  const indices = Map.groupBy(sites.keys(), (i) => sites[i]!.group);
  const found: (Omit<ScreenedSite, 'rank' | 'rankInterval'> | undefined)[] = sites.map(() => undefined);
  const groups = [...indices].map(([name, own]) => {
    const outcome = screenGroup(
      name,
      own.map((i) => sites[i]!),
      options,
    );
    for (const [k, i] of own.entries()) found[i] = outcome.sites[k];
    return outcome.group;
  });
  const screened = found.map((site) => site!);
  const ranked = [...screened.keys()].filter((i) => screened[i]!.reason === null);
  const order = Uint32Array.from(ranked).sort((a, b) => screened[b]!.excessPerYear! - screened[a]!.excessPerYear! || a - b);
  return { screened, groups, order };
}

/** As many as somebody looks at. */
const FIRST_RANKS = 20;

function compareFirst(order: Uint32Array, alone: Uint32Array): PooledRanks {
  const first = Math.min(FIRST_RANKS, order.length);
  const others = new Set(alone.subarray(0, first));
  return { first, alsoAlone: order.subarray(0, first).filter((i) => others.has(i)).length };
}

function rank(
  sites: readonly ScreeningSite[],
  screened: readonly Omit<ScreenedSite, 'rank' | 'rankInterval'>[],
  order: Uint32Array,
  { random, draws, level }: ScreeningOptions,
): ScreenedSite[] {
  const inOrder = [...order];
  const { lower, upper } = simulateRanks(
    {
      observed: inOrder.map((i) => sites[i]!.accidents),
      predicted: inOrder.map((i) => screened[i]!.predicted!),
      overdispersion: inOrder.map((i) => screened[i]!.overdispersion!),
    },
    random,
    draws,
    level,
  );
  const places = new Map(inOrder.map((i, place) => [i, place]));
  return screened.map((site, i) => {
    const place = places.get(i);
    if (place === undefined) return { ...site, rank: null, rankInterval: null };
    return { ...site, rank: place + 1, rankInterval: { lower: lower[place]!, upper: upper[place]!, level } };
  });
}
