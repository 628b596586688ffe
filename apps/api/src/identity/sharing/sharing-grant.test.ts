import { describe, expect, it } from '@jest/globals';

import { parseGrant, type GrantDraft } from './sharing-grant.ts';

const TODAY = '2026-03-10';
const RUN = 'bbbbbbbb-0000-4000-8000-000000000002';
const KNOWN = new Set([3, 7, 11]);
const DRAFT: GrantDraft = {
  recipientId: 'AAAAAAAA-0000-4000-8000-000000000001',
  kind: 'records',
  validFrom: TODAY,
  validUntil: '2027-01-01',
  purpose: '  Black spots of the ring road ',
};

const parse = (change: Partial<GrantDraft> = {}): ReturnType<typeof parseGrant> => parseGrant({ ...DRAFT, ...change }, TODAY, KNOWN);

describe('what is to be shared', () => {
  it('is taken as it is meant', () => {
    expect(parse()).toEqual({
      recipientId: 'aaaaaaaa-0000-4000-8000-000000000001',
      kind: 'records',
      municipalityIds: null,
      runId: null,
      validFrom: TODAY,
      validUntil: '2027-01-01',
      purpose: 'Black spots of the ring road',
    });
    expect(parse({ municipalityIds: [11, 3, 11] }).municipalityIds).toEqual([3, 11]);
    expect(parse({ validUntil: '2026-03-11' }).validUntil).toBe('2026-03-11');
    expect(parse({ validUntil: '2031-03-10' }).validUntil).toBe('2031-03-10');
    expect(parse({ kind: 'evaluations' }).kind).toBe('evaluations');
    expect(parse({ kind: 'site-counts', runId: RUN.toUpperCase() })).toMatchObject({ kind: 'site-counts', runId: RUN });
  });

  it.each<[string, Partial<GrantDraft>, string]>([
    ['has a kind that there is not', { kind: 'everything' }, 'kind'],
    ['goes to nobody', { recipientId: 'athens' }, 'recipientId'],
    ['names a municipality that there is not', { municipalityIds: [3, 4] }, 'municipalityIds'],
    ['names no municipality, and not all of them', { municipalityIds: [] }, 'municipalityIds'],
    ['is evaluations of one municipality', { kind: 'evaluations', municipalityIds: [3] }, 'municipalityIds'],
    ['is tables of one municipality', { kind: 'aggregates', municipalityIds: [3] }, 'municipalityIds'],
    ['is numbers of sites of one municipality', { kind: 'site-counts', runId: RUN, municipalityIds: [3] }, 'municipalityIds'],
    ['is numbers of sites of no ranking', { kind: 'site-counts' }, 'runId'],
    ['is numbers of sites of what is no ranking', { kind: 'site-counts', runId: 'the last one' }, 'runId'],
    ['is tables of a ranking', { kind: 'aggregates', runId: RUN }, 'runId'],
    ['begins on a day that there is not', { validFrom: '2026-02-30' }, 'validFrom'],
    ['ends on a day that there is not', { validUntil: 'never' }, 'validUntil'],
    ['began before anybody agreed', { validFrom: '2026-03-09' }, 'validFrom'],
    ['is for more than five years', { validUntil: '2031-03-11' }, 'validUntil'],
    ['is for nothing in particular', { purpose: ' ' }, 'purpose'],
    ['is for too much to say', { purpose: 'x'.repeat(2_001) }, 'purpose'],
  ])('is refused where it %s', (_what, change, field) => {
    let problem: unknown;
    try {
      parse(change);
    } catch (error) {
      problem = error;
    }
    expect(problem).toMatchObject({ code: 'INPUT_INVALID', details: { field } });
  });

  it('is refused where it is over before it begins: the last day is the first that is left out', () => {
    for (const validUntil of [TODAY, '2026-03-01']) expect(() => parse({ validUntil })).toThrow(/PERIOD_EMPTY/);
  });
});
