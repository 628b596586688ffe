import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@elektron/statistics';

import { EVERY_STUDY, type EvaluationStudy, type EvidenceFilter, type EvidenceStudy, type PublishedStudy } from './evidence-study.ts';
import { pointsOf, poolEvidence } from './pool-evidence.ts';

const NONE = { withheld: 0, undecided: 0 };
let numbers = 0;

function evaluation(change: Partial<EvaluationStudy> = {}): EvaluationStudy {
  numbers += 1;
  return {
    id: `town/${String(numbers).padStart(4, '0')}`,
    ownerId: 'town',
    origin: 'evaluation',
    kind: 'zone-30',
    interventionNo: numbers,
    decisionNo: numbers,
    runId: null,
    name: null,
    ratio: 0.8,
    logVariance: 0.125 ** 2,
    method: 'empirical-bayes',
    yearsBefore: 3,
    yearsAfter: 3,
    treatedSites: 10,
    accidentsBefore: 100,
    accidentsAfter: 80,
    chosenBy: 'high-counts',
    outcome: 'all',
    narrowedBy: [],
    quality: [15, 5, 15, 40, 20, 15, null],
    ...change,
  };
}

function published(change: Partial<PublishedStudy> = {}): PublishedStudy {
  numbers += 1;
  return {
    id: `town/p${numbers}`,
    ownerId: 'town',
    origin: 'published',
    kind: 'zone-30',
    factorId: `p${numbers}`,
    factor: 0.9,
    standardError: 0.05,
    limits: null,
    outcome: 'all',
    appliesTo: '',
    citation: 'A report',
    publishedYear: 2001,
    url: '',
    qualityPoints: null,
    isContributed: false,
    personName: null,
    ...change,
  };
}

const pool = (studies: readonly EvidenceStudy[], filter: Partial<EvidenceFilter> = {}, count = NONE) =>
  poolEvidence(studies, { ...EVERY_STUDY, ...filter }, count);
const codesOf = ({ notices }: ReturnType<typeof poolEvidence>): string[] => notices.map(({ code }) => code);

describe('pooled evidence', () => {
  it('is nothing without studies, the study itself with one, and predicts from three on', () => {
    expect(pool([]).analysis).toMatchObject({ shown: null, shownPrediction: null, reasons: { fixed: 'NO_STUDIES' } });
    const one = pool([evaluation()]).analysis;
    expect(Math.exp(one.shown!.logEffect)).toBeCloseTo(0.8, 12);
    expect(one.random).toBeNull();
    expect(pool([evaluation(), evaluation()]).analysis).toMatchObject({
      shownPrediction: null,
      reasons: { prediction: 'TOO_FEW_TO_PREDICT' },
    });
    expect(pool([evaluation(), evaluation(), evaluation()]).analysis.shownPrediction).not.toBeNull();
  });

  it('has the fixed effect of a plain weighted mean', () => {
    const studies = [evaluation({ ratio: 0.7, logVariance: 0.08 }), published({ factor: 1.1, standardError: 0.1 })];
    const weights = [1 / 0.08, (1.1 / 0.1) ** 2] as const;
    const mean = (weights[0] * Math.log(0.7) + weights[1] * Math.log(1.1)) / (weights[0] + weights[1]);
    expect(pool(studies).analysis.fixed!.logEffect).toBeCloseTo(mean, 12);
  });

  it('counts of each intervention of each owner what was contributed last, in whatever order they come', () => {
    const random = seededRandom(5);
    const studies = Array.from({ length: 60 }, (_, i) => {
      const ownerId = random() < 0.5 ? 'a' : 'b';
      return evaluation({ id: `${ownerId}/${i}`, ownerId, interventionNo: Math.floor(random() * 8), decisionNo: i });
    });
    // The slow twin: one by one, a later one takes the place of an earlier.
    const last = new Map<string, string>();
    for (const { id, ownerId, interventionNo } of studies) last.set(`${ownerId} ${interventionNo}`, id);
    const shuffled = studies.map((study) => ({ study, at: random() })).sort((a, b) => a.at - b.at).map(({ study }) => study); // prettier-ignore
    const { studies: kept, notices } = pool(shuffled);
    expect(kept.map(({ id }) => id)).toEqual([...last.values()].sort());
    expect(notices.find(({ code }) => code === 'SAME_INTERVENTION')!.details).toEqual({ left: 60 - last.size });
  });

  it('falls back on an earlier evaluation of an intervention where a filter leaves out the later one', () => {
    const first = evaluation({ interventionNo: 1_000 });
    const later = evaluation({ interventionNo: 1_000, outcome: 'fatal' });
    expect(pool([first, later]).studies).toEqual([later]);
    expect(pool([first, later], { outcome: 'all' }).studies).toEqual([first]);
  });

  it('leaves out by origin and by points, and says how many', () => {
    const [own, good, unscored] = [evaluation(), published({ qualityPoints: 120 }), published()];
    expect(pointsOf(own)).toBe(110);
    expect(pool([own, good, unscored], { origin: 'evaluations' }).studies).toEqual([own]);
    expect(pool([own, good, unscored], { origin: 'published' }).studies).toEqual([good, unscored]);
    const best = pool([own, good, unscored], { leastPoints: 111 });
    expect(best.studies).toEqual([good]);
    expect(best.notices).toEqual([{ code: 'WITHOUT_POINTS', details: { left: 2 } }]);
    expect(pool([own, good, unscored], { leastPoints: 0 }).studies).toHaveLength(2);
  });

  it('says where unlike is pooled, where studies may overlap, and what was not contributed', () => {
    expect(codesOf(pool([evaluation(), evaluation({ narrowedBy: ['road-user'] })]))).toEqual(['OUTCOMES_MIXED']);
    expect(codesOf(pool([evaluation(), evaluation()]))).toEqual([]);
    expect(codesOf(pool([evaluation(), published()]))).toEqual(['PUBLISHED_OVERLAP']);
    expect(codesOf(pool([published()]))).toEqual([]);
    expect(pool([evaluation()], {}, { withheld: 2, undecided: 1 }).notices).toEqual([
      { code: 'WITHHELD', details: { withheld: 2, undecided: 1 } },
    ]);
  });

  it('tests for missing studies from ten on, and not before', () => {
    const some = (count: number): EvaluationStudy[] =>
      Array.from({ length: count }, (_, i) => evaluation({ ratio: 0.6 + (i % 5) / 10, logVariance: (0.05 + i / 100) ** 2 }));
    expect(pool(some(9)).analysis.publication).toMatchObject({ egger: null, eggerReason: 'TOO_FEW_FOR_FUNNEL' });
    const { egger, trimAndFill } = pool(some(10)).analysis.publication;
    expect(egger).not.toBeNull();
    expect(trimAndFill).not.toBeNull();
  });
});
