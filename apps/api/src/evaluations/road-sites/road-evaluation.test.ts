import { describe, expect, it } from '@jest/globals';
import { BEFORE_AFTER_METHODS, getBeforeAfterMethod, type BeforeAfterInput } from '@elektron/statistics';

import type { ScreeningMaterial } from '../../columns/roads/roads-to-screen.service.ts';
import { createPlane, type Position } from '../../common/plane.ts';
import { makeColumns, TEST_SRID, type TestAccident } from '../../common/testing/make-columns.ts';
import { DEFAULT_WANTED } from '../design/study-outlook.ts';
import { compareWithPlan, type EvaluationPlan } from '../design/evaluation-plan.ts';
import { examineDesign } from '../design/examine-design.ts';
import { evaluateIntervention, type EvaluatedIntervention } from '../evaluate-intervention.ts';
import { parseEvaluation, type EvaluationDraft } from '../evaluation-question.ts';
import { EVALUATION_NOTICES } from '../evaluation-texts.ts';
import { presentMethod } from '../present-evaluation.ts';
import { findBusiestJunctions } from './find-busiest-junctions.ts';
import type { DrawnPlaces } from './find-treated-sites.ts';
import type { ReferenceProposal } from './present-road-sites.ts';
import { proposeForIntervention } from './propose-for-intervention.ts';
import { presentProposal } from './road-site-texts.ts';
import { APART, corner, drawTown, materialOf, middleEast, NUMBERS, STREETS } from './testing/grid-town.ts';

const PLANE = createPlane(TEST_SRID);
const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const DRAFT: EvaluationDraft = {
  beforePeriod: { start: '2013-01-01', end: '2016-01-01' },
  afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
  siteKind: 'road-site',
};
/** Of two severities, so that there is something to break down. */
const TOWN: readonly TestAccident[] = drawTown(11).map((accident, i) => ({ ...accident, severity: i % 3 === 0 ? 'serious' : 'slight' }));
const COLUMNS = makeColumns(TOWN);
const MATERIAL = materialOf(TOWN);
const NOTHING: DrawnPlaces = { points: [], lines: [], areas: [] };
const PLACES = NUMBERS.slice(2, 12).map((i) => middleEast(i, (3 * i) % STREETS));

const at = (own: Partial<DrawnPlaces>): EvaluatedIntervention => ({
  places: own.points ?? [],
  otherPlaces: [],
  drawn: { own: { ...NOTHING, ...own }, others: NOTHING },
  selectedForHighCounts: true,
  illustrative: false,
});
const ask = (draft: Partial<EvaluationDraft> = {}) => parseEvaluation({ ...DRAFT, ...draft }, WORKS);
const propose = (own: Partial<DrawnPlaces>, roadSites: EvaluationDraft['roadSites'] = {}): ReferenceProposal =>
  proposeForIntervention(COLUMNS, at(own), ask({ roadSites }), PLANE, null, MATERIAL);
const evaluate = (own: Partial<DrawnPlaces>, draft: Partial<EvaluationDraft> = {}, material: ScreeningMaterial = MATERIAL) =>
  evaluateIntervention(COLUMNS, at(own), ask(draft), PLANE, null, material);
const treatedOf = ({ sites }: ReferenceProposal): (readonly [string, string | null])[] =>
  sites.filter(({ role }) => role === 'treated').map(({ kind, roadName }) => [kind, roadName] as const);

describe('an intervention that was drawn', () => {
  /** Off the street by as much as a drawing usually is. */
  const OFF = 8;
  const along = (from: number, to: number, row: number): Position[] => [
    [corner(0, row)[0] + APART * from, corner(0, row)[1] + OFF],
    [corner(0, row)[0] + APART * to, corner(0, row)[1] + OFF],
  ];

  it('as a line treats the sections that it goes along and the junctions that it passes, and no street that crosses it', () => {
    const proposal = propose({ lines: [along(2.2, 4.8, 5)] });
    // From column 2 to 3, 3 to 4 and 4 to 5, with the two junctions between.
    expect(treatedOf(proposal)).toEqual([
      ['segment', 'row 5'],
      ['segment', 'row 5'],
      ['segment', 'row 5'],
      ['junction', 'row 5 / column 3'],
      ['junction', 'row 5 / column 4'],
    ]);
  });

  it('as a line leaves a section out that it ends in, unless it lies in nothing else', () => {
    expect(treatedOf(propose({ lines: [along(2.2, 3.2, 5)] }))).toEqual([
      ['segment', 'row 5'],
      ['junction', 'row 5 / column 3'],
    ]);
    expect(treatedOf(propose({ lines: [along(2.3, 2.5, 5)] }))).toEqual([['segment', 'row 5']]);
  });

  it('as an area treats what lies in it by half of its length, and what lies in a hole of it not', () => {
    const ring = (from: number, to: number): Position[] =>
      [[from, from], [to, from], [to, to], [from, to], [from, from]].map(([x, y]) => [corner(0, 0)[0] + APART * x!, corner(0, 0)[1] + APART * y!]); // prettier-ignore
    const areas = [[ring(1.8, 4.2)]];
    const treated = treatedOf(propose({ areas }));
    // Three streets by three: nine junctions and twelve sections between them; of those that lead out a fifth lies in it.
    expect(treated.filter(([kind]) => kind === 'junction')).toHaveLength(9);
    expect(treated.filter(([kind]) => kind === 'segment')).toHaveLength(12);
    const withHole = treatedOf(propose({ areas: [[ring(1.8, 4.2), ring(2.8, 3.2)]] }));
    expect(withHole.filter(([kind]) => kind === 'junction')).toHaveLength(8);
  });

  it('counts each point, line and area that no road is near', () => {
    const away: Position = [corner(3, 3)[0] + 150, corner(3, 3)[1] + 150];
    const { placesAtNoSite, placesStated } = propose({ points: [corner(6, 6), away], lines: [[away, [away[0] + 50, away[1] + 50]]] });
    expect([placesAtNoSite, placesStated]).toEqual([2, 3]);
  });
});

describe('reference sites chosen by hand', () => {
  it('are added though one criterion keeps them out, and only where they could be compared at all', () => {
    const strict = { leastDistanceMeters: 900, trafficFactor: 1.2 };
    const first = propose({ points: [corner(6, 6)] }, strict);
    const [missed] = first.nearMisses.filter(({ step }) => step === 'far-enough');
    const included = [{ siteId: missed!.siteId, reason: 'same layout' }];
    const second = propose({ points: [corner(6, 6)] }, { ...strict, included });
    expect(second.referenceSites).toBe(first.referenceSites + 1);
    expect(second.criteria.included).toEqual(included);
    const [own] = first.sites;
    const refused = propose({ points: [corner(6, 6)] }, { ...strict, included: [{ siteId: own!.siteId, reason: 'x' }] });
    expect(refused.referenceSites).toBe(first.referenceSites);
  });

  it('are offered by what alone keeps them out: each fails that criterion and no other', () => {
    const strict = { leastDistanceMeters: 900, trafficFactor: 1.2 };
    const { nearMisses } = propose({ points: [corner(6, 6)] }, strict);
    const widened = { 'far-enough': { ...strict, leastDistanceMeters: 0 }, 'similar-traffic': { ...strict, trafficFactor: null } };
    const idsUnder = (criteria: EvaluationDraft['roadSites']) =>
      new Set(propose({ points: [corner(6, 6)] }, criteria).sites.map(({ siteId }) => siteId));
    const there = idsUnder(strict);
    for (const [criterion, criteria] of Object.entries(widened)) {
      const after = idsUnder(criteria);
      const missed = nearMisses.filter(({ step }) => step === criterion);
      expect(missed.every(({ siteId }) => !there.has(siteId) && after.has(siteId))).toBe(true);
    }
    expect(new Set(nearMisses.map(({ step }) => step))).toEqual(new Set(['similar-traffic', 'far-enough']));
  });

  it('are told with the result, and their reasons kept', () => {
    const [out] = propose({ points: PLACES }).sites.filter(({ role }) => role === 'reference');
    const result = evaluate({ points: PLACES }, { roadSites: { excluded: [{ siteId: out!.siteId, reason: 'rebuilt' }] } });
    expect(result.notices).toContainEqual({ code: 'ROAD_SITES_BY_HAND', details: { excluded: 1, included: 0 } });
    expect(result.roadSites!.criteria.excluded[0]!.reason).toBe('rebuilt');
    expect(result.roadSites!.named).toEqual([{ siteId: out!.siteId, kind: out!.kind, roadName: out!.roadName }]);
  });
});

describe('too few reference sites', () => {
  const few = { greatestDistanceMeters: 500 };

  it('are told with the criterion that takes most away, in both languages, before and after the run', () => {
    const { advice } = presentProposal(propose({ points: [middleEast(6, 6)] }, few));
    expect(advice!.en).toMatch(
      /There are \d+ reference sites of this kind \(sections\); empirical Bayes needs 50\. .*Within the greatest distance/,
    );
    expect(advice!.el).toMatch(/Υπάρχουν \d+ .*τμήματα.*Έως τη μέγιστη απόσταση/);
    const codes = evaluate({ points: [middleEast(6, 6)] }, { roadSites: few }).notices.map(({ code }) => code);
    expect(codes).toContain('ROAD_REFERENCE_SITES_FEW');
    expect(presentProposal(propose({ points: PLACES })).advice).toBeNull();
  });

  it('are told otherwise where nothing could be made wider', () => {
    const [first, ...others] = propose({ points: [corner(6, 6)] }, { leastDistanceMeters: 0, trafficFactor: null, classes: 'any' }).sites;
    const excluded = others.map(({ siteId }) => ({ siteId, reason: 'x' }));
    const proposal = propose({ points: [corner(6, 6)] }, { leastDistanceMeters: 0, trafficFactor: null, classes: 'any', excluded });
    expect([first!.role, proposal.referenceSites]).toEqual(['treated', 0]);
    expect(proposal.shortage.map(({ code }) => code)).toEqual(['ROAD_REFERENCE_SITES_NONE_LEFT']);
    expect(Object.keys(EVALUATION_NOTICES)).toContain('ROAD_REFERENCE_SITES_NONE_LEFT');
  });
});

describe('what else an evaluation of road sites says', () => {
  const result = evaluate({ points: PLACES });

  it('breaks down the same accidents: the rows of a dimension add up to the whole', () => {
    const severity = result.breakdowns!.find(({ dimension }) => dimension === 'severity')!;
    const total = (field: 'observedBefore' | 'observedAfter' | 'comparisonBefore' | 'comparisonAfter'): number =>
      severity.rows.reduce((sum, row) => sum + row[field], 0);
    expect([total('observedBefore'), total('observedAfter')]).toEqual([result.observedBefore, result.observedAfter]);
    expect([total('comparisonBefore'), total('comparisonAfter')]).toEqual([result.comparisonBefore, result.comparisonAfter]);
    expect(severity.rows).toHaveLength(2);
  });

  it('looks for accidents that moved on the legs of a treated junction, and at the ends of a treated section', () => {
    const atJunction = evaluate({ points: [corner(6, 6)] }, { roadSites: { leastDistanceMeters: 0 } }).migration!;
    expect(atJunction.sites).toBe(4);
    const eastAndWest = [middleEast(6, 6), middleEast(5, 6)];
    const counted = (from: string, to: string): number =>
      TOWN.filter(({ x, y, date }) => eastAndWest.some((place) => x === place[0] && y === place[1]) && date >= from && date < to).length;
    expect([atJunction.observedBefore, atJunction.observedAfter]).toEqual([counted('2013', '2016'), counted('2017', '2019')]);
    // Both its junctions, with the three other streets at each.
    expect(evaluate({ points: [middleEast(6, 6)] }).migration!.sites).toBe(8);
  });

  it('holds all that its methods were given: each answers the same from the stored input alone', () => {
    const input = JSON.parse(JSON.stringify(result.input)) as BeforeAfterInput;
    const { parameters } = ask();
    const bayes = result.estimates.find(({ method }) => method === 'empirical-bayes')!.result!;
    const {
      sites: _sites,
      warnings: _warnings,
      ...again
    } = getBeforeAfterMethod('empirical-bayes').estimate(input, parameters['empirical-bayes']);
    const { warnings: _stored, ...numbers } = bayes;
    expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(numbers)));
  });

  it('finds the same reference sites in the check of its design', () => {
    const context = { changes: [], others: 0, wanted: DEFAULT_WANTED };
    const design = examineDesign(COLUMNS, at({ points: PLACES }), ask(), context, { places: null, network: MATERIAL });
    expect(design.referenceSites).toBe(result.referenceSites);
    expect(design.checks.find(({ id }) => id === 'reference-sites')!.state).toBe('passed');
  });

  it('departs from its plan where other sites are compared, and not where roads were imported since', () => {
    const { filter, ...parameters } = ask();
    const plan = { planId: 'p', parameters, filter, sites: [], methodId: 'empirical-bayes', madeAt: new Date(0), withdrawal: null, records: WORKS } as unknown as EvaluationPlan; // prettier-ignore
    const departures = (draft: Partial<EvaluationDraft>, more: object = {}): readonly string[] =>
      compareWithPlan(plan, { ...ask(draft), ...more }, { sites: [], isDrawn: false, method: 'empirical-bayes' }).departures;
    expect(departures({}, { roadVersions: { roadsVersion: 3, trafficVersion: 1 } })).toEqual([]);
    expect(departures({ roadSites: { trafficFactor: 2 } })).toEqual(['references']);
    expect(departures({ siteKind: null })).toEqual(expect.arrayContaining(['width', 'references']));
  });
});

describe('the junctions that a choice by accident counts would pick', () => {
  it('are those with most accidents before, in this order', () => {
    const found = findBusiestJunctions(COLUMNS, ask(), MATERIAL, 5, PLANE);
    const before = ([x, y]: Position): number => TOWN.filter((one) => one.x === x && one.y === y && one.date < '2016').length;
    const places = NUMBERS.flatMap((row) => NUMBERS.map((column) => corner(column, row)));
    // At the four corners of the town two ends meet, which is no junction.
    const isCorner = (i: number): boolean => [0, STREETS - 1].includes(i % STREETS) && [0, STREETS - 1].includes(Math.floor(i / STREETS));
    const counts = places.filter((_, i) => !isCorner(i)).map(before).sort((a, b) => b - a); // prettier-ignore
    const byDegrees = new Map(places.map((place) => [String(PLANE.toDegrees(...place)), before(place)]));
    expect(found.map((place) => byDegrees.get(String(place)))).toEqual(counts.slice(0, 5));
  });
});

describe('a form for sites', () => {
  const basisFor = (siteKind: 'hexagon' | 'road-site' | null) =>
    presentMethod(
      BEFORE_AFTER_METHODS.find(({ id }) => id === 'empirical-bayes')!,
      siteKind,
    ).parameters.find(({ name }) => name === 'basis')!;

  it('offers the bases that can be fed, and says why there is no other', () => {
    const offered = (siteKind: 'hexagon' | 'road-site' | null) => basisFor(siteKind).choices!.map(({ value }) => value);
    expect(offered('hexagon')).toEqual(['reference-group']);
    expect(offered('road-site')).toEqual(['reference-group', 'fitted-function']);
    expect(offered(null)).toEqual(['reference-group', 'safety-performance-function', 'fitted-function']);
    expect(basisFor('hexagon').meaning.en).toContain('choose sections and junctions');
    expect(basisFor('road-site').meaning.el).toContain('πίνακα θέσεων');
    expect([basisFor('hexagon').defaultValue, basisFor('road-site').defaultValue]).toEqual(['reference-group', 'fitted-function']);
  });

  it('offers nothing that is refused for want of it', () => {
    for (const { value } of basisFor('road-site').choices!) {
      const bayes = evaluate({ points: PLACES }, { parameters: { basis: value } }).estimates.find(
        ({ method }) => method === 'empirical-bayes',
      )!;
      expect(bayes.problem).toBeNull();
    }
  });
});
