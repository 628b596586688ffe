import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sitesIn } from './count-sites.tsx';
import { coverageOf } from './coverage.ts';
import { freePart, moveInto, type ScreenBox } from './free-part.ts';
import { containsArea, isPanelOpen, middleOf, startOf } from './overview-view.ts';

describe('a period against the records', () => {
  const records = { start: '2014-01-03', end: '2018-12-30' };

  it.each([
    [null, false, 'within'],
    [{ start: '2018-01-01', end: '2019-01-01' }, false, 'within'],
    [{ start: '2018-01-01', end: '2020-01-01' }, true, 'partly'],
    [{ start: '2010-01-01', end: '2031-01-01' }, true, 'partly'],
    [{ start: '2030-01-01', end: '2031-01-01' }, true, 'none'],
    [{ start: '2000-01-01', end: '2014-01-03' }, true, 'none'],
  ] as const)('%j, beyond: %s, is %s', (period, beyond, coverage) => {
    expect(coverageOf(period, records, beyond)).toBe(coverage);
    expect(coverageOf(period, null, beyond)).toBe('within');
  });
});

describe('where the map opens', () => {
  const view = { map: { longitude: 0, latitude: 51, zoom: 15 }, spot: null, accident: null, site: null };
  const area = [0, 51, 1, 52] as const;

  it('is the area of a link, whatever part of it the sender saw; at an opened place it is the position of the link', () => {
    expect(startOf(view, area)).toBe(area);
    expect(startOf(view, null)).toBe(view.map);
    expect(startOf({ ...view, map: null }, null)).toBeNull();
    expect(startOf({ ...view, accident: 'a' }, area)).toBe(view.map);
    expect(startOf({ ...view, map: null, spot: [0.1, 51, 0.2, 51.1] }, area)).toEqual([0.1, 51, 0.2, 51.1]);
  });

  it('knows whether everything is in view, and whether a panel is open', () => {
    expect(containsArea([0, 0, 2, 2], [0, 0, 1, 2])).toBe(true);
    expect(containsArea([0, 0, 2, 2], [0, 0, 1, 2.1])).toBe(false);
    const closed = { list: false, spot: null, accident: null, site: null };
    expect([isPanelOpen(closed), isPanelOpen({ ...closed, site: 'x' }), isPanelOpen({ ...closed, list: true })]).toEqual([
      false,
      true,
      true,
    ]);
    expect(middleOf('0,51,1,52')).toEqual({ longitude: 0.5, latitude: 51.5 });
  });
});

describe('a place under a panel', () => {
  const map: ScreenBox = { left: 80, top: 100, right: 840, bottom: 860 };
  const beside: ScreenBox = { left: 92, top: 112, right: 432, bottom: 826 };
  const phone: ScreenBox = { left: 0, top: 100, right: 390, bottom: 520 };
  const below: ScreenBox = { left: 0, top: 270, right: 390, bottom: 844 };

  it('moves to the middle of what is free: beside the panel, or above it on a phone', () => {
    expect(freePart(map, beside)).toEqual({ ...map, left: 432 });
    expect(freePart(phone, below)).toEqual({ ...phone, bottom: 270 });
    expect(moveInto(freePart(map, beside), { x: 200, y: 480 })).toEqual({ x: 436, y: 0 });
  });

  it('stands free afterwards, and what stands free is left where it is', () => {
    const at = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(at, fc.constantFrom([map, beside] as const, [phone, below] as const, [map, null] as const), (place, [whole, panel]) => {
        const free = freePart(whole, panel);
        const move = moveInto(free, place);
        const [x, y] = [place.x + move.x, place.y + move.y];
        expect(x > free.left && x < free.right && y > free.top && y < free.bottom).toBe(true);
        expect(moveInto(free, { x, y })).toEqual({ x: 0, y: 0 });
      }),
    );
  });
});

describe('the count sites of a view', () => {
  it('are those inside of it, busiest first', () => {
    const site = (longitude: number, annualAverageDailyTraffic: number | null) => ({ longitude, latitude: 51, annualAverageDailyTraffic });
    const found = sitesIn([site(0.5, null), site(0.1, 100), site(0.2, 900), site(3, 5000)], [0, 50, 1, 52]);
    expect(found.map(({ annualAverageDailyTraffic }) => annualAverageDailyTraffic)).toEqual([900, 100, null]);
  });
});
