import { describe, expect, it } from '@jest/globals';
import { analyzeStudies, factorOf, factorsBetween, studyOfFactor } from '@elektron/statistics';

import { EVERY_STUDY, type PublishedStudy } from './evidence-study.ts';
import type { KindEvidence } from './describe-kind.ts';
import { describeTaken, takenFrom } from './taken-factor.ts';

/** What the library says of some published factors. */
function known(factors: readonly number[]): KindEvidence {
  const studies = factors.map((factor, position): PublishedStudy => ({
    id: `town/${position}`,
    ownerId: 'town',
    origin: 'published',
    kind: 'zone-30',
    factorId: String(position),
    factor,
    standardError: 0.05,
    limits: null,
    outcome: 'all',
    appliesTo: '',
    citation: `Report ${Math.min(position, 1)}`,
    publishedYear: 2001,
    url: '',
    qualityPoints: 70 + position,
    isContributed: false,
    personName: null,
  }));
  const analysis = analyzeStudies(
    studies.map(({ id, factor, standardError }) => studyOfFactor(id, factor, standardError)),
    0.95,
  );
  return {
    kind: 'zone-30',
    count: { kind: 'zone-30', contributed: 0, withheld: 0, undecided: 0 },
    studies,
    analysis,
    notices: [],
    shown: analysis.shown && factorOf(analysis.shown),
    prediction: analysis.shownPrediction && factorsBetween(analysis.shownPrediction),
    quality: { lowest: 70, highest: 69 + factors.length, scored: factors.length },
    organisations: new Map(),
  };
}

describe('a factor that is taken of the library', () => {
  it('holds the pooled estimate, where the next place lies, how many studies, their quality and each source once', () => {
    const evidence = known([0.7, 0.8, 0.75, 0.82]);
    const taken = takenFrom(evidence, EVERY_STUDY);
    expect(taken).toMatchObject({
      kind: 'zone-30',
      factor: evidence.shown!.factor,
      interval: evidence.shown!.confidenceInterval,
      prediction: evidence.prediction,
      studies: 4,
      quality: { lowest: 70, highest: 73, scored: 4 },
      sources: [{ en: 'Report 0 (2001)' }, { en: 'Report 1 (2001)' }],
    });
    const { el, en } = describeTaken(taken);
    expect(en).toContain('of 4 studies');
    expect(en).toContain('At the next place from');
    expect(en).toContain('Points of quality 70 to 73 of 150');
    expect(el).toContain('4 μελέτες');
    expect(`${el} ${en}`).not.toMatch(/\{\{|NaN|undefined/);
  });

  it('says of fewer than three studies that the next place is not known, and of none nothing at all', () => {
    expect(describeTaken(takenFrom(known([0.7, 0.8]), EVERY_STUDY)).en).toContain('How much it differs from place to place is not known');
    expect(() => takenFrom(known([]), EVERY_STUDY)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
