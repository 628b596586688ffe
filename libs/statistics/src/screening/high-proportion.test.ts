import { describe, expect, it } from '@jest/globals';
import { seededRandom, shuffle, type Random } from '../random.ts';
import { randomGamma } from '../random-variates.ts';
import { highProportion, testProportionsAlike, type TypeCounts } from './high-proportion.ts';

const OF_TYPE = [5, 2, 0, 9, 1, 3, 8, 1, 2, 6];
const ALL = [12, 9, 7, 14, 10, 8, 11, 1, 15, 20];

/** Shares of one type at many sites: each site has its own, or all have one. */
function drawGroup(
  random: Random,
  sites: number,
  shareOf: () => number,
  [fewest, kinds]: readonly [fewest: number, kinds: number] = [5, 40],
): { ofType: number[]; all: number[]; shares: number[] } {
  const all = Array.from({ length: sites }, () => fewest + Math.floor(random() * kinds));
  const shares = all.map(shareOf);
  const ofType = all.map((n, i) => Array.from({ length: n }, () => (random() < shares[i]! ? 1 : 0)).reduce<number>((a, b) => a + b, 0));
  return { ofType, all, shares };
}

const drawBeta = (random: Random, a: number, b: number): number => {
  const first = randomGamma(random, a, 1);
  return first / (first + randomGamma(random, b, 1));
};

describe('a high proportion of a type', () => {
  it('comes out as scipy has it', () => {
    const { model, probabilities, excess, sites, reason } = highProportion({ ofType: OF_TYPE, all: ALL });
    expect(model!.proportion).toBeCloseTo(36 / 106, 14);
    expect(model!.variance).toBeCloseTo(0.04174273876295069, 14);
    expect(model!.alpha).toBeCloseTo(1.4851321209714676, 11);
    expect(model!.beta).toBeCloseTo(2.887756901888965, 11);
    expect(sites).toBe(9);
    expect(reason).toBeNull();
    const known = [
      0.6678848077420305, 0.23845923885660947, 0.03758383132479293, 0.9781802503890215, 0.0624520779461174, 0.544076216337638,
      0.9868257898770827, 0.047708867667456745, 0.3464849006760824,
    ];
    expect(probabilities[7]).toBeNull();
    expect(excess[7]).toBeNull();
    for (const [i, value] of probabilities.filter((each) => each !== null).entries()) expect(value).toBeCloseTo(known[i]!, 11);
    expect(excess[3]).toBeCloseTo(9 / 14 - 36 / 106, 14);
  });

  it('is as probable as it says: of sites said to exceed at 70 to 90 %, so many do', () => {
    const random = seededRandom(11);
    let [said, exceed, count] = [0, 0, 0];
    for (let group = 0; group < 40; group += 1) {
      const { ofType, all, shares } = drawGroup(random, 150, () => drawBeta(random, 3, 7));
      const { probabilities, model } = highProportion({ ofType, all });
      for (const [i, probability] of probabilities.entries()) {
        if (probability === null || probability < 0.7 || probability > 0.9) continue;
        said += probability;
        exceed += shares[i]! > model!.proportion ? 1 : 0;
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(500);
    expect(Math.abs(exceed - said) / count).toBeLessThan(0.04);
  });

  it('is not looked for where nothing is left above chance, as in half of the groups whose shares are alike', () => {
    const random = seededRandom(12);
    let refused = 0;
    for (let group = 0; group < 60; group += 1) {
      const result = highProportion(drawGroup(random, 60, () => 0.3));
      if (result.reason === null) continue;
      refused += 1;
      expect(result).toMatchObject({ model: null, reason: 'PROPORTIONS_ALIKE' });
      expect(result.probabilities.every((probability) => probability === null)).toBe(true);
      expect(result.excess.every((value) => value !== null)).toBe(true);
    }
    expect(refused).toBeGreaterThan(30);
    // Exactly alike.
    expect(highProportion({ ofType: [4, 4, 4], all: [8, 8, 8] }).reason).toBe('PROPORTIONS_ALIKE');
  });

  it.each([
    ['SITES_TOO_FEW', [3, 1], [5, 1]],
    ['SITES_TOO_FEW', [], []],
    ['NO_VARIATION', [0, 0, 0], [5, 6, 7]],
    ['NO_VARIATION', [5, 6, 7], [5, 6, 7]],
    ['VARIATION_TOO_LARGE', [9, 0], [9, 9]],
  ])('says %s of %j among %j', (reason, ofType, all) => {
    const result = highProportion({ ofType, all });
    expect(result).toMatchObject({ model: null, reason });
    expect(result.probabilities.every((probability) => probability === null)).toBe(true);
  });

  it.each([
    ['more of the type than there are', [3], [2], 'INPUT_INVALID'],
    ['fewer sites of the one than of the other', [3], [4, 5], 'INPUT_INVALID'],
    ['half an accident', [0.5], [2], 'COUNT_NOT_WHOLE'],
  ])('refuses %s', (_what, ofType, all, code) => {
    expect(() => highProportion({ ofType, all })).toThrow(expect.objectContaining({ code }));
  });
});

/** Tarone's sum of squares among all orders of the accidents, some of them: how often it is as large. The share is the same in each. */
function permutedTwin(random: Random, { ofType, all }: TypeCounts, times: number): number {
  const siteOf = Array.from({ length: all.length }, (_, i) => Array.from({ length: all[i]! }, () => i)).flat();
  const typed = Array.from({ length: ofType.length }, (_, i) => ofType[i]!).reduce((sum, count) => sum + count, 0);
  const squaresOf = (counts: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < all.length; i += 1) sum += (counts[i]! - (all[i]! * typed) / siteOf.length) ** 2;
    return sum;
  };
  const observed = squaresOf(ofType);
  let asLarge = 0;
  for (let k = 0; k < times; k += 1) {
    shuffle(siteOf, random);
    const counts = new Float64Array(all.length);
    for (let j = 0; j < typed; j += 1) counts[siteOf[j]!]! += 1;
    asLarge += squaresOf(counts) >= observed - 1e-9 ? 1 : 0;
  }
  return asLarge / times;
}

describe('whether the shares of a type are alike', () => {
  it('has the p-value of Tarone’s formula as scipy gives it, without sites of one accident', () => {
    expect(testProportionsAlike({ ofType: OF_TYPE, all: ALL })).toBeCloseTo(0.0007189141319041121, 12);
    expect(testProportionsAlike({ ofType: [...OF_TYPE, 0, 1], all: [...ALL, 1, 1] })).toBeCloseTo(0.0007189141319041121, 12);
  });

  it('is what exchanging the accidents of the sites says, where there are many of them', () => {
    const random = seededRandom(13);
    let varied = 0;
    for (let group = 0; group < 8; group += 1) {
      // Some alike, some a little different. Five hundred orders say it to two standard errors of 0.045; the normal distribution is as far off in the middle.
      const counts = drawGroup(random, 200, () => (group % 2 === 0 ? 0.3 : drawBeta(random, 15, 35)), [3, 6]);
      const pValue = testProportionsAlike(counts)!;
      expect(Math.abs(pValue - permutedTwin(random, counts, 500))).toBeLessThan(0.09);
      varied += pValue > 0.02 && pValue < 0.98 ? 1 : 0;
    }
    expect(varied).toBeGreaterThan(4);
  });

  it('is denied of alike shares about as often as the level says, and mostly of different ones', () => {
    const random = seededRandom(14);
    const countDenied = (shareOf: () => number): number =>
      Array.from({ length: 400 }, () => testProportionsAlike(drawGroup(random, 40, shareOf))!).filter((pValue) => pValue <= 0.05).length;
    const denied = countDenied(() => 0.25);
    // 20 expected; three standard errors are 13.
    expect(denied).toBeGreaterThan(7);
    expect(denied).toBeLessThan(33);
    expect(countDenied(() => drawBeta(random, 3, 7))).toBeGreaterThan(390);
  });

  it.each([
    ['all of the type', [3, 4], [3, 4]],
    ['none of the type', [0, 0], [3, 4]],
    ['no site of two accidents', [1, 0], [1, 1]],
    ['no site', [], []],
  ])('cannot be asked of %s', (_what, ofType, all) => {
    expect(testProportionsAlike({ ofType, all })).toBeNull();
  });

  it('refuses more of the type than there are', () => {
    expect(() => testProportionsAlike({ ofType: [3], all: [2] })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
