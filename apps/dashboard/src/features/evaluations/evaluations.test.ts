import { describe, expect, it } from '@jest/globals';
import { formatDayNumber, getDayNumber } from '@elektron/domain';
import fc from 'fast-check';
import { EMPTY_DRAFT, findFaults, hasEntries } from './intervention-draft.ts';
import { findPeriodProblem, findUnrecorded, proposePeriods, toPeriod } from './study-periods.ts';
import { findOddity, formatPoint, holdsPoint, parseTypedPoint, swapPoint, type SitePoint } from './site-points.ts';
import { isRaised, toYearBars } from './years-chart.tsx';

const WORKS = { start: '2016-04-01', end: '2016-10-01' };

describe('the periods of a study', () => {
  const data = { start: '2013-01-01', end: '2019-01-01' };
  const propose = (start: string, end: string, held = data) => {
    const { before, after } = proposePeriods(held, { start, end });
    return [before, after].map((period) => (period === null ? null : `${period.start}..${period.end}`));
  };

  it('leave the whole years of the works between them, however short the works', () => {
    expect(propose('2016-04-01', '2016-10-01')).toEqual(['2013-01-01..2016-01-01', '2017-01-01..2019-01-01']);
    expect(propose('2016-12-20', '2017-01-10')).toEqual(['2013-01-01..2016-01-01', '2018-01-01..2019-01-01']);
  });

  it('end and begin with the works where these begin and end at New Year', () => {
    expect(propose('2016-01-01', '2017-01-01')).toEqual(['2013-01-01..2016-01-01', '2017-01-01..2019-01-01']);
    expect(propose('2016-01-01', '2016-02-01')).toEqual(['2013-01-01..2016-01-01', '2017-01-01..2019-01-01']);
    expect(propose('2015-12-01', '2016-01-01')).toEqual(['2013-01-01..2015-01-01', '2016-01-01..2019-01-01']);
  });

  it('leave at least a year between them while the data have whole years on both sides', () => {
    const day = fc.integer({ min: getDayNumber('2014-01-01'), max: getDayNumber('2017-12-31') });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 200 }), (start, days) => {
        const works = { start: formatDayNumber(start), end: formatDayNumber(Math.min(start + days, getDayNumber('2018-01-01'))) };
        const { before, after } = proposePeriods(data, works);
        expect(findPeriodProblem(before, after, works)).toBeNull();
        expect(getDayNumber(after!.start) - getDayNumber(before!.end)).toBeGreaterThanOrEqual(365);
      }),
    );
  });

  it('are all up to the works on a side where whole years would leave none', () => {
    expect(propose('2013-10-01', '2014-03-01')).toEqual(['2013-01-01..2013-10-01', '2015-01-01..2019-01-01']);
    expect(propose('2018-02-01', '2018-05-01')).toEqual(['2013-01-01..2018-01-01', '2018-05-01..2019-01-01']);
    // Records that begin some quiet days into the year hold it all the same.
    expect(propose('2014-06-01', '2014-09-01', { start: '2013-01-05', end: '2019-01-01' })[0]).toBe('2013-01-05..2014-01-01');
  });

  it('are absent where the data hold nothing on that side', () => {
    expect(propose('2016-04-01', '2016-10-01', { start: '2017-01-01', end: '2019-01-01' })).toEqual([null, '2017-01-01..2019-01-01']);
    expect(propose('2016-04-01', '2016-10-01', { start: '2010-01-01', end: '2016-05-01' })).toEqual(['2010-01-01..2016-01-01', null]);
  });

  it('never touch the works', () => {
    const before = { start: '2014-01-01', end: '2016-04-01' };
    const after = { start: '2016-10-01', end: '2019-01-01' };
    expect(findPeriodProblem(before, after, WORKS)).toBeNull();
    expect(findPeriodProblem({ ...before, end: '2016-04-02' }, after, WORKS)).toBe('before');
    expect(findPeriodProblem(before, { ...after, start: '2016-09-30' }, WORKS)).toBe('after');
    expect(findPeriodProblem(before, null, WORKS)).toBe('incomplete');
  });

  it('are told to be beyond the records, and the works too', () => {
    const before = { start: '2014-01-01', end: '2016-01-01' };
    const after = { start: '2017-01-01', end: '2019-01-01' };
    const find = (part: object) => findUnrecorded({ before, works: WORKS, after, ...part }, data);
    expect(find({})).toBeNull();
    expect(find({ works: { start: '2025-01-01', end: '2025-07-01' }, after: null })).toBe('worksTooLate');
    expect(find({ works: { start: '2018-10-01', end: '2019-01-01' }, after: null })).toBe('worksTooLate');
    expect(find({ works: { start: '2012-01-01', end: '2012-07-01' }, before: null })).toBe('worksTooEarly');
    expect(find({ after: { start: '2026-01-01', end: '2027-01-01' } })).toBe('after');
    expect(find({ after: { start: '2018-12-31', end: '2027-01-01' } })).toBeNull();
    expect(find({ before: { start: '2010-01-01', end: '2013-01-01' } })).toBe('before');
  });

  it('contain the last day that was typed', () => {
    expect(toPeriod('2016-01-01', '2016-12-31')).toEqual({ start: '2016-01-01', end: '2017-01-01' });
    expect(toPeriod('2016-12-31', '2016-01-01')).toBeNull();
    expect(toPeriod(null, '2016-01-01')).toBeNull();
  });
});

describe('a typed place', () => {
  it('is read back from how it is written, everywhere on earth', () => {
    const degrees = (limit: number) => fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((millionths) => millionths / 1e6);
    fc.assert(
      fc.property(degrees(180), degrees(90), (longitude, latitude) => {
        const point: SitePoint = [longitude, latitude];
        const back = parseTypedPoint(formatPoint(point));
        expect(back?.[0]).toBeCloseTo(longitude, 6);
        expect(back?.[1]).toBeCloseTo(latitude, 6);
      }),
    );
  });

  it.each([
    ['37.98, 23.72', [23.72, 37.98]],
    ['37,98; 23,72', [23.72, 37.98]],
    ['37,98 23,72', [23.72, 37.98]],
    ['37.98 23.72', [23.72, 37.98]],
    ['-33.9,151.2', [151.2, -33.9]],
    // As this product writes coordinates, in Greek and in English.
    ['51,56953, −0,00719', [-0.00719, 51.56953]],
    ['51,5682 / −0,0312', [-0.0312, 51.5682]],
    ['51.5682 / −0.0312', [-0.0312, 51.5682]],
    ['51,5682/-0,0312', [-0.0312, 51.5682]],
    ['51,5682;−0,0312', [-0.0312, 51.5682]],
    ['51,5682,−0,0312', [-0.0312, 51.5682]],
    ['51.5682 , -0.0312', [-0.0312, 51.5682]],
    ['  37,98\u00a023,72 ', [23.72, 37.98]],
  ])('may be written as "%s"', (typed, point) => {
    expect(parseTypedPoint(typed)).toEqual(point);
  });

  it.each(['', 'Λαμία', '37.98', '37.98, 23.72, 5', '37,98,23', '1,2,3,4,5', '37.98 / 23.72 / 5', '91, 0', '0, 181', '1e1, 2'])(
    'is none: "%s"',
    (typed) => {
      expect(parseTypedPoint(typed)).toBeNull();
    },
  );
});

describe('a place far from the records', () => {
  const extent = [-0.06, 51.55, 0.03, 51.65] as const;
  const at = (longitude: number, latitude: number) => findOddity([longitude, latitude], extent);

  it('is told from one among them or beside them', () => {
    expect([at(-0.02, 51.6), at(0.1, 51.5)]).toEqual([null, null]);
    expect([at(0, 0), at(22.43, 38.9)]).toEqual(['far', 'far']);
  });

  it('is told to be swapped where the other way round it lies among them', () => {
    const inside = fc.tuple(fc.double({ min: -0.06, max: 0.03, noNaN: true }), fc.double({ min: 51.55, max: 51.65, noNaN: true }));
    fc.assert(
      fc.property(inside, ([longitude, latitude]) => {
        expect(at(longitude, latitude)).toBeNull();
        expect(findOddity(swapPoint([longitude, latitude]), extent)).toBe('swapped');
      }),
    );
  });

  it('is not known where there are no records', () => {
    expect(findOddity([0, 0], null)).toBeNull();
  });
});

describe('an intervention being written down', () => {
  const complete = {
    ...EMPTY_DRAFT,
    name: 'x',
    worksStart: '2016-04-01',
    worksLastDay: '2016-09-30',
    source: 'y',
    reason: 'high-counts',
    sites: [[0, 51]],
  } as const;

  it('lacks each field until it is there', () => {
    expect([...findFaults(EMPTY_DRAFT)]).toEqual(['name', 'worksStart', 'worksLastDay', 'reason', 'sites', 'source']);
    expect([...findFaults({ ...complete, name: ' ' })]).toEqual(['name']);
    expect([...findFaults({ ...complete, worksLastDay: '2016-03-31' })]).toEqual(['order']);
    expect([...findFaults({ ...complete, source: '' })]).toEqual(['source']);
    expect([...findFaults({ ...complete, source: '', illustrative: true })]).toEqual([]);
    expect([...findFaults(complete)]).toEqual([]);
    expect([...findFaults({ ...complete, reason: 'not-known' })]).toEqual(['reasonNote']);
    expect([...findFaults({ ...complete, reason: 'not-known', reasonNote: 'An old decision' })]).toEqual([]);
    expect([...findFaults({ ...complete, cost: { ...EMPTY_DRAFT.cost, capital: -1 } })]).toEqual(['cost']);
    expect([...findFaults({ ...complete, cost: { ...EMPTY_DRAFT.cost, currency: 'EURO' } })]).toEqual(['cost']);
  });

  it('has nothing to lose before the first entry, and then it has', () => {
    expect(hasEntries(EMPTY_DRAFT)).toBe(false);
    expect(hasEntries({ ...EMPTY_DRAFT, sites: [[0, 51]] })).toBe(true);
  });

  it('holds a place once, as far as its digits are written', () => {
    expect(holdsPoint([[-0.0312, 51.5682]], [-0.0312, 51.56820000001])).toBe(true);
    expect(holdsPoint([[-0.0312, 51.5682]], [-0.0312, 51.568201])).toBe(false);
  });
});

describe('the bars of the years', () => {
  it('name the part of a year that belongs to two parts of the study', () => {
    const rows = [
      { year: 2015, treated: 10, comparison: 100, part: 'before' },
      { year: 2016, treated: 3, comparison: 30, part: 'before' },
      { year: 2016, treated: 5, comparison: 50, part: 'works' },
    ];
    expect(toYearBars(rows, (part) => part).map((bar) => bar.label)).toEqual(['2015', '2016 before', '2016 works']);
  });

  it('are told to be raised exactly where the choice of reference sites looked', () => {
    const parts = ['before', 'works', 'after', 'outside'] as const;
    expect(parts.filter((part) => isRaised({ part }, true))).toEqual(['works', 'outside']);
    expect(parts.filter((part) => isRaised({ part }, false))).toEqual([]);
  });
});
