import { parseParameters } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { toDeclaration } from './parameters.ts';

const labels = { el: 'α', en: 'a' };

describe('a declaration from the API', () => {
  it('is the declaration that the domain checks values with', () => {
    const number = toDeclaration({
      kind: 'number',
      name: 'bandwidthMeters',
      labels,
      meaning: labels,
      unit: { el: 'μ.', en: 'm' },
      minimum: 20,
      maximum: 5000,
      step: 10,
      whole: false,
      defaultValue: null,
      choices: null,
    });
    const choice = toDeclaration({
      kind: 'choice',
      name: 'kernel',
      labels,
      meaning: labels,
      unit: null,
      defaultValue: 'quartic',
      choices: [
        { value: 'quartic', labels },
        { value: 'gaussian', labels },
      ],
    });
    expect(parseParameters([number, choice], { bandwidthMeters: 210 })).toEqual({ bandwidthMeters: 210, kernel: 'quartic' });
    expect(parseParameters([number], {})).toEqual({ bandwidthMeters: null });
    expect(() => parseParameters([number], { bandwidthMeters: 19 })).toThrow('PARAMETER_OUT_OF_RANGE');
  });
});
