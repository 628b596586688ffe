import type { RepairCode } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import type { Area, RowRemark, SourceRow } from './import-format.ts';
import { checkOtherPositions, parsePosition, type PositionColumns } from './parse-position.ts';

/** What any file of degrees can hold. */
const WORLD: readonly PositionColumns[] = [
  { srid: 4326, first: 'longitude', second: 'latitude', firstRange: [-180, 180], secondRange: [-90, 90] },
];
const GREECE: Area = [19.5, 34.8, 28.3, 41.8];

function read(
  longitude: string,
  latitude: string,
  { area = null, repairs = [] }: { area?: Area | null; repairs?: readonly RepairCode[] } = {},
) {
  const texts: Readonly<Record<string, string>> = { longitude, latitude };
  const row: SourceRow = {
    text: (column) => texts[column] ?? '',
    has: (column) => column in texts,
    heading: (column) => column.toUpperCase(),
    decimalMark: '.',
    latestDay: { year: 2024, dayNumber: 20_000 },
    repairs: new Set(repairs),
    area,
    attributes: () => ({}),
    pick: () => ({}),
  };
  const remarks: RowRemark[] = [];
  return { row, position: parsePosition(row, WORLD, 'exact', remarks), remarks };
}

describe('a pair of degrees of a file that can lie anywhere', () => {
  it('that lost its separators can be told by where accidents are expected, and by nothing else', () => {
    expect(read('23727539', '37983810').remarks).toMatchObject([{ code: 'COORDINATE_OUT_OF_RANGE', column: 'LONGITUDE' }]);
    const lost = read('23727539', '37983810', { area: GREECE });
    expect(lost.position).toBeNull();
    expect(lost.remarks).toMatchObject([
      { code: 'COORDINATE_SEPARATOR_LOST', repair: { code: 'RESTORE_SEPARATOR', after: '23.727539 / 37.983810' } },
    ]);
    const restored = read('23727539', '37983810', { area: GREECE, repairs: ['RESTORE_SEPARATOR'] });
    expect(restored.position).toEqual({ srid: 4326, first: 23.727539, second: 37.98381, accuracy: 'exact' });
    expect(restored.remarks).toMatchObject([{ code: 'SEPARATOR_RESTORED' }]);
  });

  it('is taken as written wherever it lies, but at 0 / 0', () => {
    expect(read('-0.1276', '51.5072', { area: GREECE }).position).toMatchObject({ first: -0.1276, second: 51.5072 });
    expect(read('0', '0')).toMatchObject({ position: null, remarks: [{ code: 'COORDINATES_AT_ZERO', value: '0 / 0' }] });
    expect(read('0', '51.507').position).not.toBeNull();
  });

  it('with few decimals is approximate, and says so', () => {
    const coarse = read('23.73', '37.98');
    expect(coarse.position?.accuracy).toBe('approximate');
    expect(coarse.remarks).toMatchObject([{ code: 'COORDINATE_TRUNCATED', value: '23.73 / 37.98' }]);
  });

  it('beside the one that counts is judged, and neither repaired nor proposed to be', () => {
    const { row } = read('23727539', '37983810', { area: GREECE, repairs: ['RESTORE_SEPARATOR'] });
    const remarks: RowRemark[] = [];
    // Nothing depends on it: whoever accepts a repair changes nothing.
    const others = checkOtherPositions(row, WORLD, { srid: 2100, first: 475_000, second: 4_200_000, accuracy: 'exact' }, remarks);
    expect(others).toEqual([]);
    expect(remarks).toEqual([expect.not.objectContaining({ repair: expect.anything() as unknown })]);
    expect(remarks).toMatchObject([{ code: 'COORDINATES_UNUSED', value: '23727539 / 37983810' }]);
  });

  it('before the one that counts is no reason to repair either', () => {
    const texts: Readonly<Record<string, string>> = { x: '475000', y: '4200000' };
    for (const repairs of [[], ['RESTORE_SEPARATOR']] as const) {
      const { row } = read('23727539', '37983810', { area: GREECE, repairs });
      const both: SourceRow = { ...row, text: (column) => texts[column] ?? row.text(column), has: () => true };
      const metres: PositionColumns = { srid: 2100, first: 'x', second: 'y', firstRange: [1, 1e6], secondRange: [1, 1e7] };
      const remarks: RowRemark[] = [];
      expect(parsePosition(both, [...WORLD, metres], 'exact', remarks)).toMatchObject({ srid: 2100, first: 475_000 });
      expect(remarks).toEqual([expect.not.objectContaining({ repair: expect.anything() as unknown })]);
      expect(remarks).toMatchObject([{ code: 'COORDINATES_UNUSED', column: 'LONGITUDE' }]);
    }
  });

  it('that are metres of the own plane are said to be, and no separator is offered', () => {
    const { row } = read('265000', '4125000', { area: GREECE });
    const remarks: RowRemark[] = [];
    const own = {
      ...row,
      meters: [
        [94_000, 857_000],
        [3_850_000, 4_620_000],
      ],
    } satisfies SourceRow;
    expect(parsePosition(own, WORLD, 'exact', remarks)).toBeNull();
    expect(remarks).toEqual([expect.not.objectContaining({ repair: expect.anything() as unknown })]);
    expect(remarks).toMatchObject([{ code: 'COORDINATES_IN_METERS', value: '265000 / 4125000' }]);
  });
});
