import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomInteger, seededRandom } from '../random.ts';
import { findBestPackage } from './best-package.ts';
import { accidentValueOf } from './casualty-values.ts';
import { compareAlternatives, type ProjectAlternative } from './compare-alternatives.ts';
import type { PackageOption } from './package-options.ts';
import { convertPriceYear, transferValue } from './price-year.ts';

const someOptions: fc.Arbitrary<PackageOption[]> = fc
  .array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 30 }), fc.integer({ min: -5, max: 40 })), { maxLength: 9 })
  .map((all) => all.map(([site, cost, netPresentValue], i) => ({ id: `o${i}`, siteId: `s${site}`, cost, netPresentValue })));

/** Every set of options, at most one a place. */
function slowBest(options: readonly PackageOption[], budget: number): { value: number; cost: number } {
  let best = { value: 0, cost: 0 };
  for (let set = 0; set < 2 ** options.length; set += 1) {
    const chosen = options.filter((_, i) => (set >> i) % 2 === 1);
    if (new Set(chosen.map(({ siteId }) => siteId)).size < chosen.length) continue;
    const cost = chosen.reduce((sum, option) => sum + option.cost, 0);
    const value = chosen.reduce((sum, option) => sum + option.netPresentValue, 0);
    if (cost <= budget && (value > best.value || (value === best.value && cost < best.cost))) best = { value, cost };
  }
  return best;
}

describe('best package for a budget', () => {
  it('is the best of all packages, and the cheapest of those', () => {
    fc.assert(
      fc.property(someOptions, fc.nat({ max: 80 }), (options, budget) => {
        const found = findBestPackage(options, budget);
        const best = slowBest(options, budget);
        expect({ value: found.netPresentValue, cost: found.cost }).toEqual(best);
        expect(found).toMatchObject({ isProven: true, upperBound: best.value });
        const chosen = options.filter(({ id }) => found.chosenIds.includes(id));
        expect(chosen.reduce((sum, option) => sum + option.netPresentValue, 0)).toBe(best.value);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of the options', () => {
    fc.assert(
      fc.property(someOptions, fc.nat({ max: 80 }), (options, budget) => {
        expect(findBestPackage([...options].reverse(), budget)).toEqual(findBestPackage(options, budget));
      }),
    );
  });

  it('a greedy choice by ratio is not the best', () => {
    const options = [
      { id: 'small', siteId: 'a', cost: 10, netPresentValue: 20 },
      { id: 'large', siteId: 'b', cost: 50, netPresentValue: 60 },
    ];
    expect(findBestPackage(options, 50)).toMatchObject({ chosenIds: ['large'], netPresentValue: 60, cost: 50 });
  });

  it('of 60 places with three options each is proven within the search', () => {
    const random = seededRandom(3);
    const options = Array.from({ length: 180 }, (_, i): PackageOption => {
      const cost = 20_000 + randomInteger(random, 400_000);
      return { id: `o${i}`, siteId: `s${i % 60}`, cost, netPresentValue: cost * (0.2 + 3 * random()) };
    });
    expect(findBestPackage(options, 3_000_000).isProven).toBe(true);
  });

  it('says so where the search ends before the proof, and by how much it could be wrong', () => {
    // Worth is cost and nearly so, so that no bound tells packages apart: the hardest kind.
    const random = seededRandom(5);
    const options = Array.from({ length: 80 }, (_, i): PackageOption => {
      const cost = 2 * (1000 + randomInteger(random, 100_000));
      return { id: `o${i}`, siteId: `s${i}`, cost, netPresentValue: cost };
    });
    const found = findBestPackage(options, 1_000_001);
    expect(found.upperBound).toBeGreaterThanOrEqual(found.netPresentValue);
    expect(found.isProven).toBe(found.upperBound === found.netPresentValue);
    expect(found.isProven).toBe(false);
    expect(found.netPresentValue / found.upperBound).toBeGreaterThan(0.99);
  });

  it('refuses what is no option', () => {
    const one = { id: 'a', siteId: 's', cost: 1, netPresentValue: 1 };
    const code = { code: 'INPUT_INVALID' };
    expect(() => findBestPackage([one, one], 1)).toThrow(expect.objectContaining(code));
    expect(() => findBestPackage([{ ...one, cost: -1 }], 1)).toThrow(expect.objectContaining(code));
    expect(() => findBestPackage([{ ...one, netPresentValue: NaN }], 1)).toThrow(expect.objectContaining(code));
    expect(() => findBestPackage([one], -1)).toThrow(expect.objectContaining(code));
    const tooMany = Array.from({ length: 1001 }, (_, i) => ({ ...one, id: `${i}` }));
    expect(() => findBestPackage(tooMany, 1)).toThrow(expect.objectContaining({ code: 'PARAMETER_OUT_OF_RANGE' }));
    expect(findBestPackage([], 100)).toEqual({ chosenIds: [], cost: 0, netPresentValue: 0, upperBound: 0, isProven: true });
  });
});

describe('alternatives for one place', () => {
  const someAlternatives: fc.Arbitrary<ProjectAlternative[]> = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: -20, max: 150 })), { maxLength: 8 })
    .map((all) => all.map(([cost, benefit], i) => ({ id: `a${i}`, cost, benefit })));

  it('step by step one arrives at the one that is worth the most', () => {
    fc.assert(
      fc.property(someAlternatives, (alternatives) => {
        const { chosenId, byNetPresentValue } = compareAlternatives(alternatives);
        const chosen = alternatives.find(({ id }) => id === chosenId);
        const most = Math.max(...alternatives.map(({ cost, benefit }) => benefit - cost));
        if (chosen === undefined) expect(most).toBeLessThan(0);
        else expect(chosen.benefit - chosen.cost).toBe(most);
        expect(byNetPresentValue.map((row) => row.netPresentValue)).toEqual(
          alternatives.map(({ cost, benefit }) => benefit - cost).sort((a, b) => b - a),
        );
        expect(compareAlternatives([...alternatives].reverse())).toEqual(compareAlternatives(alternatives));
      }),
    );
  });

  it('none is chosen where none brings back its cost, and equal costs have no ratio', () => {
    expect(compareAlternatives([{ id: 'a', cost: 10, benefit: 9 }])).toMatchObject({ chosenId: null, steps: [], droppedIds: ['a'] });
    const equal = compareAlternatives([
      { id: 'a', cost: 10, benefit: 20 },
      { id: 'b', cost: 10, benefit: 25 },
    ]);
    expect(equal).toMatchObject({ chosenId: 'b', steps: [{ incrementalRatio: { value: null, reason: 'SAME_COST' }, isKept: true }] });
    expect(() => compareAlternatives([{ id: 'a', cost: 0, benefit: 9 }])).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
  });
});

describe('values of other years and countries', () => {
  it('go by the index, and are not known without it', () => {
    expect(convertPriceYear(200, 2016, 2020, { 2016: 80, 2020: 100 }).value).toBeCloseTo(250, 10);
    expect(convertPriceYear(200, 2016, 2016, {}).value).toBe(200);
    expect(convertPriceYear(200, 2016, 2021, { 2016: 80, 2020: 100 })).toEqual({ value: null, reason: 'INDEX_MISSING' });
    expect(() => convertPriceYear(200, 2016, 2020, { 2016: 0, 2020: 1 })).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
  });

  it('go by income to an elasticity', () => {
    expect(transferValue(1000, { incomeRatio: 0.64, incomeElasticity: 0.5 })).toBeCloseTo(800, 10);
    expect(transferValue(1000, { incomeRatio: 0.64, incomeElasticity: 0 })).toBe(1000);
  });

  it('an accident costs what its casualties cost together', () => {
    const values = { fatal: 1000, serious: 100, slight: 10 };
    expect(accidentValueOf({ fatal: 1.1, serious: 0.4, slight: 0.5 }, values, 7).value).toBeCloseTo(1100 + 40 + 5 + 7, 10);
    expect(accidentValueOf({ fatal: 0, serious: 1, slight: 0 }, { ...values, slight: null }, 0).value).toBe(100);
    expect(accidentValueOf({ fatal: 0, serious: 1, slight: 1 }, { ...values, slight: null }, 0).reason).toBe('NO_VALUE');
  });
});
