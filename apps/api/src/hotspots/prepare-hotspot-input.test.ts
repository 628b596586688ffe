import { describe, expect, it } from '@jest/globals';
import { EVERY_ACCIDENT, getDayNumber, parseAccidentFilter } from '@elektron/domain';
import { UNKNOWN_DAY } from '@elektron/spatial-analysis';

import { createPlane } from '../common/plane.ts';
import { makeColumns, TEST_SRID } from '../common/testing/make-columns.ts';
import { prepareHotspotInput } from './prepare-hotspot-input.ts';
import { makeTown } from '../common/testing/make-town.ts';

const PLANE = createPlane(TEST_SRID);
const AT = { x: 537_000, y: 189_000 };

describe('the input of a run', () => {
  it('holds the located accidents under the filter in the order of the columns, and all located ones as known', () => {
    const columns = makeColumns([
      { ...AT, date: '2014-01-01', severity: 'slight' },
      { date: '2014-06-01', severity: 'fatal' },
      { x: 1, y: 2, date: '2015-01-01', severity: 'fatal' },
      { ...AT, x: 537_100, date: '2016', severity: 'fatal' },
    ]);
    const filter = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['fatal'] }] });
    const { input, accidents, notices } = prepareHotspotInput(columns, filter, 5, PLANE);
    expect(Array.from(accidents)).toEqual([2, 3]);
    expect(Array.from(input.points.x)).toEqual([1, 537_100]);
    expect(Array.from(input.points.y)).toEqual([2, 189_000]);
    expect(Array.from(input.severity)).toEqual([1, 1]);
    expect(Array.from(input.days!)).toEqual([getDayNumber('2015-01-01'), UNKNOWN_DAY]);
    expect(Array.from(input.knownPoints!.x)).toEqual([537_000, 1, 537_100]);
    expect(input.seed).toBe(5);
    expect(notices).toEqual([{ code: 'NOT_LOCATED', details: { accidents: 1 } }]);
  });

  it('divides by the filter’s period, else by what the records cover', () => {
    const columns = makeColumns([
      { ...AT, date: '2014-01-01' },
      { ...AT, date: '2018-12-31' },
    ]);
    const whole = prepareHotspotInput(columns, EVERY_ACCIDENT, 1, PLANE);
    expect(whole.period).toEqual({ start: '2014-01-01', end: '2019-01-01' });
    expect(whole.input.years).toBeCloseTo(1826 / 365.25, 12);
    const filter = parseAccidentFilter({ period: { start: '2018-01-01', end: '2019-01-01' } });
    expect(prepareHotspotInput(columns, filter, 1, PLANE).input.years).toBeCloseTo(365 / 365.25, 12);
  });

  it('says what an uncertain date or a period beyond the records leaves out', () => {
    const columns = makeColumns([
      { ...AT, date: '2015-05-05' },
      { ...AT, date: '2015' },
      { ...AT, date: '2015-12' },
      { ...AT, date: '2016' },
    ]);
    const filter = parseAccidentFilter({ period: { start: '2015-02-01', end: '2016-01-01' } });
    expect(prepareHotspotInput(columns, filter, 1, PLANE).notices).toEqual([{ code: 'DATE_UNCERTAIN', details: { accidents: 1 } }]);
    const longer = parseAccidentFilter({ period: { start: '2010-01-01', end: '2017-01-01' } });
    expect(prepareHotspotInput(columns, longer, 1, PLANE).notices).toEqual([
      { code: 'PERIOD_BEYOND_DATA', details: { start: '2015-01-01', end: '2016-12-31' } },
    ]);
  });

  it('looks for empty places only where the filter’s area certainly reaches', () => {
    const [west, south] = PLANE.toDegrees(537_200, 189_200);
    const [east, north] = PLANE.toDegrees(538_700, 190_600);
    const filter = parseAccidentFilter({ area: [west, south, east, north] });
    const { studyArea } = prepareHotspotInput(makeColumns(makeTown(300)), filter, 1, PLANE).input;
    const { minX, minY, maxX, maxY } = studyArea!;
    expect(maxX - minX).toBeGreaterThan(1_300);
    expect(maxY - minY).toBeGreaterThan(1_200);
    // Every place of the rectangle lies in the area.
    for (let step = 0; step <= 20; step += 1) {
      const x = minX + ((maxX - minX) * step) / 20;
      const y = minY + ((maxY - minY) * step) / 20;
      for (const [longitude, latitude] of [
        PLANE.toDegrees(x, minY),
        PLANE.toDegrees(x, maxY),
        PLANE.toDegrees(minX, y),
        PLANE.toDegrees(maxX, y),
      ]) {
        expect(longitude).toBeGreaterThanOrEqual(west - 1e-6);
        expect(longitude).toBeLessThanOrEqual(east + 1e-6);
        expect(latitude).toBeGreaterThanOrEqual(south - 1e-6);
        expect(latitude).toBeLessThanOrEqual(north + 1e-6);
      }
    }
    expect(prepareHotspotInput(makeColumns(makeTown(300)), EVERY_ACCIDENT, 1, PLANE).input.studyArea).toBeNull();
  });

  it('refuses when no accident is left', () => {
    const fatal = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['fatal'] }] });
    for (const columns of [
      makeColumns([]),
      makeColumns([{ ...AT, date: '2014', severity: 'slight' }]),
      makeColumns([{ date: '2014', severity: 'fatal' }]),
    ]) {
      expect(() => prepareHotspotInput(columns, fatal, 1, PLANE)).toThrow('NO_ACCIDENTS');
    }
  });
});
