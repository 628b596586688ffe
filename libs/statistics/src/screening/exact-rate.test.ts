import { describe, expect, it } from '@jest/globals';
import { poissonLowerTail, poissonUpperTail } from '../poisson.ts';
import { enteringVehiclesPerDay, exactRate } from './exact-rate.ts';

describe('a rate with exact limits', () => {
  it.each([
    [0, 4.2],
    [1, 0.3],
    [23, 39.9456],
  ])('of %p over %p is enclosed by the rates at which the count just becomes unlikely', (count, exposure) => {
    const { rate, confidenceInterval: interval } = exactRate(count, exposure, 0.9)!;
    expect(rate).toBe(count / exposure);
    expect(poissonLowerTail(count, interval.upper * exposure)).toBeCloseTo(0.05, 10);
    if (count === 0) expect(interval.lower).toBe(0);
    else expect(poissonUpperTail(count, interval.lower * exposure)).toBeCloseTo(0.05, 10);
  });

  it('is not known without exposure', () => {
    expect(exactRate(3, 0, 0.95)).toBeNull();
  });

  it.each([
    ['half an accident', () => exactRate(0.5, 1, 0.95), 'COUNT_NOT_WHOLE'],
    ['negative exposure', () => exactRate(1, -1, 0.95), 'INPUT_INVALID'],
    ['a leg of negative volume', () => enteringVehiclesPerDay([100, -1]), 'INPUT_INVALID'],
  ])('refuses %s', (_what, ask, code) => {
    expect(ask).toThrow(expect.objectContaining({ code }));
  });
});

it('every vehicle enters a junction once and leaves it once', () => {
  expect(enteringVehiclesPerDay([1000, 600, 400])).toBe(1000);
});
