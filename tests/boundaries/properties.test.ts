import { expect, it } from '@jest/globals';
import fc from 'fast-check';

it('properties are tried with the same values in each run, unless another seed is asked for', () => {
  const draw = (): number[] => fc.sample(fc.integer(), 5);
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env['PROPERTIES_SEED'] ?? 20_261_130));
  expect(draw()).toEqual(draw());
});
