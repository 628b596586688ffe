import { describe, expect, it } from '@jest/globals';
import { isProblem } from '@elektron/domain';

import { parseFactor, type FactorDraft } from './parse-factor.ts';

const DRAFT: FactorDraft = {
  kind: 'roundabout',
  factor: 0.6,
  standardError: 0.1,
  outcome: 'injury',
  citation: '  A report  ',
  publishedYear: 2010,
};
const YEAR = 2026;

function fieldOf(draft: FactorDraft): unknown {
  try {
    parseFactor(draft, YEAR);
    return null;
  } catch (error) {
    return isProblem(error) ? error.details['field'] : error;
  }
}

describe('a published factor', () => {
  it('keeps what the publication says, and fills nothing in', () => {
    expect(parseFactor(DRAFT, YEAR)).toEqual({
      kind: 'roundabout',
      factor: 0.6,
      standardError: 0.1,
      limits: null,
      outcome: 'injury',
      appliesTo: '',
      citation: 'A report',
      publishedYear: 2010,
      url: '',
      qualityPoints: null,
    });
  });

  it('has of an interval the standard error that reaches from limit to limit on the logarithmic scale', () => {
    // exp(ln 0.6 ± 1.644854 · 0.2), the 90 % limits of a factor of 0.6 whose logarithm has the standard error 0.2.
    const [lower, upper] = [0.6 * Math.exp(-1.644854 * 0.2), 0.6 * Math.exp(1.644854 * 0.2)];
    const { standardError, limits } = parseFactor({ ...DRAFT, standardError: null, lower, upper, level: 0.9 }, YEAR);
    expect(standardError).toBeCloseTo(0.6 * 0.2, 6);
    expect(limits).toEqual({ lower, upper, level: 0.9 });
  });

  it.each<[string, Partial<FactorDraft>, string]>([
    ['of no known kind', { kind: 'other' }, 'kind'],
    ['of zero', { factor: 0 }, 'factor'],
    ['that is no number', { factor: Number.NaN }, 'factor'],
    ['without uncertainty', { standardError: null }, 'standardError'],
    ['of a standard error of zero', { standardError: 0 }, 'standardError'],
    ['of both', { lower: 0.5, upper: 0.7 }, 'lower'],
    ['of one limit', { standardError: null, lower: 0.5 }, 'upper'],
    ['outside of its limits', { standardError: null, lower: 0.61, upper: 0.7 }, 'lower'],
    ['of limits that are one', { standardError: null, lower: 0.6, upper: 0.6 }, 'upper'],
    ['of a level of 100 %', { standardError: null, lower: 0.5, upper: 0.7, level: 1 }, 'level'],
    ['of no known outcome', { outcome: 'ksi' }, 'outcome'],
    ['without a source', { citation: ' ' }, 'citation'],
    ['of a year to come', { publishedYear: YEAR + 1 }, 'publishedYear'],
    ['of half a year', { publishedYear: 2010.5 }, 'publishedYear'],
    ['of an address that runs', { url: 'javascript:alert(1)' }, 'url'],
    ['of more points than there are', { qualityPoints: 151 }, 'qualityPoints'],
  ])('%s is refused at its field', (_, change, field) => {
    expect(fieldOf({ ...DRAFT, ...change })).toBe(field);
  });
});
