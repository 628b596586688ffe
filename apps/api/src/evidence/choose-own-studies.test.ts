import { describe, expect, it } from '@jest/globals';
import { EVERY_ACCIDENT } from '@elektron/domain';
import { estimateEffect, seededRandom } from '@elektron/statistics';

import type { FinishedEvaluation, RunPair } from '../evaluations/finished-evaluations.repository.ts';
import { STORED_FORMAT, type StoredEvaluation } from '../evaluations/stored-evaluation.ts';
import { chooseLatest, dropOverlapping, meetInTime, type OwnStudy } from './choose-own-studies.ts';

const PERIODS = [
  { start: '2010-01-01', end: '2013-01-01' },
  { start: '2014-01-01', end: '2017-01-01' },
] as const;
const LATER = [
  { start: '2017-01-01', end: '2019-01-01' },
  { start: '2020-01-01', end: '2022-01-01' },
] as const;

/** 40 accidents where 50 were expected. */
const ANSWER = { effectKind: 'observed-to-expected', warnings: [], detail: {}, ...estimateEffect({ observedAfter: 40, expectedAfter: 50, expectedAfterVariance: 25 }, 0.95) }; // prettier-ignore

function evaluation(
  runId: string,
  interventionId: string,
  change: Partial<FinishedEvaluation> = {},
  notices: readonly string[] = [],
): FinishedEvaluation {
  const result = {
    format: STORED_FORMAT,
    ...{
      yearsBefore: 3,
      yearsAfter: 3,
      treatedSites: 5,
      referenceSites: 50,
      observedBefore: 5,
      observedAfter: 40,
      recommended: 'empirical-bayes',
    },
    estimates: [{ method: 'empirical-bayes', problem: null, result: ANSWER }],
    notices: notices.map((code) => ({ code, details: {} })),
  } as unknown as StoredEvaluation;
  return {
    ...{ runId, interventionId, name: { el: interventionId, en: interventionId }, kind: 'zone-30', illustrative: false },
    ...{ selectedForHighCounts: false, filter: EVERY_ACCIDENT, periods: PERIODS, result },
    ...change,
  };
}

const fatal = { filter: { ...EVERY_ACCIDENT, selections: { severity: ['fatal'] } } };
const idsOf = (own: readonly OwnStudy[]): string[] => own.map(({ study }) => study.id);

describe('the own evaluations that are pooled', () => {
  it('are the last of each intervention, of the accidents that are wanted', () => {
    const all = [evaluation('a', '1'), evaluation('b', '2'), evaluation('c', '1', fatal), evaluation('d', '2', { kind: 'lighting' })];
    const { own, unfit, replaced } = chooseLatest(all, 'town', null);
    expect([idsOf(own), unfit, replaced]).toEqual([['d', 'c'], [], ['zone-30', 'zone-30']]);
    expect(idsOf(chooseLatest(all, 'town', 'all').own)).toEqual(['d', 'a']);
    expect(idsOf(chooseLatest(all, 'town', 'fatal').own)).toEqual(['c']);
    expect(chooseLatest(all, 'town', 'injury')).toEqual({ own: [], unfit: [], replaced: [] });
  });

  it('carry the plain ratio with its variance, the name, and totals that would not leave', () => {
    const [{ study }] = chooseLatest([evaluation('a', '1')], 'town', null).own as [OwnStudy];
    expect(study).toMatchObject({
      ratio: expect.closeTo(0.8, 12),
      logVariance: expect.closeTo(1 / 40 + 0.01, 12),
      accidentsBefore: 5,
      name: { en: '1' },
    });
  });

  it('leave an intervention out, with the reason, whose last evaluation cannot be pooled, though an earlier one could', () => {
    const { own, unfit } = chooseLatest(
      [evaluation('a', '1'), evaluation('b', '1', {}, ['MOST_TREATED_LEFT_OUT']), evaluation('c', '2', { illustrative: true })],
      'town',
      null,
    );
    expect([own, unfit.map(({ name, reason }) => [name.en, reason])]).toEqual([
      [],
      [
        ['2', 'ILLUSTRATIVE'],
        ['1', 'NO_CONCLUSION'],
      ],
    ]);
  });
});

describe('evaluations at common sites', () => {
  it('are about common days where any of their periods meet; the days of the works are nobody’s', () => {
    expect(meetInTime({ periods: PERIODS }, { periods: PERIODS })).toBe(true);
    expect(meetInTime({ periods: PERIODS }, { periods: LATER })).toBe(false);
    expect(meetInTime({ periods: PERIODS }, { periods: [{ start: '2013-02-01', end: '2013-12-01' }] })).toBe(false);
    expect(meetInTime({ periods: PERIODS }, { periods: [{ start: '2016-12-31', end: '2018-01-01' }] })).toBe(true);
  });

  it('count once: the later one stays, also of a chain, and where the days differ both do', () => {
    const { own } = chooseLatest(
      [evaluation('a', '1'), evaluation('b', '2'), evaluation('c', '3'), evaluation('d', '4', { periods: LATER })],
      'town',
      null,
    );
    // c meets b, and b meets a: without b nothing is twice.
    const chain: RunPair[] = [['b', 'a'], ['c', 'b'], ['a', 'd']]; // prettier-ignore
    const { kept, overlapping } = dropOverlapping(own, chain);
    expect([idsOf(kept), idsOf(overlapping)]).toEqual([['d', 'c', 'a'], ['b']]);
  });

  it('leave no accident twice, and drop nothing that could stay', () => {
    const random = seededRandom(3);
    for (let time = 0; time < 200; time++) {
      const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      const { own } = chooseLatest(
        ids.map((id) => evaluation(id, id, random() < 0.3 ? { periods: LATER } : {})),
        'town',
        null,
      );
      const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b): RunPair => [a, b])).filter(() => random() < 0.3);
      const { kept, overlapping } = dropOverlapping(own, pairs);
      const isTwice = (a: OwnStudy, b: OwnStudy): boolean =>
        pairs.some((pair) => pair.includes(a.study.id) && pair.includes(b.study.id)) && a.evaluation.periods === b.evaluation.periods;
      expect(kept.filter((a) => kept.some((b) => a !== b && isTwice(a, b)))).toEqual([]);
      for (const dropped of overlapping)
        expect(kept.some((other) => isTwice(dropped, other) && other.study.decisionNo > dropped.study.decisionNo)).toBe(true);
      expect(kept.length + overlapping.length).toBe(own.length);
    }
  });
});
