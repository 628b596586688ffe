import { describe, expect, it } from '@jest/globals';
import { parseAccidentFilter } from '@elektron/domain';
import {
  getBeforeAfterMethod,
  randomGamma,
  randomPoisson,
  seededRandom,
  type BeforeAfterInput,
  type BeforeAfterMethodId,
} from '@elektron/statistics';

import { asHauer, breakDown, type MethodAnswer } from './break-down.ts';

const TOWNS = 150;
const SITES = 400;
const CHOSEN = 12;
/** Of all accidents, and how each changes everywhere by itself; nothing is done. */
const KINDS = [
  { key: 'serious', share: 0.12, trend: 0.85 },
  { key: 'slight', share: 0.83, trend: 1.1 },
  { key: 'injury', share: 0.05, trend: 1 },
] as const;

type Counts = readonly { readonly before: number; readonly after: number }[];

function answer(method: BeforeAfterMethodId, input: BeforeAfterInput): MethodAnswer {
  return { method, result: getBeforeAfterMethod(method).estimate(input, {}), problem: null };
}

function toInput(sites: Counts, chosen: ReadonlySet<number>): BeforeAfterInput {
  const treated = sites.filter((_, i) => chosen.has(i));
  const rest = sites.filter((_, i) => !chosen.has(i));
  const total = (side: 'before' | 'after'): number => rest.reduce((sum, site) => sum + site[side], 0);
  return {
    yearsBefore: 2,
    yearsAfter: 2,
    treated: {
      siteIds: treated.map((_, i) => String(i)),
      observedBefore: treated.map(({ before }) => before),
      observedAfter: treated.map(({ after }) => after),
    },
    comparison: { observedBefore: total('before'), observedAfter: total('after') },
    reference: { observedBefore: rest.map(({ before }) => before), observedAfter: rest.map(({ after }) => after) },
  };
}

/** Sites with gamma means, the busiest of which are "treated" and nothing is done: what each kind of accidents is said to have changed by. */
function simulate(): Map<string, { ratios: number[]; repeated: number[]; held: number }> {
  const random = seededRandom(20_261_130);
  const found = new Map(KINDS.map(({ key }) => [key as string, { ratios: [] as number[], repeated: [] as number[], held: 0 }]));
  for (let town = 0; town < TOWNS; town += 1) {
    const means = Array.from({ length: SITES }, () => randomGamma(random, 0.8, 0.8 / 6));
    const kinds = KINDS.map(({ share, trend }) =>
      means.map((mean) => ({ before: randomPoisson(random, share * mean), after: randomPoisson(random, share * trend * mean) })),
    );
    const all = means.map((_, i) => ({
      before: kinds.reduce((sum, sites) => sum + sites[i]!.before, 0),
      after: kinds.reduce((sum, sites) => sum + sites[i]!.after, 0),
    }));
    const busiest = [...all.keys()].sort((a, b) => all[b]!.before - all[a]!.before || a - b).slice(0, CHOSEN);
    const chosen = new Set(busiest);
    const inputs = new Map(KINDS.map(({ key }, i) => [key as string, toInput(kinds[i]!, chosen)]));
    const nothing = toInput(
      means.map(() => ({ before: 0, after: 0 })),
      chosen,
    );
    const whole = toInput(all, chosen);
    const [severity] = breakDown({
      filter: parseAccidentFilter({}),
      whole: { recommended: asHauer(answer('empirical-bayes', whole)), comparison: asHauer(answer('comparison-group', whole)) },
      recount: ({ selections }) => inputs.get(selections.severity?.[0] ?? '') ?? nothing,
      answer,
    });
    for (const { key, estimates } of severity!.rows) {
      const { ratio, interval } = estimates[0]!;
      const seen = found.get(key)!;
      seen.ratios.push(ratio!);
      if (interval!.lower <= 1 && interval!.upper >= 1) seen.held += 1;
      const repeated = getBeforeAfterMethod('empirical-bayes').estimate(inputs.get(key)!, {});
      seen.repeated.push(repeated.ratioObservedToExpected!);
    }
  }
  return found;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a breakdown where nothing was done and the busiest sites were chosen', () => {
  const found = simulate();

  it.each(KINDS)('finds no effect on $key', ({ key }) => {
    const { ratios, held } = found.get(key)!;
    expect(mean(ratios)).toBeGreaterThan(0.95);
    // A mean of ratios is above the ratio of means by about one accident before in all of them (15 of the rarest kind).
    expect(mean(ratios)).toBeLessThan(1.09);
    expect(held / TOWNS).toBeGreaterThanOrEqual(0.93);
  });

  it('would call the rare kinds more frequent, if empirical Bayes were asked about them alone', () => {
    expect(mean(found.get('injury')!.repeated)).toBeGreaterThan(2);
    expect(mean(found.get('serious')!.repeated)).toBeGreaterThan(1.5);
  });
});
