import { describe, expect, it } from '@jest/globals';
import { parseAccidentFilter } from '@elektron/domain';
import { exactOddsRatio, poissonInterval, siteRatioInterval } from '@elektron/statistics';

import { divideChange } from './divide-change.ts';
import { listExpectedYears } from './expected-years.ts';
import { presentParts } from './present-parts.ts';
import type { StoredEvaluation } from './stored-evaluation.ts';
import { byHauer } from './testing/by-hauer.ts';
import { accidentsAt, askAbout, evaluateStudy, middleOf, STUDY_PLACES, STUDY_TOWN } from './testing/make-study.ts';

const STUDY = evaluateStudy(STUDY_TOWN);
const BY_COMPARISON = evaluateStudy(STUDY_TOWN, askAbout(), { selectedForHighCounts: false });

const onlyOf = (severity: string) =>
  askAbout({ filter: parseAccidentFilter({ selections: [{ dimension: 'severity', values: [severity] }] }) });
const isTreated = (x: number): boolean => STUDY_PLACES.some(([place]) => Math.abs(place - x) < 1);
const answerOf = ({ estimates }: StoredEvaluation, id: string) => byHauer(estimates.find(({ method }) => method === id)?.result);

describe('the breakdowns of an evaluation', () => {
  it('are what the comparison group answers about these accidents alone, corrected as all accidents are', () => {
    const [severity, ...others] = STUDY.breakdowns!;
    // Of the other dimensions no accident of this town has a value: one row would be the whole study once more.
    expect([severity!.dimension, others]).toEqual(['severity', []]);
    expect(severity!.rows.map(({ key }) => key)).toEqual(['serious', 'slight']);
    for (const row of severity!.rows) {
      const alone = evaluateStudy(STUDY_TOWN, onlyOf(row.key));
      const { observedBefore, observedAfter, comparisonBefore, comparisonAfter } = alone;
      expect(row).toMatchObject({ observedBefore, observedAfter, comparisonBefore, comparisonAfter });
      const twin = answerOf(alone, 'comparison-group');
      const [corrected, compared] = row.estimates;
      const { expectedAfter, ratioObservedToExpected: ratio, ratioConfidenceInterval: interval } = twin;
      expect(compared).toMatchObject({ method: 'comparison-group', expectedAfter, ratio, interval });
      const [bayes, group] = [answerOf(STUDY, 'empirical-bayes'), answerOf(STUDY, 'comparison-group')];
      const expected = expectedAfter * (bayes.expectedAfter / group.expectedAfter);
      expect(corrected!.expectedAfter).toBeCloseTo(expected, 9);
      const relative = [twin, bayes].reduce(
        (sum, each) => sum + each.expectedAfterVariance / each.expectedAfter ** 2,
        1 / row.observedAfter,
      );
      expect(corrected).toMatchObject({ method: 'empirical-bayes', ratio: expect.closeTo(row.observedAfter / expected, 9) });
      expect(Math.log(corrected!.interval!.upper / corrected!.ratio!)).toBeCloseTo(1.959963984540054 * Math.sqrt(relative), 9);
    }
  });

  it('are by type of accident too where the records tell it, and those of no known type are a row', () => {
    const types = ['rear-end', 'pedestrian', undefined] as const;
    const town = STUDY_TOWN.map((accident, i) => {
      const accidentType = types[i % types.length];
      return accidentType === undefined ? accident : { ...accident, accidentType };
    });
    const [severity, byType, ...others] = evaluateStudy(town).breakdowns!;
    expect([severity!.dimension, byType!.dimension, others]).toEqual(['severity', 'accident-type', []]);
    expect(byType!.rows.map(({ key }) => key)).toEqual(['rear-end', 'pedestrian', 'unknown']);
    // Corrected for the rows of both: no q-value is that of one dimension alone.
    const tested = [...severity!.rows, ...byType!.rows].map(({ pValue }) => pValue!);
    expect(Math.max(...[...severity!.rows, ...byType!.rows].map(({ qValue }) => qValue!))).toBeCloseTo(Math.max(...tested), 12);
    for (const row of byType!.rows) {
      const own = town.filter(({ accidentType = 'unknown' }) => accidentType === row.key);
      const treated = (from: string, to: string): number => own.filter(({ x, date }) => isTreated(x!) && date >= from && date < to).length;
      expect(row).toMatchObject({ observedBefore: treated('2014', '2016'), observedAfter: treated('2017', '2019') });
      const filter = parseAccidentFilter({ selections: [{ dimension: 'accident-type', values: [row.key] }] });
      const alone = answerOf(evaluateStudy(town, askAbout({ filter })), 'comparison-group');
      expect(row.estimates[1]).toMatchObject({ ratio: alone.ratioObservedToExpected, interval: alone.ratioConfidenceInterval });
    }
  });

  it('of one dimension add up to the whole where an accident has one value only', () => {
    const { rows } = STUDY.breakdowns![0]!;
    for (const count of ['observedBefore', 'observedAfter', 'comparisonBefore', 'comparisonAfter'] as const) {
      expect(rows.reduce((sum, row) => sum + row[count], 0)).toBe(STUDY[count]);
    }
  });

  it('are corrected for all rows together, after Benjamini and Hochberg', () => {
    const rows = STUDY.breakdowns!.flatMap((breakdown) => breakdown.rows);
    const inOrder = rows.toSorted((a, b) => a.pValue! - b.pValue!);
    for (const [rank, row] of inOrder.entries()) {
      const slow = Math.min(1, ...inOrder.slice(rank).map((later, i) => (later.pValue! * inOrder.length) / (rank + i + 1)));
      expect(row.qValue).toBeCloseTo(slow, 12);
    }
  });

  it('say why a row has no ratio, and keep the others', () => {
    const accidents = [...STUDY_TOWN, ...accidentsAt(15, 0, '2014-03-03', 2, 'fatal')];
    const { rows } = evaluateStudy(accidents).breakdowns![0]!;
    const fatal = rows.find(({ key }) => key === 'fatal')!;
    expect(fatal).toMatchObject({
      observedBefore: 2,
      observedAfter: 0,
      comparisonBefore: 0,
      comparisonAfter: 0,
      pValue: null,
      qValue: null,
    });
    expect(fatal.estimates.map(({ ratio, problem }) => [ratio, problem?.code])).toEqual([
      [null, 'NO_COMPARISON_ACCIDENTS'],
      [null, 'NO_COMPARISON_ACCIDENTS'],
    ]);
    expect(rows.filter(({ pValue }) => pValue !== null).map(({ key }) => key)).toEqual(['serious', 'slight']);
    const shown = presentParts(evaluateStudy(accidents)).breakdowns[0]!.rows[0]!.estimates[0]!;
    expect(shown.reason!.en).toMatch(/omparison|reference/);
  });

  it('have no row for what the filter leaves out, and name the recommended method alone where that is the comparison group', () => {
    expect(evaluateStudy(STUDY_TOWN, onlyOf('slight')).breakdowns).toEqual([]);
    for (const { estimates } of BY_COMPARISON.breakdowns![0]!.rows)
      expect(estimates.map(({ method }) => method)).toEqual(['comparison-group']);
  });

  it('let no row stand out where the evaluation itself draws no conclusion', () => {
    const clear = evaluateStudy(STUDY_TOWN.filter(({ x, date }) => !(date >= '2017' && isTreated(x!))));
    expect(presentParts(clear).breakdowns[0]!.rows.map(({ standsOut }) => standsOut)).toEqual([true, true]);
    const withheld = { ...clear, notices: [{ code: 'POOL_OF_ANY_ACCIDENT' as const, details: {} }] };
    expect(presentParts(withheld).breakdowns[0]!.rows.map(({ standsOut }) => standsOut)).toEqual([false, false]);
  });
});

describe('the years of an evaluation', () => {
  it.each([
    ['empirical-bayes', STUDY],
    ['comparison-group', BY_COMPARISON],
  ] as const)('add up to what %s expects, in each period', (method, study) => {
    const years = study.expectedYears!;
    const total = (part: string): number => years.filter((year) => year.part === part).reduce((sum, year) => sum + year.expected!, 0);
    const answer = answerOf(study, method);
    expect(total('after')).toBeCloseTo(answer.expectedAfter, 9);
    const { detail } = answer;
    expect(total('before')).toBeCloseTo(detail.kind === 'empirical-bayes' ? detail.expectedBefore : answer.observedBefore, 9);
    expect(years.map(({ year, part }) => [year, part])).toEqual([
      [2014, 'before'],
      [2015, 'before'],
      [2016, 'works'],
      [2017, 'after'],
      [2018, 'after'],
    ]);
    expect(years.filter(({ part }) => part === 'works').map(({ expected, expectedInterval }) => [expected, expectedInterval])).toEqual([
      [null, null],
    ]);
  });

  it('observe what is there, with the exact limits of a count', () => {
    for (const [i, { treated }] of STUDY.years.entries()) {
      expect(STUDY.expectedYears![i]).toMatchObject({ observed: treated, observedInterval: poissonInterval(treated, 0.95) });
    }
  });

  it('divide the expected number as the reference sites divide, and with the error of that too', () => {
    const answer = answerOf(STUDY, 'empirical-bayes');
    const after = STUDY.years.filter(({ part }) => part === 'after');
    const reference = after.reduce((sum, { comparison }) => sum + comparison, 0);
    for (const { year, comparison } of after) {
      const { expected, expectedInterval } = STUDY.expectedYears!.find((each) => each.year === year)!;
      expect(expected).toBeCloseTo((answer.expectedAfter * comparison) / reference, 9);
      const relative = answer.expectedAfterVariance / answer.expectedAfter ** 2 + (1 - comparison / reference) / comparison;
      expect(Math.log(expectedInterval!.upper / expected!)).toBeCloseTo(1.959963984540054 * Math.sqrt(relative), 9);
      expect(Math.log(expected! / expectedInterval!.lower)).toBeCloseTo(1.959963984540054 * Math.sqrt(relative), 9);
    }
  });

  it('expect nothing where the method has no answer, and none without an interval where the reference sites had none', () => {
    const years = [
      { year: 2017, part: 'after', treated: 2, comparison: 0 },
      { year: 2018, part: 'after', treated: 1, comparison: 4 },
    ] as const;
    expect(listExpectedYears(years, null, 0.95).map(({ expected }) => expected)).toEqual([null, null]);
    const answer = { ...answerOf(BY_COMPARISON, 'comparison-group'), sites: [] };
    const [none, all] = listExpectedYears(years, answer, 0.95);
    expect([none!.expected, none!.expectedInterval, all!.expected]).toEqual([0, null, answer.expectedAfter]);
  });
});

describe('the sites of an evaluation', () => {
  it('have limits of their own, from what the recommended method says of each, and add up to its total', () => {
    const answer = answerOf(STUDY, 'empirical-bayes');
    expect(STUDY.siteEffects).toHaveLength(12);
    const total = STUDY.siteEffects!.reduce((sum, { expectedAfter }) => sum + expectedAfter, 0);
    expect(total).toBeCloseTo(answer.expectedAfter, 9);
    const treated = STUDY.sites.filter(({ role }) => role === 'treated');
    for (const [i, site] of STUDY.siteEffects!.entries()) {
      const { observedBefore, observedAfter, expectedAfter } = treated[i]!;
      expect(site).toMatchObject({ observedBefore, observedAfter, expectedAfter, ratio: observedAfter / expectedAfter! });
      expect(site.interval).toEqual(siteRatioInterval(site, 0.95));
    }
  });
});

describe('the check of migration', () => {
  const beside = (date: string, count: number) => accidentsAt(16, 0, date, count);
  const migrationOf = (before: number, after: number) =>
    evaluateStudy([...STUDY_TOWN, ...beside('2014-05-05', before), ...beside('2018-05-05', after)]);

  it('counts what happened beside the treated sites, in or out of the pool, and holds it against the reference sites', () => {
    const { migration, comparisonBefore, comparisonAfter } = migrationOf(7, 9);
    expect(migration).toMatchObject({ sites: 1, observedBefore: 7, observedAfter: 9, comparisonBefore, comparisonAfter });
    const shares = { first: 9, firstTotal: 16, second: comparisonAfter, secondTotal: comparisonBefore + comparisonAfter };
    expect(migration!.ratio).toEqual(exactOddsRatio(shares, 0.95));
  });

  it('changes nothing of the result, and is none where nothing lies beside', () => {
    const { comparisonBefore, years, siteEffects } = STUDY;
    const moved = migrationOf(7, 9);
    expect(moved).toMatchObject({ comparisonBefore, years, siteEffects });
    // A series is as long as the records, which begin and end with accidents anywhere.
    const ofSites = ({ estimates }: StoredEvaluation) => estimates.filter(({ method }) => method !== 'interrupted-time-series');
    expect(ofSites(moved)).toEqual(ofSites(STUDY));
    expect(STUDY.migration).toBeNull();
  });

  it('leaves out what lies at or beside another intervention', () => {
    const accidents = [...STUDY_TOWN, ...beside('2014-05-05', 3)];
    expect(evaluateStudy(accidents, askAbout(), { otherPlaces: [middleOf(17, 0)] }).migration).toBeNull();
  });

  it('says more, fewer, or that it cannot tell', () => {
    const say = (before: number, after: number): string => presentParts(migrationOf(before, after)).migration!.sentence.en;
    expect(say(10, 60)).toMatch(/^Beside the treated sites accidents became more .*between [\d,]+% and [\d,]+% more/);
    expect(say(60, 10)).toMatch(/^Beside the treated sites accidents became fewer .*between \d+% and \d+% fewer/);
    expect(say(9, 8)).toMatch(/not distinguishable .*does not prove/);
    expect(say(0, 3)).toContain('too few to compare');
    expect(say(9, 8)).toContain('changes no number of the result');
  });
});

describe('the plain change', () => {
  const clear = evaluateStudy(STUDY_TOWN.filter(({ x, date }) => !(date >= '2018' && isTreated(x!))));

  it('is divided into parts that add up to it, with an interval where there is one and a reason where not', () => {
    const { drop, parts, reason, sentence } = divideChange(answerOf(clear, 'empirical-bayes'));
    expect(drop).toBe(clear.observedBefore - clear.observedAfter);
    expect(parts.reduce((sum, { accidents }) => sum + accidents!, 0)).toBeCloseTo(drop!, 9);
    expect(parts.map(({ cause, interval, reason: why }) => [cause, interval !== null, why !== null])).toEqual([
      ['regression-to-the-mean', true, false],
      ['trend-and-traffic', false, true],
      ['treatment', true, false],
    ]);
    expect(reason).toBeNull();
    for (const { accidents } of parts) expect(sentence!.en).toContain(String(Math.round(accidents!)).replace('-', '−'));
  });

  it('is not divided where it is not clear or where there is no answer, and says so', () => {
    const more = STUDY_PLACES.flatMap(([x, y]) => Array.from({ length: 9 }, () => ({ x, y, date: '2018-01-05' })));
    const { drop, parts, reason } = divideChange(answerOf(evaluateStudy([...STUDY_TOWN, ...more]), 'empirical-bayes'));
    expect([typeof drop, parts]).toEqual(['number', []]);
    expect(reason!.en).toContain('there is no drop to divide');
    expect(divideChange(null)).toMatchObject({ drop: null, parts: [] });
  });

  it('has no regression to the mean with a comparison group: it cannot tell it apart', () => {
    const { drop, parts } = divideChange(answerOf(BY_COMPARISON, 'comparison-group'));
    const [regression, trend, treatment] = parts;
    expect([regression!.accidents, trend!.accidents! + treatment!.accidents!]).toEqual([null, drop]);
    expect(regression!.reason!.en).toContain('could not tell it apart');
  });
});
