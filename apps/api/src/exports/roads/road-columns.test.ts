import { expect, it } from '@jest/globals';

import { isTooLongForCell, lineColumn, type ExportedRoad } from './road-columns.ts';

const roadOf = (line: readonly number[]): ExportedRoad => ({ line }) as unknown as ExportedRoad;

it('writes a line as well-known text', () => {
  expect(lineColumn('xlsx').valueOf(roadOf([23.5, 37.25, -1, 0]))).toBe('LINESTRING (23.5 37.25, -1 0)');
});

/** Excel refuses a workbook with a longer cell. */
it.each([
  [2_000, false],
  [3_000, true],
])('leaves a line out of a workbook where no cell can hold it, and only there: %d points', (points, isTooLong) => {
  const line = Array.from({ length: points * 2 }, (_, i) => 20 + (i % 9) / 8);
  const text = String(lineColumn('csv').valueOf(roadOf(line)));
  expect(text.split(', ')).toHaveLength(points);
  expect(text.length > 32_767).toBe(isTooLong);
  expect(isTooLongForCell(line)).toBe(isTooLong);
  expect(lineColumn('xlsx').valueOf(roadOf(line))).toBe(isTooLong ? null : text);
});
