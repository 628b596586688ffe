import { describe, expect, it } from '@jest/globals';

import {
  BLACK_SPOT_CAPABILITY,
  BLACK_SPOT_EVENT_KINDS,
  BLACK_SPOT_EVENT_LABELS,
  BLACK_SPOT_STATUSES,
  BLACK_SPOT_STATUS_LABELS,
  BLACK_SPOT_STEPS,
  ENDED_STATUSES,
  findStep,
  planEvaluations,
  ROLE_CAPABILITIES,
  stepsFrom,
  type BlackSpotStatus,
} from './index.ts';

const forward = (status: BlackSpotStatus): string[] =>
  stepsFrom(status)
    .filter(({ back }) => !back)
    .map(({ to }) => to);

describe('the way of a black spot', () => {
  it('is the one of the issue, and may end early before works', () => {
    expect(BLACK_SPOT_STATUSES.map((status) => [status, forward(status)])).toEqual([
      ['identified', ['site-visit', 'rejected', 'handed-over']],
      ['site-visit', ['diagnosed', 'rejected', 'handed-over']],
      ['diagnosed', ['treatment-planned', 'rejected', 'handed-over']],
      ['treatment-planned', ['approved', 'rejected', 'handed-over']],
      ['approved', ['treated', 'rejected', 'handed-over']],
      ['treated', ['monitored']],
      ['monitored', ['closed']],
      ['closed', []],
      ['rejected', []],
      ['handed-over', []],
    ]);
  });

  it('asks with each step for what makes it one', () => {
    expect(findStep('treatment-planned', 'approved')?.needs).toEqual(['decision-number']);
    expect(findStep('approved', 'treated')?.needs).toEqual(['works-start']);
    expect(findStep('diagnosed', 'rejected')?.needs).toEqual(['reason']);
    expect(findStep('identified', 'handed-over')?.needs).toEqual(['authority']);
    expect(findStep('identified', 'site-visit')?.needs).toEqual([]);
  });

  it('goes back only with a reason, and from everywhere but the beginning', () => {
    const backward = BLACK_SPOT_STEPS.filter((step) => step.back);
    expect(backward.map(({ needs }) => needs)).toEqual(backward.map(() => ['reason']));
    expect(new Set(backward.map(({ from }) => from))).toEqual(new Set(BLACK_SPOT_STATUSES.slice(1)));
  });

  it('skips nothing: no state follows one that it is not declared to follow', () => {
    expect(findStep('identified', 'approved')).toBeNull();
    expect(findStep('treated', 'rejected')).toBeNull();
    expect(findStep('identified', 'identified')).toBeNull();
    const pairs = BLACK_SPOT_STEPS.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('is kept by analysts alone, and every word of it is there in both languages', () => {
    const roles = Object.entries(ROLE_CAPABILITIES).filter(([, capabilities]) => capabilities.includes(BLACK_SPOT_CAPABILITY));
    expect(roles.map(([role]) => role)).toEqual(['analyst']);
    expect(ENDED_STATUSES.flatMap(forward)).toEqual([]);
    const labels = [
      ...BLACK_SPOT_STATUSES.map((status) => BLACK_SPOT_STATUS_LABELS[status]),
      ...BLACK_SPOT_EVENT_KINDS.map((kind) => BLACK_SPOT_EVENT_LABELS[kind]),
    ];
    for (const { el, en } of labels) {
      expect(el).toMatch(/\p{Script=Greek}/u);
      expect(en).toMatch(/^[A-Za-z]/u);
    }
  });
});

describe('evaluations of a treated place', () => {
  it('are due when one and three whole years lie behind the works', () => {
    expect(planEvaluations('2020-07-01', '2021-06-30')).toEqual([
      { afterYears: 1, dueOn: '2021-07-01', isDue: false },
      { afterYears: 3, dueOn: '2023-07-01', isDue: false },
    ]);
    expect(planEvaluations('2020-07-01', '2021-07-01').map(({ isDue }) => isDue)).toEqual([true, false]);
    expect(planEvaluations('2020-07-01', '2024-01-01').map(({ isDue }) => isDue)).toEqual([true, true]);
  });

  it('count a leap day as whole years only the day after', () => {
    expect(planEvaluations('2020-02-29', '2021-02-28').map(({ dueOn }) => dueOn)).toEqual(['2021-03-01', '2023-03-01']);
  });

  it('need dates', () => {
    expect(() => planEvaluations('2020-13-01', '2021-02-28')).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
