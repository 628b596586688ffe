import { describe, expect, it } from '@jest/globals';
import { studyPower } from '@elektron/statistics';

import type { TakenFactor } from '../../evidence/taken-factor.ts';
import { DEFAULT_WANTED, lookAhead, parseWanted, SIGNIFICANCE } from './study-outlook.ts';

const BASE = {
  observedPerYear: 2,
  expectedPerYear: 1.5,
  basis: 'empirical-bayes',
  comparisonPerYear: 30,
  yearsBefore: 3,
  yearsAfter: 2,
} as const;
const TAKEN: TakenFactor = {
  kind: 'zone-30',
  filter: { outcome: null, origin: 'all', leastPoints: null },
  factor: 0.77,
  interval: { lower: 0.7, upper: 0.85, level: 0.95 },
  prediction: { lower: 0.6, upper: 0.98, level: 0.95 },
  studies: 6,
  sources: [{ el: 'Πόλη', en: 'A town' }],
  quality: null,
};
const withPrediction = (lower: number, upper: number): TakenFactor => ({ ...TAKEN, prediction: { lower, upper, level: 0.95 } });

describe('an effect that is taken of the library', () => {
  it('is what the plan hopes for, in place of one that is typed', () => {
    expect(parseWanted({ effect: 0.5, power: 0.9 }, TAKEN)).toEqual({ crashModificationFactor: 0.77, power: 0.9, library: TAKEN });
    expect(parseWanted({ effect: 0.5 })).toEqual({ crashModificationFactor: 0.5, power: DEFAULT_WANTED.power });
  });

  it('has the power of a study told at both ends of what is predicted for the next place', () => {
    const found = lookAhead(BASE, parseWanted({}, TAKEN), true);
    const at = (crashModificationFactor: number): number =>
      studyPower({ ...BASE, crashModificationFactor }, { alternative: 'two-sided', significance: SIGNIFICANCE });
    expect(found.atPredicted).toEqual({ lower: at(0.6), upper: at(0.98) });
  });

  it('has none told where the next place may see no fall, or is not known', () => {
    expect(lookAhead(BASE, parseWanted({}, withPrediction(0.6, 1.1)), true).atPredicted!.upper).toBeNull();
    expect(lookAhead(BASE, parseWanted({}, { ...TAKEN, prediction: null }), true).atPredicted).toEqual({ lower: null, upper: null });
  });

  it('has no power told where too few sites compare for any answer', () => {
    expect(lookAhead(BASE, parseWanted({}), false).plan).toBeNull();
    expect(lookAhead(BASE, parseWanted({}), true).plan).not.toBeNull();
  });

  it('cannot be hoped for where it is no fall', () => {
    expect(() => parseWanted({}, { ...TAKEN, factor: 1.02 })).toThrow(expect.objectContaining({ code: 'PARAMETER_OUT_OF_RANGE' }));
  });
});
