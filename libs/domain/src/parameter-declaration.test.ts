import { describe, expect, it } from '@jest/globals';
import { parseParameters, type ParameterDeclaration } from './parameter-declaration.ts';

const both = (text: string): { el: string; en: string } => ({ el: text, en: text });
const declarations: readonly ParameterDeclaration[] = [
  {
    kind: 'number',
    name: 'radiusMeters',
    labels: both('r'),
    meaning: both('r'),
    unit: both('m'),
    minimum: 1,
    maximum: 500,
    step: 1,
    whole: false,
    defaultValue: 50,
  },
  {
    kind: 'number',
    name: 'minPoints',
    labels: both('n'),
    meaning: both('n'),
    unit: both(''),
    minimum: 2,
    maximum: 100,
    step: 1,
    whole: true,
    defaultValue: 5,
  },
  {
    kind: 'number',
    name: 'bandwidthMeters',
    labels: both('h'),
    meaning: both('h'),
    unit: both('m'),
    minimum: 10,
    maximum: 5000,
    step: 10,
    whole: false,
    defaultValue: null,
  },
  {
    kind: 'choice',
    name: 'kernel',
    labels: both('k'),
    meaning: both('k'),
    choices: [
      { value: 'quartic', labels: both('q') },
      { value: 'gaussian', labels: both('g') },
    ],
    defaultValue: 'quartic',
  },
];

describe('declared parameters', () => {
  it('take their defaults, and null where the method chooses', () => {
    expect(parseParameters(declarations, {})).toEqual({ radiusMeters: 50, minPoints: 5, bandwidthMeters: null, kernel: 'quartic' });
    expect(parseParameters(declarations, { bandwidthMeters: null, minPoints: '7', kernel: 'gaussian' })).toEqual({
      radiusMeters: 50,
      minPoints: 7,
      bandwidthMeters: null,
      kernel: 'gaussian',
    });
  });

  it('refuse strangers and what lies outside', () => {
    expect(() => parseParameters(declarations, { radius: 50 })).toThrow('PARAMETER_UNKNOWN');
    for (const given of [
      { radiusMeters: 0 },
      { radiusMeters: 'far' },
      { radiusMeters: Number.NaN },
      { radiusMeters: '' },
      { minPoints: 2.5 },
      { kernel: 'cubic' },
      { minPoints: 101 },
    ]) {
      expect(() => parseParameters(declarations, given)).toThrow('PARAMETER_OUT_OF_RANGE');
    }
  });
});
