import { describe, expect, it } from '@jest/globals';
import { parseAccidentFilter } from '@elektron/domain';
import type { EmpiricalBayesDetail } from '@elektron/statistics';

import type { ScreeningMaterial } from '../../columns/roads/roads-to-screen.service.ts';
import { formatCanonicalJson } from '../../common/canonical-json.ts';
import { createPlane, type Position } from '../../common/plane.ts';
import { makeColumns, TEST_SRID } from '../../common/testing/make-columns.ts';
import { evaluateIntervention, type EvaluatedIntervention } from '../evaluate-intervention.ts';
import { parseEvaluation, type EvaluationDraft, type EvaluationQuestion } from '../evaluation-question.ts';
import type { StoredEvaluation } from '../stored-evaluation.ts';
import { proposeForIntervention } from './propose-for-intervention.ts';
import { parseRoadSiteCriteria, type RoadSiteCriteriaDraft } from './road-site-criteria.ts';
import type { ReferenceProposal } from './present-road-sites.ts';
import { APART, corner, drawTown, materialOf, middleEast, NUMBERS, STREETS, vehiclesOn } from './testing/grid-town.ts';

const PLANE = createPlane(TEST_SRID);
const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const DRAFT: EvaluationDraft = {
  beforePeriod: { start: '2013-01-01', end: '2016-01-01' },
  afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
  siteKind: 'road-site',
};
const TOWN = drawTown(11);

function ask(draft: Partial<EvaluationDraft>): EvaluationQuestion {
  return parseEvaluation({ ...DRAFT, ...draft }, WORKS);
}

interface Asked {
  readonly places: readonly Position[];
  readonly otherPlaces?: readonly Position[];
  readonly roadSites?: RoadSiteCriteriaDraft;
  readonly draft?: Partial<EvaluationDraft>;
  readonly material?: ScreeningMaterial;
}

const interventionOf = ({ places, otherPlaces = [] }: Asked): EvaluatedIntervention => ({
  places,
  otherPlaces,
  selectedForHighCounts: true,
  illustrative: false,
});

const MATERIAL = materialOf(TOWN);
const COLUMNS = makeColumns(TOWN);

function evaluate(asked: Asked): StoredEvaluation {
  const question = ask({ roadSites: asked.roadSites, ...asked.draft });
  return evaluateIntervention(COLUMNS, interventionOf(asked), question, PLANE, null, asked.material ?? MATERIAL);
}

function propose(asked: Asked): ReferenceProposal {
  const question = ask({ roadSites: asked.roadSites, ...asked.draft });
  return proposeForIntervention(COLUMNS, interventionOf(asked), question, PLANE, null, asked.material ?? MATERIAL);
}

const leftAfter = ({ steps }: Pick<ReferenceProposal, 'steps'>, step: string): number | undefined =>
  steps.find((each) => each.step === step)?.left;
const near = ([x, y]: Position, by: number): Position => [x + by, y + by];

describe('treated sites of the road network', () => {
  it('are the junction whose area a place lies in, else the nearest section within the tolerance', () => {
    const { sites, placesAtNoSite } = propose({
      places: [near(corner(3, 3), 10), near(middleEast(6, 6), 15), near(middleEast(9, 9), 100)],
    });
    const treated = sites.filter(({ role }) => role === 'treated');
    expect(treated.map(({ kind, roadName }) => [kind, roadName])).toEqual([
      ['segment', 'row 6'],
      ['junction', 'row 3 / column 3'],
    ]);
    expect(placesAtNoSite).toBe(1);
  });

  it('are one site where two places lie at it', () => {
    expect(propose({ places: [corner(3, 3), near(corner(3, 3), 5)] }).treatedSites).toBe(1);
  });

  it('are refused where no place has a road within the tolerance, and where the filter names an area', () => {
    const away = near(corner(3, 3), 150);
    expect(() => propose({ places: [away] })).toThrow('INPUT_INVALID');
    expect(propose({ places: [away], roadSites: { toleranceMeters: 200 } }).treatedSites).toBe(1);
    const filter = parseAccidentFilter({ area: [-1, 51, 1, 52] });
    expect(() => propose({ places: [corner(3, 3)], draft: { filter } })).toThrow('INPUT_INVALID');
  });
});

describe('reference sites of the road network', () => {
  /** Of the grid without its border: what a plain count finds. */
  const inside = NUMBERS.slice(1, -1);

  it('are like the treated ones by every criterion, and it is told how many each leaves', () => {
    const [column, row] = [6, 6];
    const proposal = propose({ places: [corner(column, row)], roadSites: { leastDistanceMeters: 900, trafficFactor: 1.2 } });
    // All but the four corners of the town, where two ends meet.
    const junctions = STREETS ** 2 - 4;
    expect(leftAfter(proposal, 'all')).toBe(2 * STREETS * (STREETS - 1) + junctions);
    expect(leftAfter(proposal, 'same-kind')).toBe(junctions - 1);
    // Every junction has a leg of a row, the higher class; of columns alone there is none.
    expect(leftAfter(proposal, 'same-class')).toBe(junctions - 1);
    expect(leftAfter(proposal, 'not-adjacent')).toBe(junctions - 1);
    const busiest = (c: number, r: number): number => Math.max(vehiclesOn(`row ${r}`), vehiclesOn(`column ${c}`));
    const own = busiest(column, row);
    const similar = NUMBERS.flatMap((r) =>
      NUMBERS.filter((c) => {
        const isCorner = (c === 0 || c === STREETS - 1) && (r === 0 || r === STREETS - 1);
        const traffic = busiest(c, r);
        return !isCorner && !(c === column && r === row) && traffic * 1.2 >= own && traffic <= own * 1.2;
      }).map((c) => ({ c, r })),
    );
    expect(leftAfter(proposal, 'similar-traffic')).toBe(similar.length);
    const far = similar.filter(({ c, r }) => APART * Math.hypot(c - column, r - row) >= 900);
    expect(leftAfter(proposal, 'far-enough')).toBe(far.length);
    expect(proposal.referenceSites).toBe(far.length);
    const within = propose({ places: [corner(column, row)], roadSites: { trafficFactor: null, greatestDistanceMeters: 900 } });
    expect(within.referenceSites).toBe(
      inside.flatMap((r) => inside.map((c) => APART * Math.hypot(c - column, r - row))).filter((meters) => meters > 0 && meters <= 900)
        .length,
    );
  });

  it('are not next to a treated section, of another class only where that is asked for, and not where others were', () => {
    const places = [middleEast(6, 6)];
    const asked = { places, roadSites: { leastDistanceMeters: 0, trafficFactor: null } };
    const rows = STREETS * (STREETS - 1);
    expect(leftAfter(propose(asked), 'same-class')).toBe(rows - 1);
    // On either side of it goes one section of its own road on.
    expect(leftAfter(propose(asked), 'not-adjacent')).toBe(rows - 3);
    const anyClass = propose({ ...asked, roadSites: { ...asked.roadSites, classes: 'any' } });
    expect(leftAfter(anyClass, 'same-class')).toBeUndefined();
    expect(anyClass.referenceSites).toBe(2 * rows - 1 - 6);
    const withOther = propose({ ...asked, otherPlaces: [corner(2, 2)] });
    expect(leftAfter(withOther, 'no-other-intervention')).toBe(rows - 3 - 2);
  });

  it('can be left out by hand, with a reason', () => {
    const places = [corner(6, 6)];
    const first = propose({ places });
    const [out] = first.sites.filter(({ role }) => role === 'reference');
    const without = propose({ places, roadSites: { excluded: [{ siteId: out!.siteId, reason: 'rebuilt in 2014' }] } });
    expect(without.referenceSites).toBe(first.referenceSites - 1);
    expect(without.criteria.excluded).toEqual([{ siteId: out!.siteId, reason: 'rebuilt in 2014' }]);
    expect(without.sites.some(({ siteId }) => siteId === out!.siteId)).toBe(false);
  });

  it('stay where they had no accident, and say how they moved with the treated ones in the years before', () => {
    const { treatedByYear, referenceByYear, referenceBefore, comparability, referenceWithoutAccidents, sites } = propose({
      places: NUMBERS.slice(0, 12).map((i) => middleEast(i, i)),
    });
    expect(referenceWithoutAccidents).toBe(sites.filter(({ role, observedBefore }) => role === 'reference' && observedBefore === 0).length);
    expect(referenceWithoutAccidents).toBeGreaterThan(0);
    expect(treatedByYear).toHaveLength(3);
    expect(referenceByYear.reduce((sum, count) => sum + count, 0)).toBe(referenceBefore);
    expect(comparability.homogeneity).not.toBeNull();
  });
});

describe('an evaluation of sites of the road network', () => {
  const places = NUMBERS.slice(2, 12).map((i) => middleEast(i, (3 * i) % STREETS));

  it('expects of each treated site what a function of length and traffic says that was fitted to the others', () => {
    const result = evaluate({ places });
    const bayes = result.estimates.find(({ method }) => method === 'empirical-bayes')!;
    expect(bayes.problem).toBeNull();
    const { basis, functions } = bayes.result!.detail as EmpiricalBayesDetail;
    expect(basis).toBe('fitted-function');
    expect(functions!.map(({ kind, referenceSites }) => [kind, referenceSites])).toEqual([['segment', result.referenceSites]]);
    expect(functions![0]!.coefficients.map(({ name }) => name)).toEqual(['(intercept)', 'ln-traffic']);
    expect(functions![0]!.years.map(({ year, part }) => [year, part])).toEqual([
      [2013, 'before'],
      [2014, 'before'],
      [2015, 'before'],
      [2017, 'after'],
      [2018, 'after'],
    ]);
    expect(result.comparisonBefore).toBe(functions![0]!.referenceBefore);
    const drawn = result.sites.filter(({ role }) => role === 'treated');
    expect(drawn.every(({ expectedAfter, roadSite }) => expectedAfter! > 0 && roadSite!.vehiclesPerDay! > 0)).toBe(true);
    expect(drawn.reduce((sum, { expectedAfter }) => sum + expectedAfter!, 0)).toBeCloseTo(
      (bayes.result as { expectedAfter: number }).expectedAfter,
      9,
    );
  });

  it('counts at each site the accidents that were placed there', () => {
    const { sites } = evaluate({ places: [middleEast(5, 5), corner(8, 8)] });
    const at = ([x, y]: Position, years: readonly string[]): number =>
      TOWN.filter((one) => one.x === x && one.y === y && years.includes(one.date.slice(0, 4))).length;
    const [section, junction] = sites.filter(({ role }) => role === 'treated');
    expect(section!.observedBefore).toBe(at(middleEast(5, 5), ['2013', '2014', '2015']));
    expect(section!.observedAfter).toBe(at(middleEast(5, 5), ['2017', '2018']));
    expect(junction!.observedBefore).toBe(at(corner(8, 8), ['2013', '2014', '2015']));
  });

  it('knows length alone where traffic is not known, and says so', () => {
    const result = evaluate({ places, material: materialOf(TOWN, []) });
    const { functions } = result.estimates.find(({ method }) => method === 'empirical-bayes')!.result!.detail as EmpiricalBayesDetail;
    expect(functions![0]!.coefficients.map(({ name }) => name)).toEqual(['(intercept)']);
    expect(result.notices.map(({ code }) => code)).toContain('ROAD_SITES_WITHOUT_TRAFFIC');
    expect(result.roadSites!.kindsWithTraffic).toEqual([]);
    expect(leftAfter(result.roadSites!, 'similar-traffic')).toBeUndefined();
  });

  it('is refused by empirical Bayes alone where fewer than fifty sites are like the treated ones', () => {
    const { estimates, referenceSites } = evaluate({ places: [middleEast(6, 6)], roadSites: { greatestDistanceMeters: 500 } });
    expect(referenceSites).toBeLessThan(50);
    expect(estimates.find(({ method }) => method === 'empirical-bayes')!.problem!.code).toBe('SITES_TOO_FEW');
    expect(estimates.find(({ method }) => method === 'naive')!.problem).toBeNull();
  });

  it('is the same to the last bit, whatever the order of places', () => {
    expect(formatCanonicalJson(evaluate({ places: places.toReversed() }))).toBe(formatCanonicalJson(evaluate({ places })));
  });

  it('rests on the basis that is asked for, and of hexagons on none of this', () => {
    expect(ask({}).parameters['empirical-bayes']['basis']).toBe('fitted-function');
    expect(ask({ parameters: { basis: 'reference-group' } }).parameters['empirical-bayes']['basis']).toBe('reference-group');
    const hexagons = parseEvaluation({ ...DRAFT, siteKind: null }, WORKS);
    expect(hexagons.parameters['empirical-bayes']['basis']).toBe('reference-group');
    expect(Object.keys(hexagons)).not.toContain('roadSites');
  });
});

describe('criteria', () => {
  it('are filled in, and put in an order of their own', () => {
    expect(parseRoadSiteCriteria({})).toMatchObject({ classes: 'same', trafficFactor: 3, leastDistanceMeters: 100, toleranceMeters: 30 });
    expect(parseRoadSiteCriteria({ trafficFactor: null }).trafficFactor).toBeNull();
    const excluded = [{ siteId: 'b', reason: ' x ' }, { siteId: 'a', reason: 'y' }]; // prettier-ignore
    expect(parseRoadSiteCriteria({ excluded }).excluded).toEqual([{ siteId: 'a', reason: 'y' }, { siteId: 'b', reason: 'x' }]); // prettier-ignore
  });

  it.each([
    [{ classes: 'other' }],
    [{ trafficFactor: 0.5 }],
    [{ leastDistanceMeters: -1 }],
    [{ leastDistanceMeters: 500, greatestDistanceMeters: 400 }],
    [{ toleranceMeters: 500 }],
    [{ excluded: [{ siteId: 'a', reason: ' ' }] }],
  ])('are refused: %j', (draft) => {
    expect(() => parseRoadSiteCriteria(draft)).toThrow(/INPUT_INVALID|PARAMETER_OUT_OF_RANGE/);
  });
});
