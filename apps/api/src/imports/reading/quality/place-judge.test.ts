import { metersBetween } from '@elektron/columns';
import { describeRepair, type AccidentDraft, type SourcePosition } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { createProjection } from '../project-position.ts';
import { PlaceJudge, type JudgedPlace } from './place-judge.ts';
import { boxEdges, greekTask } from './testing/greek-task.ts';

const at = (first: number, second: number, srid = 4326): SourcePosition => ({ srid, first, second, accuracy: 'exact' });
/** Syntagma in degrees and in metres of the Greek grid. */
const SYNTAGMA = at(23.735, 37.9755);
const [EAST, NORTH] = createProjection(2100).write(2100, 23.735, 37.9755);
const ATHENS = [{ id: 1, edges: boxEdges(23.68, 37.94, 23.79, 38.03) }];

function judge(position: SourcePosition, task = greekTask(), others: readonly SourcePosition[] = []): JudgedPlace {
  return new PlaceJudge(task).judge({ position } as AccidentDraft, others);
}
const codesOf = ({ remarks }: JudgedPlace): string[] => remarks.map(({ code, level }) => `${level} ${code}`);

describe('a place', () => {
  it('where it is expected is taken as it is', () => {
    for (const task of [greekTask(), greekTask({ territory: ATHENS })]) {
      expect(judge(SYNTAGMA, task)).toMatchObject({ position: SYNTAGMA, place: { longitudeE7: 237_350_000 }, remarks: [] });
      expect(judge(at(EAST, NORTH, 2100), task).remarks).toEqual([]);
    }
  });

  it('outside of the territory is a remark, or held', () => {
    const thessaloniki = at(22.944, 40.64);
    expect(codesOf(judge(thessaloniki))).toEqual([]);
    const warned = judge(thessaloniki, greekTask({ territory: ATHENS }));
    expect(warned.remarks).toEqual([{ code: 'OUTSIDE_BOUNDARY', level: 'warning', value: '40.640000 / 22.944000' }]);
    expect(warned.place).not.toBeNull();
    expect(codesOf(judge(thessaloniki, greekTask({ territory: ATHENS, outsideBoundary: 'held' })))).toEqual(['held OUTSIDE_BOUNDARY']);
  });

  it.each([
    ['degrees', at(37.9755, 23.735), SYNTAGMA],
    ['metres', at(NORTH, EAST, 2100), at(EAST, NORTH, 2100)],
  ])('in %s whose coordinates are swapped is said to be, and moved only where that was accepted', (_, swapped, right) => {
    for (const territory of [[], ATHENS]) {
      const asWritten = judge(swapped, greekTask({ territory }));
      expect(asWritten.position).toEqual(swapped);
      expect(codesOf(asWritten)).toContain('warning COORDINATES_SWAPPED');
      expect(asWritten.remarks[0]?.repair?.code).toBe('SWAP_COORDINATES');
      const repaired = judge(swapped, greekTask({ territory, repairs: ['SWAP_COORDINATES'] }));
      expect(repaired.position).toEqual(right);
      expect(repaired.place).toEqual(judge(right).place);
      expect(codesOf(repaired)).toEqual(['warning COORDINATES_SWAPPED_BACK']);
    }
  });

  it('is not said to be swapped where that would bring it elsewhere too', () => {
    expect(codesOf(judge(at(2.1, 41.4)))).toEqual(['warning COORDINATE_OUT_OF_RANGE']);
    expect(codesOf(judge(at(41.1, 25.4), greekTask({ territory: ATHENS })))).not.toContain('warning COORDINATES_SWAPPED');
  });

  it('in metres that lost their separator is said to have, and restored only where that was accepted', () => {
    const lost = at(Math.round(EAST * 100), Math.round(NORTH * 100), 2100);
    const task = greekTask({ territory: ATHENS });
    expect(judge(lost, task)).toMatchObject({ place: null, position: lost });
    expect(codesOf(judge(lost, task))).toEqual(['warning COORDINATE_SEPARATOR_LOST']);
    const repaired = judge(lost, greekTask({ territory: ATHENS, repairs: ['RESTORE_SEPARATOR'] }));
    expect(codesOf(repaired)).toEqual(['warning SEPARATOR_RESTORED']);
    expect(Math.abs((repaired.place?.longitudeE7 ?? 0) - 237_350_000)).toBeLessThan(10);
  });

  it('whose northing lacks a digit is said to be cut off', () => {
    expect(codesOf(judge(at(EAST, Math.trunc(NORTH / 10), 2100), greekTask({ territory: ATHENS })))).toEqual([
      'warning COORDINATE_DIGIT_LOST',
    ]);
  });
});

describe('two pairs of coordinates of a line', () => {
  const [ed50East, ed50North] = createProjection(2100).write(23_034, 23.735, 37.9755);

  it('may differ by what sources round', () => {
    expect(judge(at(Math.round(EAST / 10) * 10, Math.round(NORTH / 10) * 10, 2100), greekTask(), [SYNTAGMA]).remarks).toEqual([]);
  });

  it('may differ by what the written decimals leave open', () => {
    const grid = at(EAST, NORTH, 2100);
    // 67 m away, which is within half a thousandth of a degree each way.
    const [x, y] = createProjection(2100).write(2100, 23.7354, 37.9759);
    expect(judge(at(x, y, 2100), greekTask(), [at(23.735, 37.9754)]).remarks.map(({ code }) => code)).toEqual(['POSITIONS_DISAGREE']);
    expect(judge(at(x, y, 2100), greekTask(), [at(23.735, 37.975)]).remarks).toEqual([]);
    // A pair that only says about where it was tells nothing more than that.
    expect(judge(grid, greekTask(), [{ ...at(23.73, 37.98), accuracy: 'approximate' }]).remarks).toEqual([]);
    expect(judge({ ...at(23.73, 37.98), accuracy: 'approximate' }, greekTask(), [grid]).remarks).toEqual([]);
  });

  it('that differ as two datums do show which one is meant, and are read in it once accepted', () => {
    const written = at(ed50East, ed50North, 32_634);
    const suspected = judge(written, greekTask(), [SYNTAGMA]);
    expect(suspected.remarks).toMatchObject([{ code: 'DATUM_SUSPECTED', level: 'warning', repair: { code: 'DATUM_32634_23034' } }]);
    expect(suspected.position).toEqual(written);
    expect(suspected.remarks[0]?.value).toMatch(/^1\d\d m \(EPSG:32634\) → 0\.0 m \(EPSG:23034\)$/);
    const corrected = judge(written, greekTask({ repairs: ['DATUM_32634_23034'] }), [SYNTAGMA]);
    expect(corrected.remarks).toMatchObject([{ code: 'DATUM_CORRECTED' }]);
    expect(Math.abs((corrected.place?.longitudeE7 ?? 0) - 237_350_000)).toBeLessThanOrEqual(1);
  });

  it.each(['DATUM_4326_4121', 'DATUM_32634_2100'] as const)('that are %s: as far off as is said of it', (code) => {
    const apart = (longitude: number, latitude: number): number => {
      const place = createProjection(2100).locate(at(longitude, latitude, 4121))!;
      return metersBetween(place.longitudeE7, place.latitudeE7, longitude * 1e7, latitude * 1e7);
    };
    const said = Number(/about (\d+) metres/.exec(describeRepair(code).en)?.[1]);
    for (const [longitude, latitude] of [
      [23.735, 37.9755],
      [22.94, 40.64],
      [25.13, 35.34],
      [28.2, 36.4],
    ] as const) {
      expect(Math.abs(apart(longitude, latitude) - said)).toBeLessThan(5);
    }
    expect(describeRepair(code).el).toContain(`περίπου ${said} μέτρα`);
  });

  it('that no datum explains are said to disagree', () => {
    const far = judge(at(EAST + 400, NORTH, 2100), greekTask(), [SYNTAGMA]);
    expect(far.remarks).toEqual([{ code: 'POSITIONS_DISAGREE', level: 'warning', value: '400 m' }]);
  });
});
