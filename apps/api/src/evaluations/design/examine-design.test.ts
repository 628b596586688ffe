import { describe, expect, it } from '@jest/globals';
import { parseAccidentFilter, yearsOfPeriod, type Severity } from '@elektron/domain';
import { findHexagon, hexagonCenter } from '@elektron/spatial-analysis';
import { exactPower } from '@elektron/statistics';

import { createPlane, type Position } from '../../common/plane.ts';
import { makeColumns, TEST_SRID, type TestAccident } from '../../common/testing/make-columns.ts';
import { evaluateIntervention } from '../evaluate-intervention.ts';
import { parseEvaluation, type EvaluationDraft } from '../evaluation-question.ts';
import { describeEvaluation } from '../evaluation-sentence.ts';
import { examineDesign, type ExaminedDesign } from './examine-design.ts';
import { DEFAULT_WANTED } from './study-outlook.ts';

const WIDTH = 150;
const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const DRAFT: EvaluationDraft = {
  beforePeriod: { start: '2014-01-01', end: '2016-01-01' },
  afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
};
const ORIGIN = findHexagon(538_000, 190_000, WIDTH);

function middleOf(column: number): Position {
  const { x, y } = hexagonCenter({ q: ORIGIN.q + column, r: ORIGIN.r }, WIDTH);
  return [x, y];
}

function accidentsAt(column: number, date: string, count: number, severity: Severity = 'slight'): TestAccident[] {
  const [x, y] = middleOf(column);
  return Array.from({ length: count }, () => ({ x, y, date, severity }));
}

/** A hundred and twenty sites in a row, three hexagons apart, with different counts. */
const TOWN: readonly TestAccident[] = Array.from({ length: 120 }, (_, site) => [
  ...accidentsAt(3 * site, '2014-06-15', (site * 7) % 11),
  ...accidentsAt(3 * site, '2015-06-15', (site * 7) % 11),
  ...accidentsAt(3 * site, '2016-06-15', 1),
  ...accidentsAt(3 * site, '2018-06-15', (site * 5) % 7),
]).flat();
const PLACES = [middleOf(9), middleOf(30)];
const TREATED = { places: PLACES, otherPlaces: [], illustrative: false };

function examine(selectedForHighCounts: boolean | null, accidents = TOWN, draft: Partial<EvaluationDraft> = {}): ExaminedDesign {
  const question = parseEvaluation({ ...DRAFT, ...draft }, WORKS);
  const known = { changes: [], others: 0, wanted: DEFAULT_WANTED };
  return examineDesign(makeColumns(accidents), { ...TREATED, selectedForHighCounts }, question, known);
}

describe('what is expected at the treated sites', () => {
  it('of some of the accidents has the luck of all taken out, as the answer will have, or their own where they were what was chosen by', () => {
    const some = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['serious'] }] });
    const mixed = [
      ...TOWN,
      ...Array.from({ length: 120 }, (_, site) => accidentsAt(3 * site, '2014-03-15', (site * 3) % 4, 'serious')).flat(),
    ];
    const all = examine(true, mixed).outlook;
    const few = examine(true, mixed, { filter: some, chosenBy: 'all-accidents' });
    expect(few.outlook.expectedPerYear).toBeCloseTo((few.outlook.observedPerYear * all.expectedPerYear) / all.observedPerYear, 10);
    expect(few.recommendation.reasons).toEqual(['CHOSEN_FOR_COUNTS', 'ASKED_THROUGH_ALL']);
    const own = examine(true, mixed, { filter: some, chosenBy: 'counted-accidents' });
    expect(own.outlook.expectedPerYear).not.toBeCloseTo(few.outlook.expectedPerYear, 2);
    expect(own.recommendation.reasons).toEqual(['CHOSEN_FOR_COUNTS']);
  });

  it('is what empirical Bayes itself expects of them before, where they may have been picked for their counts', () => {
    const question = parseEvaluation({ ...DRAFT, parameters: { referenceRole: 'remainder' } }, WORKS);
    const intervention = { ...TREATED, selectedForHighCounts: true };
    const { estimates } = evaluateIntervention(makeColumns(TOWN), intervention, question, createPlane(TEST_SRID));
    const detail = estimates.find(({ method }) => method === 'empirical-bayes')!.result!.detail;
    if (detail.kind !== 'empirical-bayes') throw new Error('another method answered');
    for (const selected of [true, null]) {
      const { outlook } = examine(selected);
      expect(outlook.basis).toBe('empirical-bayes');
      expect(outlook.expectedPerYear).toBeCloseTo(detail.expectedBefore / yearsOfPeriod(DRAFT.beforePeriod), 10);
    }
  });

  it('is the count where they were not, and where too few sites say what is usual', () => {
    const { outlook } = examine(false);
    // Sites 3 and 10 of the row: 21 % 11 + 70 % 11 = 10 + 4 in each of the two years before.
    expect(outlook.observedPerYear).toBeCloseTo(28 / yearsOfPeriod(DRAFT.beforePeriod), 10);
    expect([outlook.expectedPerYear, outlook.basis]).toEqual([outlook.observedPerYear, 'observed']);
    const small = TOWN.filter(({ x }) => x! < middleOf(100)[0]);
    expect(examine(true, small).outlook.basis).toBe('observed');
  });

  it('decides the power, as exact enumeration has it but for the chance in the comparison', () => {
    const { outlook } = examine(false);
    const before = 28;
    const known = exactPower(
      before,
      { crashModificationFactor: 0.8, afterToBefore: outlook.yearsAfter / outlook.yearsBefore },
      { alternative: 'two-sided', significance: 0.05 },
    );
    expect(outlook.plan!.power).toBeLessThanOrEqual(known);
    expect(outlook.plan!.power).toBeGreaterThan(known - 0.02);
  });

  it('is nothing where no accident is expected', () => {
    const quiet = [...TOWN, ...accidentsAt(900, '2016-01-05', 1)];
    const question = parseEvaluation(DRAFT, WORKS);
    const known = { changes: [], others: 0, wanted: DEFAULT_WANTED };
    const intervention = { places: [middleOf(900)], otherPlaces: [], illustrative: false, selectedForHighCounts: false };
    expect(examineDesign(makeColumns(quiet), intervention, question, known).outlook.plan).toBeNull();
  });
});

describe('a design that fails', () => {
  it('is one that is refused, or whose recommended method has no number, and no other', () => {
    const cases: readonly (readonly [boolean, readonly TestAccident[], Partial<EvaluationDraft>])[] = [
      [true, TOWN, {}],
      [true, TOWN.filter(({ x }) => x! < middleOf(100)[0]), {}],
      [false, TOWN.filter(({ x }) => x! < middleOf(100)[0]), {}],
      [false, [...accidentsAt(9, '2014-05-05', 5), ...accidentsAt(9, '2016-05-05', 1), ...accidentsAt(9, '2018-05-05', 3)], {}],
    ];
    for (const [selectedForHighCounts, accidents, draft] of cases) {
      const question = parseEvaluation({ ...DRAFT, ...draft }, WORKS);
      const run = evaluateIntervention(makeColumns(accidents), { ...TREATED, selectedForHighCounts }, question, createPlane(TEST_SRID));
      const { checks } = examine(selectedForHighCounts, accidents, draft);
      const answer = run.estimates.find(({ method }) => method === run.recommended)!;
      const failed = checks.some(({ id, state }) => id === 'reference-sites' && state === 'failed');
      if (failed) expect(answer.result).toBeNull();
      if (run.referenceSites >= 100) expect([failed, checks.filter(({ state }) => state === 'failed')]).toEqual([false, []]);
    }
  });
});

describe('a change of recording', () => {
  it('is found in the years of the study, and warns of in the run', () => {
    // Otherwise the last year is not on record to its end.
    const severe = [...TOWN, ...accidentsAt(9, '2018-12-20', 1)].map((accident): TestAccident =>
      accident.date >= '2018' ? { ...accident, severity: 'serious' } : accident,
    );
    const design = examine(true, severe);
    const found = design.checks.find(({ id }) => id === 'recording-severity')!;
    expect(found).toMatchObject({ state: 'attention', details: { year: 2018, before: 0, after: 100 } });
    const question = parseEvaluation({ ...DRAFT }, WORKS);
    const { estimates, recommended, notices } = evaluateIntervention(
      makeColumns(severe),
      { ...TREATED, selectedForHighCounts: true },
      { ...question, recordingChanges: ['2015-01-01', '2018-01-01'] },
      createPlane(TEST_SRID),
    );
    expect(notices.map(({ code }) => code)).toEqual(expect.arrayContaining(['RECORDING_JUMPED', 'RECORDING_CHANGES_KNOWN']));
    expect(describeEvaluation({ estimates, recommended, notices }, false).en).toMatch(/With reservation: .*recording may have changed/);
  });
});
