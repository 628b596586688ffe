import { describe, expect, it } from '@jest/globals';
import { parseAccidentFilter } from '@elektron/domain';

import type { Position } from '../../common/plane.ts';
import { parseEvaluation, type EvaluationQuestion } from '../evaluation-question.ts';
import { compareWithPlan, findCountingPlan, timingOf, type EvaluationPlan } from './evaluation-plan.ts';
import { planAsDraft } from './plan-as-draft.ts';

const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const QUESTION = parseEvaluation(
  { beforePeriod: { start: '2013-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2020-01-01' } },
  WORKS,
);
const SITES: readonly Position[] = [
  [-0.02, 51.59],
  [-0.01, 51.58],
];
const { filter, ...parameters } = QUESTION;
const PLAN: EvaluationPlan = {
  planId: 'p',
  interventionId: 'i',
  parameters,
  filter,
  sites: SITES,
  methodId: 'empirical-bayes',
  outlook: null,
  records: { start: '2012-01-01', end: '2016-06-01' },
  dataVersion: 1,
  softwareVersion: '1',
  madeAt: new Date('2016-06-02T10:00:00Z'),
  madeBy: null,
  withdrawal: null,
};

function departuresOf(
  change: Partial<EvaluationQuestion> & Readonly<Record<string, unknown>>,
  sites = SITES,
  method: EvaluationPlan['methodId'] = 'empirical-bayes',
) {
  return compareWithPlan(PLAN, { ...QUESTION, ...change }, { sites, isDrawn: false, method }).departures;
}

describe('a run and its plan', () => {
  it('agree whatever the order of places, and whatever is on record of others by then', () => {
    expect(departuresOf({})).toEqual([]);
    expect(
      departuresOf({ otherInterventionIds: ['x'], recordingChanges: ['2018-01-01'], filterPeriodDropped: true }, [...SITES].reverse()),
    ).toEqual([]);
  });

  it.each([
    ['before', { beforePeriod: { start: '2014-01-01', end: '2016-01-01' } }],
    ['after', { afterPeriod: { start: '2017-01-01', end: '2019-01-01' } }],
    ['works', { worksPeriod: { start: '2016-01-01', end: '2016-12-01' } }],
    ['outcome', { filter: { ...parseAccidentFilter({}), period: null, selections: { severity: ['fatal'] } } }],
    ['width', { siteWidthMeters: 200 }],
    ['width', { siteKind: 'segments' }],
    ['parameters', { parameters: { ...QUESTION.parameters, naive: { confidenceLevel: 0.9 } } }],
    ['other', { somethingNew: 1 }],
  ] as const)('differ in %s by %j', (part, change) => {
    expect(departuresOf(change as never)).toEqual([part]);
  });

  it('agree where both take the traffic from count sites as near, whatever these say by then', () => {
    const plan = { ...PLAN, parameters: { ...PLAN.parameters, trafficNear: 300 } };
    const traffic = {
      annualAverageDailyTrafficBefore: 1,
      annualAverageDailyTrafficAfter: 2,
      coefficientOfVariationBefore: 0.1,
      coefficientOfVariationAfter: 0.1,
    };
    const departuresWith = (asked: Partial<EvaluationQuestion>) =>
      compareWithPlan(plan, { ...QUESTION, ...asked }, { sites: SITES, isDrawn: false, method: 'empirical-bayes' }).departures;
    expect(departuresWith({ trafficNear: 300, traffic })).toEqual([]);
    expect(departuresWith({ trafficNear: 400, traffic })).toEqual(['other']);
    expect(departuresWith({ traffic })).toEqual(['other']);
    expect(parseEvaluation(planAsDraft(plan), WORKS).trafficNear).toBe(300);
  });

  it('differ in sites and method', () => {
    expect(departuresOf({}, SITES.slice(1))).toEqual(['sites']);
    expect(departuresOf({}, SITES, 'comparison-group')).toEqual(['method']);
  });

  it('differ in sites where lines or areas were drawn anew since', () => {
    const planned = { ...PLAN, parameters: { ...PLAN.parameters, interventionVersion: 1 } };
    const departuresAt = (interventionVersion: number, isDrawn: boolean) =>
      compareWithPlan(planned, { ...QUESTION, interventionVersion }, { sites: SITES, isDrawn, method: PLAN.methodId }).departures;
    expect(departuresAt(1, true)).toEqual([]);
    expect(departuresAt(2, true)).toEqual(['sites']);
    expect(departuresAt(2, false)).toEqual([]);
  });

  it('say whether what came after could be known', () => {
    const of = (end: string) => timingOf({ records: { start: '2012-01-01', end } }, QUESTION.afterPeriod);
    expect([of('2016-06-01'), of('2017-01-01'), of('2017-01-02'), of('2020-01-01')]).toEqual([
      'before-data',
      'before-data',
      'some-data',
      'after-data',
    ]);
  });

  it('are compared by the latest plan that stands, and by a withdrawn one only where there is no other', () => {
    const later = { ...PLAN, planId: 'q', madeAt: new Date('2016-07-02T10:00:00Z') };
    const withdrawal = { reason: 'x', madeAt: new Date('2016-08-02T10:00:00Z'), madeBy: null };
    expect(findCountingPlan([])).toBeNull();
    expect(findCountingPlan([PLAN, later])?.planId).toBe('q');
    expect(findCountingPlan([PLAN, { ...later, withdrawal }])?.planId).toBe('p');
    expect(findCountingPlan([{ ...PLAN, withdrawal }])?.planId).toBe('p');
    expect(compareWithPlan({ ...PLAN, withdrawal }, QUESTION, { sites: SITES, isDrawn: false, method: 'empirical-bayes' }).withdrawn).toBe(
      true,
    );
  });
});
