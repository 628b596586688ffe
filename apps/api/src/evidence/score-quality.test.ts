import { describe, expect, it } from '@jest/globals';
import { MOST_QUALITY_POINTS, QUALITY_PARTS, sumQuality } from '@elektron/domain';

import { scoreQuality, type ScoredFacts } from './score-quality.ts';

const BEST: ScoredFacts = {
  accidents: 500,
  treatedSites: 30,
  referenceSites: 30,
  years: 3,
  method: 'empirical-bayes',
  selectedForHighCounts: true,
  ratio: 0.5,
  logVariance: 0.1 ** 2,
};

describe('the quality score', () => {
  it('follows the headings of the CMF Clearinghouse: 55 for data, 75 for design and method, 20 for significance', () => {
    const headings = ['data', 'design', 'significance'].map((heading) =>
      QUALITY_PARTS.filter((part) => part.heading === heading).reduce((sum, { most }) => sum + most, 0),
    );
    expect(headings).toEqual([55, 75, 20]);
    expect(headings.reduce((sum, most) => sum + most, 0)).toBe(MOST_QUALITY_POINTS);
  });

  it('gives all points to what has everything, in the order of the parts', () => {
    expect(scoreQuality(BEST)).toEqual(QUALITY_PARTS.map(({ most }) => most));
  });

  it.each<[string, Partial<ScoredFacts>, readonly (number | null)[]]>([
    ['500 accidents and just less', { accidents: 499 }, [20, 15, 15, 40, 20, 15, 20]],
    ['20 accidents', { accidents: 20 }, [5, 15, 15, 40, 20, 15, 20]],
    ['19 accidents', { accidents: 19 }, [0, 15, 15, 40, 20, 15, 20]],
    ['few sites', { treatedSites: 4 }, [25, 0, 15, 40, 20, 15, 20]],
    ['1,095 days, which are three years', { years: 1_095 / 365.25 }, [25, 15, 15, 40, 20, 15, 20]],
    ['a year and a half', { years: 1.5 }, [25, 15, 5, 40, 20, 15, 20]],
    ['no reference sites', { referenceSites: 0 }, [25, 15, 15, 40, 20, 0, 20]],
    ['a comparison group where many accidents chose the sites', { method: 'comparison-group' }, [25, 15, 15, 25, 0, 15, 20]],
    ['the same where another reason did', { method: 'comparison-group', selectedForHighCounts: false }, [25, 15, 15, 25, 20, 15, 20]],
    ['the same where nobody knows', { method: 'comparison-group', selectedForHighCounts: null }, [25, 15, 15, 25, null, 15, 20]],
    ['empirical Bayes where nobody knows', { selectedForHighCounts: null }, [25, 15, 15, 40, 20, 15, 20]],
    ['a method without points', { method: 'another', selectedForHighCounts: false }, [25, 15, 15, null, 20, 15, 20]],
    // ln(0.85) = -0.1625: 1.625 standard errors of 0.1, 1.73 of 0.094, 1.97 of 0.0825.
    ['an effect that chance explains', { ratio: 0.85, logVariance: 0.1 ** 2 }, [25, 15, 15, 40, 20, 15, 0]],
    ['one that it hardly does', { ratio: 0.85, logVariance: 0.094 ** 2 }, [25, 15, 15, 40, 20, 15, 10]],
    ['one that it does not', { ratio: 0.85, logVariance: 0.0825 ** 2 }, [25, 15, 15, 40, 20, 15, 20]],
    ['an increase alike', { ratio: 1 / 0.85, logVariance: 0.0825 ** 2 }, [25, 15, 15, 40, 20, 15, 20]],
  ])('of %s', (_, change, expected) => {
    expect(scoreQuality({ ...BEST, ...change })).toEqual(expected);
  });

  it('sums what is known, and says of how many', () => {
    expect(sumQuality([25, 15, 15, null, 20, 15, 20])).toEqual({ points: 110, possible: 110 });
    expect(sumQuality([0, 5])).toEqual({ points: 5, possible: 40 });
    expect(sumQuality([])).toEqual({ points: 0, possible: 0 });
  });
});
