import type { PlaceAccuracy, SourcePosition } from '@elektron/domain';
import { isBlank } from './code-book.ts';
import { remarkOn, type RowRemark, type SourceRow } from './import-format.ts';
import { findNumber } from './parse-value.ts';

/** One of the ways in which a table says where: two columns in one reference system, and the range that it can hold. */
export interface PositionColumns {
  readonly srid: number;
  readonly first: string;
  readonly second: string;
  readonly firstRange: readonly [number, number];
  readonly secondRange: readonly [number, number];
}

/** OSGB36 / British National Grid; the ranges are those of its lettered squares, and the origin itself lies in the Atlantic. */
export function britishNationalGrid(first: string, second: string): PositionColumns {
  return { srid: 27700, first, second, firstRange: [1, 700_000], secondRange: [1, 1_300_000] };
}

/** WGS 84 degrees inside a box around Great Britain and its islands: swapped and zero coordinates fall out of it. */
export function britishDegrees(first: string, second: string): PositionColumns {
  return { srid: 4326, first, second, firstRange: [-9, 2.5], secondRange: [49, 61.5] };
}

/**
 * The position of a line, from the first pair of columns that holds one. A pair that is written and cannot be read is a remark even when
 * another pair helps; a line without any position is accepted with a remark, because it still counts in every total.
 */
export function parsePosition(
  row: SourceRow,
  choices: readonly PositionColumns[],
  accuracy: PlaceAccuracy,
  remarks: RowRemark[],
): SourcePosition | null {
  const before = remarks.length;
  for (const columns of choices) {
    if (!row.has(columns.first) || !row.has(columns.second)) continue;
    const position = parsePair(row, columns, accuracy, remarks);
    if (position !== null) return position;
  }
  const named = choices.find((columns) => row.has(columns.first)) ?? choices[0];
  if (remarks.length === before && named !== undefined) remarks.push(remarkOn(row, named.first, 'VALUE_MISSING'));
  return null;
}

/** A remark for every other pair of columns whose values cannot be a place either: they stay as written, and somebody may rely on them. */
export function checkOtherPositions(
  row: SourceRow,
  choices: readonly PositionColumns[],
  position: SourcePosition,
  remarks: RowRemark[],
): void {
  for (const columns of choices) {
    if (columns.srid !== position.srid && row.has(columns.first) && row.has(columns.second)) parsePair(row, columns, 'exact', remarks);
  }
}

/** The columns that a position was not taken from: what they say stands nowhere in the draft. */
export function listUnreadColumns(choices: readonly PositionColumns[], position: SourcePosition | null): readonly string[] {
  return choices.filter((columns) => columns.srid !== position?.srid).flatMap((columns) => [columns.first, columns.second]);
}

function parsePair(row: SourceRow, columns: PositionColumns, accuracy: PlaceAccuracy, remarks: RowRemark[]): SourcePosition | null {
  const firstText = row.text(columns.first);
  const secondText = row.text(columns.second);
  const firstBlank = isMissing(firstText);
  if (firstBlank || isMissing(secondText)) {
    if (firstBlank !== isMissing(secondText)) {
      remarks.push(remarkOn(row, firstBlank ? columns.first : columns.second, 'VALUE_MISSING'));
    }
    return null;
  }
  const first = findNumber(row, firstText);
  const second = findNumber(row, secondText);
  if (first === undefined || second === undefined) {
    remarks.push(remarkOn(row, first === undefined ? columns.first : columns.second, 'COORDINATE_NOT_A_NUMBER'));
    return null;
  }
  if (!isInside(first, columns.firstRange) || !isInside(second, columns.secondRange)) {
    remarks.push(remarkOn(row, columns.first, 'COORDINATE_OUT_OF_RANGE', 'warning', `${firstText} / ${secondText}`));
    return null;
  }
  return { srid: columns.srid, first, second, accuracy };
}

function isMissing(text: string): boolean {
  return isBlank(text) || text === '-1';
}

function isInside(value: number, [minimum, maximum]: readonly [number, number]): boolean {
  return value >= minimum && value <= maximum;
}
