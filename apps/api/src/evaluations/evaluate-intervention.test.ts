import { describe, expect, it } from '@jest/globals';
import { describeProblem, parseAccidentFilter, type Problem, type Severity } from '@elektron/domain';
import { findHexagon, hexagonCenter, hexagonKey, hexagonSteps } from '@elektron/spatial-analysis';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';
import fc from 'fast-check';

import { formatCanonicalJson } from '../common/canonical-json.ts';
import { createPlane, type Position } from '../common/plane.ts';
import { makeColumns, TEST_SRID, type TestAccident } from '../common/testing/make-columns.ts';
import { evaluateIntervention, type EvaluatedIntervention } from './evaluate-intervention.ts';
import { parseEvaluation, type EvaluationDraft } from './evaluation-question.ts';
import type { StoredEvaluation } from './stored-evaluation.ts';
import { byHauer } from './testing/by-hauer.ts';

const WIDTH = 150;
const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const DRAFT: EvaluationDraft = {
  beforePeriod: { start: '2014-01-01', end: '2016-01-01' },
  afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
};
const PLANE = createPlane(TEST_SRID);
/** Column and row of the hexagon around which these towns lie (Waltham Forest). */
const ORIGIN = findHexagon(538_000, 190_000, WIDTH);

/** The middle of the hexagon some columns and rows from the origin. */
function middleOf(column: number, row: number): Position {
  const { x, y } = hexagonCenter({ q: ORIGIN.q + column, r: ORIGIN.r + row }, WIDTH);
  return [x, y];
}

function accidentsAt(column: number, row: number, date: string, count: number, severity: Severity = 'slight'): TestAccident[] {
  const [x, y] = middleOf(column, row);
  return Array.from({ length: count }, () => ({ x, y, date, severity }));
}

function evaluate(
  accidents: readonly TestAccident[],
  intervention: Partial<EvaluatedIntervention>,
  draft: Partial<EvaluationDraft> = {},
): StoredEvaluation {
  const complete = { places: [middleOf(0, 0)], otherPlaces: [], selectedForHighCounts: true, illustrative: false, ...intervention };
  return evaluateIntervention(makeColumns(accidents), complete, parseEvaluation({ ...DRAFT, ...draft }, WORKS), PLANE);
}

/** A town of 120 sites in a row, three hexagons apart, all in the pool, with different counts. */
const TOWN: readonly TestAccident[] = Array.from({ length: 120 }, (_, site) => [
  ...accidentsAt(3 * site, 0, '2014-06-15', (site * 7) % 11),
  ...accidentsAt(3 * site, 0, '2016-06-15', 1),
  ...accidentsAt(3 * site, 0, '2018-06-15', (site * 5) % 7),
]).flat();

describe('an evaluation', () => {
  it('answers with every method of THE list, in its order', () => {
    const traffic = {
      annualAverageDailyTrafficBefore: 9_000,
      annualAverageDailyTrafficAfter: 8_000,
      coefficientOfVariationBefore: 0.05,
      coefficientOfVariationAfter: 0.05,
    };
    const targetFilter = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['slight'] }] });
    const { estimates } = evaluate(TOWN, {}, { traffic, targetFilter });
    expect(estimates.map(({ method }) => method)).toEqual(BEFORE_AFTER_METHODS.map(({ id }) => id));
    // All accidents of this town happen in one month of the year.
    expect(estimates.filter(({ problem }) => problem !== null).map(({ method }) => method)).toEqual(['interrupted-time-series']);
  });

  it('leaves a method out that needs what was not asked for', () => {
    const { estimates } = evaluate(TOWN, {});
    const asked = BEFORE_AFTER_METHODS.map(({ id }) => id).filter((id) => id !== 'naive-traffic' && id !== 'shift-of-proportions');
    expect(estimates.map(({ method }) => method)).toEqual(asked);
  });

  it('counts what a plain count counts: treated sites of the pool, and reference two hexagons off or more', () => {
    const cell = fc.record({ column: fc.integer({ min: 0, max: 4 }), row: fc.integer({ min: 0, max: 4 }) });
    const accident = fc.record({
      cell,
      date: fc.constantFrom('2014-05-01', '2015-12-31', '2016-01-01', '2016-07-01', '2017-01-01', '2018-12-31', '2016', '2015-12'),
    });
    fc.assert(
      fc.property(
        fc.array(accident, { minLength: 1, maxLength: 60 }),
        fc.array(cell, { minLength: 1, maxLength: 3 }),
        (drawn, treatedCells) => {
          const name = ({ column, row }: { column: number; row: number }): number => hexagonKey(column, row);
          const treated = new Set(treatedCells.map(name));
          const near = new Set(
            treatedCells.flatMap((c) => [name(c), ...hexagonSteps(1).map(({ q, r }) => hexagonKey(c.column + q, c.row + r))]),
          );
          const is = (from: string, to: string) => (date: string) => date.length === 10 && date >= from && date < to;
          const before = is('2014-01-01', '2016-01-01');
          const after = is('2017-01-01', '2019-01-01');
          const isBefore = (date: string): boolean => before(date) || date === '2015-12';
          const isOutside = (date: string): boolean => date === '2016' || (!isBefore(date) && !after(date));
          const hasWindow = drawn.some(({ date }) => isOutside(date));
          const pool = new Set(drawn.filter(({ date }) => !hasWindow || isOutside(date)).map((one) => name(one.cell)));
          const reference = new Set([...pool].filter((key) => !near.has(key)));
          const count = (sites: ReadonlySet<number>, matches: (date: string) => boolean): number =>
            drawn.filter((one) => sites.has(name(one.cell)) && matches(one.date)).length;
          const accidents = drawn.flatMap((one) => accidentsAt(one.cell.column, one.cell.row, one.date, 1));
          const ask = () => evaluate(accidents, { places: treatedCells.map(({ column, row }) => middleOf(column, row)) });
          const kept = new Set([...treated].filter((key) => pool.has(key)));
          if (kept.size === 0) {
            expect(ask).toThrow('INPUT_INVALID');
            return;
          }
          expect(ask()).toMatchObject({
            treatedSites: kept.size,
            referenceSites: reference.size,
            observedBefore: count(kept, isBefore),
            observedAfter: count(kept, after),
            comparisonBefore: count(reference, isBefore),
            comparisonAfter: count(reference, after),
          });
        },
      ),
    );
  });

  it('does not depend on the order of records or places', () => {
    const places = [middleOf(0, 0), middleOf(9, 0), middleOf(27, 0)];
    const text = formatCanonicalJson(evaluate(TOWN, { places }));
    expect(formatCanonicalJson(evaluate(TOWN.toReversed(), { places: places.toReversed() }))).toBe(text);
  });

  it('changes nothing but places when everything moves by whole hexagons', () => {
    const moved = TOWN.map((accident) => ({ ...accident, x: accident.x! + 40 * WIDTH }));
    const { sites, input, ...numbers } = evaluate(TOWN, {});
    const { sites: movedSites, input: movedInput, ...movedNumbers } = evaluate(moved, { places: [middleOf(40, 0)] });
    expect(movedNumbers).toEqual(numbers);
    const { siteIds, ...counts } = movedInput!.treated;
    expect([siteIds.length, counts]).toEqual([
      1,
      { observedBefore: input!.treated.observedBefore, observedAfter: input!.treated.observedAfter },
    ]);
    expect(movedSites.map(({ observedBefore }) => observedBefore)).toEqual(sites.map(({ observedBefore }) => observedBefore));
  });

  it('keeps a treated site of the pool without accidents in the periods, as a zero', () => {
    const { treatedSites, sites, notices } = evaluate([...TOWN, ...accidentsAt(1, 50, '2016-03-03', 1)], {
      places: [middleOf(0, 0), middleOf(1, 50)],
    });
    expect(treatedSites).toBe(2);
    expect(sites.filter(({ role }) => role === 'treated').map(({ observedBefore }) => observedBefore)).toContain(0);
    expect(notices.map(({ code }) => code)).not.toContain('TREATED_LEFT_OUT');
  });

  it('leaves treated sites outside of the pool out of every method, counts them, and shows where they are', () => {
    const accidents = [...TOWN, ...accidentsAt(1, 50, '2015-03-03', 4), ...accidentsAt(1, 50, '2018-03-03', 2)];
    const places = [middleOf(3, 0), middleOf(6, 0), middleOf(1, 50)];
    const { notices, sites, ...found } = evaluate(accidents, { places });
    expect(notices).toContainEqual({ code: 'TREATED_LEFT_OUT', details: { sites: 1, treated: 3, before: 4, after: 2 } });
    expect(notices.map(({ code }) => code)).not.toContain('MOST_TREATED_LEFT_OUT');
    const without = evaluate(accidents, { places: places.slice(0, 2) });
    const { estimates, treatedSites, observedBefore, referenceSites } = without;
    expect(found).toMatchObject({ estimates, treatedSites, observedBefore, referenceSites });
    for (const { result } of found.estimates) if (result !== null) expect(result.treatedSites).toBe(2);
    expect(sites.filter(({ role }) => role === 'left-out').map(({ observedBefore: before }) => before)).toEqual([4]);
  });

  it('says that the answer is for a few only when fewer than half are left, and refuses when none is', () => {
    const accidents = [...TOWN, ...accidentsAt(1, 50, '2015-03-03', 4), ...accidentsAt(9, 50, '2015-03-03', 4)];
    const places = [middleOf(1, 50), middleOf(9, 50)];
    expect(evaluate(accidents, { places: [middleOf(3, 0), ...places] }).notices).toContainEqual({
      code: 'MOST_TREATED_LEFT_OUT',
      details: { sites: 1, treated: 3 },
    });
    const half = evaluate(accidents, { places: [middleOf(3, 0), middleOf(1, 50)] }).notices.map(({ code }) => code);
    expect(half).not.toContain('MOST_TREATED_LEFT_OUT');
    const refused = (given: readonly TestAccident[]): Problem => {
      try {
        evaluate(given, { places });
      } catch (error) {
        return error as Problem;
      }
      throw new Error('was accepted');
    };
    expect(describeProblem(refused(accidents), 'en')).toContain('none of them had an accident outside of the two periods');
    expect(describeProblem(refused(accidents), 'el')).toContain('καμία δεν είχε ατύχημα έξω από τις δύο περιόδους');
    const noWindow = TOWN.filter(({ date }) => !date.startsWith('2016'));
    expect(describeProblem(refused(noWindow), 'en')).toContain('no accident is on record there');
  });

  it('takes nothing for a reference that another intervention was at or beside, and says how many that were', () => {
    const plain = evaluate(TOWN, {});
    // One place in a site, one beside the next.
    const { referenceSites, notices } = evaluate(TOWN, { otherPlaces: [middleOf(30, 0), middleOf(61, 0)] });
    expect(referenceSites).toBe(plain.referenceSites - 2);
    expect(notices).toContainEqual({ code: 'REFERENCE_WITHOUT_OTHERS', details: { sites: 2 } });
    expect(plain.notices.map(({ code }) => code)).not.toContain('REFERENCE_WITHOUT_OTHERS');
    const shared = evaluate(TOWN, { otherPlaces: [middleOf(0, 0)] });
    expect(shared.treatedSites).toBe(1);
    expect(shared.notices).toContainEqual({ code: 'TREATED_BY_OTHERS', details: { sites: 1 } });
  });

  it('chooses reference sites by all accidents, not by the selected ones', () => {
    const fatal = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['fatal'] }] });
    const accidents = [...TOWN, ...accidentsAt(60, 0, '2015-01-01', 1, 'fatal')];
    const ofFatal = evaluate(accidents, {}, { filter: fatal });
    expect(ofFatal.referenceSites).toBe(evaluate(accidents, {}).referenceSites);
    expect(ofFatal.comparisonBefore).toBe(1);
  });

  it('says so when only accidents inside of the periods tell where roads are', () => {
    const { notices, referenceSites } = evaluate(
      TOWN.filter(({ date }) => !date.startsWith('2016')),
      { places: [middleOf(3, 0)] },
    );
    expect(notices.map(({ code }) => code)).toContain('POOL_OF_ANY_ACCIDENT');
    // Two of the 120 sites had no accident in either period; one is treated.
    expect(referenceSites).toBe(117);
  });

  it('stands when a method refuses: its problem is in its row', () => {
    const { estimates } = evaluate(accidentsAt(0, 0, '2015-01-01', 3), {});
    const [naive, ...others] = estimates;
    expect(naive!.result!.observedBefore).toBe(3);
    expect(others.map(({ problem }) => problem?.code)).toEqual([
      'NO_COMPARISON_ACCIDENTS',
      'SITES_TOO_FEW',
      'NO_COMPARISON_ACCIDENTS',
      'INPUT_MISSING',
    ]);
  });

  it('says what all methods warn of once, and loses no warning', () => {
    const { estimates, notices } = evaluate(TOWN, {});
    expect(notices.map(({ code }) => code)).toContain('BEFORE_PERIOD_SHORT');
    for (const { result } of estimates) expect((result?.warnings ?? []).map(({ code }) => code)).not.toContain('BEFORE_PERIOD_SHORT');
    const [naive, comparison] = estimates;
    expect(naive!.result!.warnings.map(({ code }) => code)).toEqual(['CONTRAST_ONLY', 'TRAFFIC_NOT_CORRECTED']);
    expect(comparison!.result!.warnings.map(({ code }) => code)).toContain('REGRESSION_TO_THE_MEAN_REMAINS');
  });

  it('adds up: the years of a part make its total, the sites theirs', () => {
    const found = evaluate(TOWN, { places: [middleOf(0, 0), middleOf(3, 0)] });
    const sum = (part: string, of: 'treated' | 'comparison'): number =>
      found.years.filter((year) => year.part === part).reduce((total, year) => total + year[of], 0);
    expect([sum('before', 'treated'), sum('after', 'treated')]).toEqual([found.observedBefore, found.observedAfter]);
    expect([sum('before', 'comparison'), sum('after', 'comparison')]).toEqual([found.comparisonBefore, found.comparisonAfter]);
    const ofRole = (role: string): number =>
      found.sites.filter((site) => site.role === role).reduce((total, site) => total + site.observedAfter, 0);
    expect([ofRole('treated'), ofRole('reference')]).toEqual([found.observedAfter, found.comparisonAfter]);
    const expected = found.sites.reduce((total, site) => total + (site.expectedAfter ?? 0), 0);
    expect(expected).toBeCloseTo(byHauer(found.estimates[2]!.result).expectedAfter, 10);
  });

  it('recommends empirical Bayes unless the sites are known to be chosen for another reason', () => {
    expect(evaluate(TOWN, { selectedForHighCounts: true }).recommended).toBe('empirical-bayes');
    expect(evaluate(TOWN, { selectedForHighCounts: null }).recommended).toBe('empirical-bayes');
    expect(evaluate(TOWN, { selectedForHighCounts: false }).recommended).toBe('comparison-group');
  });

  it('says what was left out and what reaches beyond the records', () => {
    const accidents = [
      ...TOWN,
      { date: '2015-03-03' },
      ...accidentsAt(0, 0, '2015', 2),
      ...accidentsAt(0, 0, '2014-01-01', 1),
      ...accidentsAt(0, 0, '2018-12-31', 1),
    ];
    const { notices } = evaluate(
      accidents,
      { illustrative: true, places: [middleOf(0, 0), middleOf(0, 0)] },
      { beforePeriod: { start: '2010-01-01', end: '2015-06-01' } },
    );
    expect(notices.slice(0, 5)).toEqual([
      { code: 'ILLUSTRATIVE', details: {} },
      { code: 'PERIOD_BEYOND_DATA', details: { start: '2014-01-01', end: '2018-12-31', period: { el: 'πριν', en: 'before' } } },
      { code: 'DATE_UNCERTAIN', details: { accidents: 2 } },
      { code: 'NOT_LOCATED', details: { accidents: 1 } },
      { code: 'PLACES_SHARE_A_SITE', details: { places: 2, sites: 1 } },
    ]);
  });

  it('shows some of very many reference sites, counts all of them, and says so', () => {
    const many = Array.from({ length: 2_500 }, (_, site) => accidentsAt(site % 50, 10 + Math.floor(site / 50), '2016-06-15', 1)).flat();
    const { referenceSites, sites, notices } = evaluate([...many, ...accidentsAt(0, 0, '2016-06-15', 1)], {});
    expect(referenceSites).toBe(2_500);
    expect(sites).toHaveLength(1 + 2_000);
    expect(notices).toContainEqual({ code: 'REFERENCE_NOT_ALL_SHOWN', details: { shown: 2_000, sites: 2_500 } });
  });

  it('refuses when there is nothing on record', () => {
    expect(() => evaluate([], {})).toThrow('NO_ACCIDENTS');
  });
});
