import { describe, expect, it } from '@jest/globals';
import { randomInteger, seededRandom, shuffle, splitMix64Words, xoshiro128StarStar } from './random.ts';

const take = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);

describe('xoshiro128**', () => {
  it('gives the outputs of its authors for the state 1, 2, 3, 4', () => {
    const published = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804];
    expect(take(10, xoshiro128StarStar([1, 2, 3, 4]))).toEqual(published);
  });

  it('takes its state from the published outputs of SplitMix64', () => {
    const [low1, high1, low2, high2] = splitMix64Words(1234567).map(BigInt) as [bigint, bigint, bigint, bigint];
    expect([(high1 << 32n) | low1, (high2 << 32n) | low2]).toEqual([6457827717110365317n, 3203168211198807973n]);
  });
});

describe('seededRandom', () => {
  it('is the same stream for the same seed and another for the next seed', () => {
    expect(take(50, seededRandom(7))).toEqual(take(50, seededRandom(7)));
    expect(take(3, seededRandom(7))).not.toEqual(take(3, seededRandom(8)));
  });

  it('has the mean and variance of a uniform number and uses all 53 bits', () => {
    const values = take(100_000, seededRandom(1));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    // Five standard errors of each.
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / values.length));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / values.length));
    expect(values.every((value) => value >= 0 && value < 1 && Number.isInteger(value * 2 ** 53))).toBe(true);
    expect(values.some((value) => !Number.isInteger(value * 2 ** 52))).toBe(true);
  });

  it.each([-1, 1.5, NaN, 2 ** 53])('refuses the seed %p', (seed) => {
    expect(() => seededRandom(seed)).toThrow(expect.objectContaining({ code: 'PARAMETER_OUT_OF_RANGE' }));
  });
});

describe('randomInteger', () => {
  it('reaches every value equally often', () => {
    const random = seededRandom(3);
    const counts = new Uint32Array(6);
    for (let i = 0; i < 60_000; i += 1) counts[randomInteger(random, 6)]! += 1;
    // Chi-square with 5 degrees of freedom exceeds 20.5 once in 1,000.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(20.5);
  });

  it.each([0, -3, 2.5, NaN])('refuses the bound %p', (below) => {
    expect(() => randomInteger(seededRandom(1), below)).toThrow(expect.objectContaining({ code: 'PARAMETER_OUT_OF_RANGE' }));
  });
});

describe('shuffle', () => {
  it('keeps the items', () => {
    const items = Float64Array.from({ length: 100 }, (_, i) => i);
    shuffle(items, seededRandom(5));
    expect(Array.from(items)).not.toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(Array.from(items).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it('makes all orders of four equally likely', () => {
    const random = seededRandom(11);
    const counts = new Map<string, number>();
    const rounds = 24_000;
    for (let i = 0; i < rounds; i += 1) {
      const items = ['a', 'b', 'c', 'd'];
      shuffle(items, random);
      counts.set(items.join(''), (counts.get(items.join('')) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    // Chi-square with 23 degrees of freedom exceeds 49.7 once in 1,000.
    const expected = rounds / 24;
    expect([...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(49.7);
  });
});
