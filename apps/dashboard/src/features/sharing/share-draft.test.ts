import { describe, expect, it } from '@jest/globals';
import { stateOf } from './grant-texts.ts';
import { emptyShare, shareFaults, toShareInput } from './share-draft.ts';
import { today } from './today.ts';

const TODAY = '2026-03-05';
const draft = { ...emptyShare(TODAY), recipientId: 'r', purpose: ' A study ', firstDay: TODAY, lastDay: '2027-03-04' };

describe('what is shared', () => {
  it('begins with a year from today', () => {
    expect(emptyShare(TODAY)).toMatchObject({ firstDay: TODAY, lastDay: '2027-03-04', kind: 'records' });
  });

  it('holds up to and including its last day', () => {
    expect(toShareInput(draft)).toEqual({
      recipientId: 'r',
      kind: 'records',
      validFrom: TODAY,
      validUntil: '2027-03-05',
      purpose: 'A study',
    });
  });

  it('has a place only where records are shared', () => {
    expect(toShareInput({ ...draft, municipalityIds: ['9', '12'] }).municipalityIds).toEqual([9, 12]);
    expect(toShareInput({ ...draft, kind: 'evaluations', municipalityIds: ['9'] })).not.toHaveProperty('municipalityIds');
  });

  it('names a ranking only where numbers of its sites are shared, and cannot do without', () => {
    const sites = { ...draft, kind: 'site-counts' as const };
    expect(shareFaults(sites, TODAY)).toEqual(['runId']);
    expect(shareFaults({ ...sites, runId: 'run' }, TODAY)).toEqual([]);
    expect(toShareInput({ ...sites, runId: 'run' })).toMatchObject({ kind: 'site-counts', runId: 'run' });
    expect(toShareInput({ ...draft, runId: 'run' })).not.toHaveProperty('runId');
  });

  it('is refused before it is sent, by the names of the fields', () => {
    expect(shareFaults(draft, TODAY)).toEqual([]);
    expect(shareFaults({ ...draft, recipientId: '', purpose: ' ' }, TODAY)).toEqual(['recipientId', 'purpose']);
    expect(shareFaults({ ...draft, firstDay: '2026-03-04' }, TODAY)).toEqual(['validFrom']);
    expect(shareFaults({ ...draft, lastDay: '2026-03-04' }, TODAY)).toEqual(['validUntil']);
    expect(shareFaults({ ...draft, lastDay: TODAY }, TODAY)).toEqual([]);
    // Five years to the day, and a day more.
    expect(shareFaults({ ...draft, lastDay: '2031-03-04' }, TODAY)).toEqual([]);
    expect(shareFaults({ ...draft, lastDay: '2031-03-05' }, TODAY)).toEqual(['validUntil']);
  });
});

describe('the state of a grant', () => {
  const grant = { live: false, revokedAt: null, validFrom: '2026-01-01' };

  it.each([
    [{ ...grant, live: true }, 'live'],
    [grant, 'over'],
    [{ ...grant, validFrom: '2026-03-06' }, 'future'],
    [{ ...grant, live: false, revokedAt: '2026-02-01T10:00:00Z' }, 'revoked'],
  ])('%j is %s', (each, state) => {
    expect(stateOf(each, TODAY)).toBe(state);
  });
});

it('today is the day of the one who looks', () => {
  expect(today(new Date(2026, 2, 5, 0, 30))).toBe(TODAY);
  expect(today(new Date(2026, 2, 5, 23, 30))).toBe(TODAY);
});
