import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binaryWeights, rowStandardized } from '../../spatial-weights.ts';
import { everyOrder, meanOf, varianceOf } from '../../testing/every-order.ts';
import { getisOrdGi, getisOrdGiStar, sumNeighbors } from './getis-ord.ts';
import { globalMoran, localMoran } from '../local-moran/moran.ts';

const UNITS = 6;
const ORDERS = everyOrder(UNITS);
const unit = fc.nat({ max: UNITS - 1 });
const pairs = fc.array(
  fc.tuple(unit, unit).filter(([a, b]) => a !== b),
  { minLength: 2, maxLength: 12 },
);
const maps = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: UNITS, maxLength: UNITS }).filter((values) => new Set(values).size > 2);
const RUNS = { numRuns: 30 };

const arrange = (values: readonly number[], order: readonly number[]): Float64Array => Float64Array.from(order, (i) => values[i]!);
const standardize = (value: number, reference: readonly number[]): number => (value - meanOf(reference)) / Math.sqrt(varianceOf(reference));

/** Agreement of a z with that of a full enumeration; where the enumeration does not vary, z must be undefined. */
function expectScore(z: number, value: number, reference: readonly number[]): void {
  const spread = varianceOf(reference) / (Math.max(...reference.map(Math.abs)) ** 2 || 1);
  if (spread < 1e-18) expect(z).toBeNaN();
  else expect(z).toBeCloseTo(standardize(value, reference), 6);
}

describe('local statistics against every arrangement of the values', () => {
  it('Gi* is the sum over a unit and its neighbours, standardised', () => {
    fc.assert(
      fc.property(maps, pairs, (values, list) => {
        const weights = binaryWeights(UNITS, list);
        const z = getisOrdGiStar(Float64Array.from(values), weights);
        for (let i = 0; i < UNITS; i++) {
          const sums = ORDERS.map((order) => sumNeighbors(arrange(values, order), weights, i).values + values[order[i]!]!);
          expectScore(z[i]!, sumNeighbors(Float64Array.from(values), weights, i).values + values[i]!, sums);
        }
      }),
      RUNS,
    );
  });

  it('Gi is the sum over the neighbours, standardised among the arrangements that leave the unit alone', () => {
    fc.assert(
      fc.property(maps, pairs, (values, list) => {
        const weights = binaryWeights(UNITS, list);
        const z = getisOrdGi(Float64Array.from(values), weights);
        for (let i = 0; i < UNITS; i++) {
          const sums = ORDERS.filter((order) => order[i] === i).map((order) => sumNeighbors(arrange(values, order), weights, i).values);
          expectScore(z[i]!, sumNeighbors(Float64Array.from(values), weights, i).values, sums);
        }
      }),
      RUNS,
    );
  });

  it('local Moran has both its moments from the arrangements, all of them and those that leave the unit alone', () => {
    fc.assert(
      fc.property(maps, pairs, (values, list) => {
        const weights = rowStandardized(binaryWeights(UNITS, list));
        const found = localMoran(Float64Array.from(values), weights);
        const statistics = ORDERS.map((order) => localMoran(arrange(values, order), weights).statistic);
        for (let i = 0; i < UNITS; i++) {
          if (weights.start[i] === weights.start[i + 1]) {
            expect([found.statistic[i], found.zScoreTotal[i], found.quadrant[i]]).toEqual([NaN, NaN, null]);
            continue;
          }
          const own = found.statistic[i]!;
          expectScore(
            found.zScoreTotal[i]!,
            own,
            statistics.map((statistic) => statistic[i]!),
          );
          const conditional = statistics.filter((_, k) => ORDERS[k]![i] === i).map((statistic) => statistic[i]!);
          if (varianceOf(conditional) > 1e-18) expect(found.zScoreConditional[i]).toBeCloseTo(standardize(own, conditional), 6);
        }
      }),
      RUNS,
    );
  });

  it('global Moran has the mean and variance of all arrangements', () => {
    fc.assert(
      fc.property(maps, pairs, fc.boolean(), (values, list, asRows) => {
        const binary = binaryWeights(UNITS, list);
        const weights = asRows ? rowStandardized(binary) : binary;
        const { expectation, variance, zScore } = globalMoran(Float64Array.from(values), weights, 'two-sided');
        const statistics = ORDERS.map((order) => globalMoran(arrange(values, order), weights, 'two-sided').statistic!);
        expect(expectation).toBeCloseTo(meanOf(statistics), 9);
        if (zScore !== null) expect(variance).toBeCloseTo(varianceOf(statistics), 9);
        else expect(varianceOf(statistics)).toBeCloseTo(0, 9);
      }),
      RUNS,
    );
  });
});

describe('local statistics', () => {
  const ring = binaryWeights(4, [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
  ]);

  it('are undefined, not zero, where all values are equal', () => {
    const equal = new Float64Array(4).fill(0.1);
    expect([...getisOrdGiStar(equal, ring)]).toEqual([NaN, NaN, NaN, NaN]);
    expect([...getisOrdGi(equal, ring)]).toEqual([NaN, NaN, NaN, NaN]);
    expect([...localMoran(equal, ring).statistic]).toEqual([NaN, NaN, NaN, NaN]);
    expect(globalMoran(equal, ring, 'greater')).toEqual({ statistic: null, expectation: null, variance: null, zScore: null, pValue: null });
  });

  it('are undefined where the neighbourhood is the whole map', () => {
    const all = binaryWeights(3, [
      [0, 1],
      [1, 2],
      [0, 2],
    ]);
    expect([...getisOrdGiStar(Float64Array.of(1, 5, 9), all)]).toEqual([NaN, NaN, NaN]);
  });

  it('refuse values and weights of different size, values that are none, and Gi* of weighted neighbours', () => {
    const code = (action: () => unknown): string => {
      try {
        action();
      } catch (error) {
        return isProblem(error) ? error.code : 'no Problem';
      }
      return 'nothing thrown';
    };
    expect(code(() => getisOrdGiStar(new Float64Array(5), ring))).toBe('INPUT_INVALID');
    expect(code(() => getisOrdGi(Float64Array.of(1, 2, NaN, 4), ring))).toBe('INPUT_INVALID');
    expect(code(() => getisOrdGiStar(new Float64Array(4), rowStandardized(ring)))).toBe('INPUT_INVALID');
    expect(code(() => localMoran(new Float64Array(3), ring))).toBe('INPUT_INVALID');
  });
});
