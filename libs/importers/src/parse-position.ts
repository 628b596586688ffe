import type { LineRepair, PlaceAccuracy, RowIssueCode, SourcePosition } from '@elektron/domain';
import { isBlank } from './code-book.ts';
import { remarkOn, type Area, type RowRemark, type SourceRow } from './import-format.ts';
import { findNumber } from './parse-value.ts';
import { findCoordinateFault, type WrittenPair } from './quality/coordinate-fault.ts';
import { areDegreesExact } from './quality/cut-off-digits.ts';
import { isWithin, type ValueRange } from './quality/lost-separator.ts';

/** One of the ways in which a table says where: two columns in one reference system, and the range that it can hold. */
export interface PositionColumns {
  readonly srid: number;
  readonly first: string;
  readonly second: string;
  readonly firstRange: ValueRange;
  readonly secondRange: ValueRange;
}

/** Degrees of WGS 84: the only system here whose numbers are degrees. */
const WGS84 = 4326;

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
    if (!hasPair(row, columns)) continue;
    const pair = readPair(row, columns);
    const isBeside = !pair.isPlace && choices.some((other) => other !== columns && hasPair(row, other) && readPair(row, other).isPlace);
    const position = parsePair(row, columns, pair, accuracy, remarks, isBeside);
    if (position !== null) return position;
  }
  const named = choices.find((columns) => row.has(columns.first)) ?? choices[0];
  if (remarks.length === before && named !== undefined) remarks.push(remarkOn(row, named.first, 'VALUE_MISSING'));
  return null;
}

/**
 * The places that the other pairs of columns of a line show, with a remark for each whose values cannot be a place: they stay as written, and
 * somebody may rely on them. Where a pair shows another place than the one that counts, whoever knows of projections can tell.
 */
export function checkOtherPositions(
  row: SourceRow,
  choices: readonly PositionColumns[],
  position: SourcePosition,
  remarks: RowRemark[],
): SourcePosition[] {
  const others: SourcePosition[] = [];
  for (const columns of choices) {
    if (columns.srid === position.srid || !hasPair(row, columns)) continue;
    const other = parsePair(row, columns, readPair(row, columns), 'exact', remarks, true);
    if (other !== null) others.push(other);
  }
  return others;
}

/** The columns that a position was not taken from: what they say stands nowhere in the draft. */
export function listUnreadColumns(choices: readonly PositionColumns[], position: SourcePosition | null): readonly string[] {
  const known = unreadColumns.get(choices) ?? new Map<number | undefined, readonly string[]>();
  unreadColumns.set(choices, known);
  const unread =
    known.get(position?.srid) ??
    choices.filter((columns) => columns.srid !== position?.srid).flatMap((columns) => [columns.first, columns.second]);
  known.set(position?.srid, unread);
  return unread;
}

/** By the choices of a format and the system of the position: asked for every line. */
const unreadColumns = new WeakMap<readonly PositionColumns[], Map<number | undefined, readonly string[]>>();

function hasPair(row: SourceRow, { first, second }: PositionColumns): boolean {
  return row.has(first) && row.has(second);
}

/** What two columns of a line hold. */
interface ReadPair {
  readonly texts: readonly [string, string];
  /** undefined where there is no number. */
  readonly first: number | undefined;
  readonly second: number | undefined;
  /** A place that needs no repair. */
  readonly isPlace: boolean;
}

function readPair(row: SourceRow, columns: PositionColumns): ReadPair {
  const texts = [row.text(columns.first), row.text(columns.second)] as const;
  const [first, second] = [findNumber(row, texts[0]), findNumber(row, texts[1])];
  return { texts, first, second, isPlace: isPlace(columns, first, second) && !texts.some(isMissing) };
}

/** @param isBeside the place is taken from another pair: nothing of this one is repaired, since nothing depends on it */
function parsePair(
  row: SourceRow,
  columns: PositionColumns,
  { texts, first, second }: ReadPair,
  accuracy: PlaceAccuracy,
  remarks: RowRemark[],
  isBeside: boolean,
): SourcePosition | null {
  const firstBlank = isMissing(texts[0]);
  if (firstBlank || isMissing(texts[1])) {
    if (firstBlank !== isMissing(texts[1])) {
      remarks.push(remarkOn(row, firstBlank ? columns.first : columns.second, 'VALUE_MISSING'));
    }
    return null;
  }
  if (isBeside && !isPlace(columns, first, second)) {
    remarks.push(remarkOn(row, columns.first, 'COORDINATES_UNUSED', 'warning', texts.join(' / ')));
    return null;
  }
  if (first === undefined || second === undefined) {
    remarks.push(remarkOn(row, first === undefined ? columns.first : columns.second, 'COORDINATE_NOT_A_NUMBER'));
    return null;
  }
  const isDegrees = columns.srid === WGS84;
  if (!isPlace(columns, first, second)) {
    const { meters } = row;
    const pair: WrittenPair = {
      texts,
      values: [first, second],
      ranges: rangesOf(columns, row.area),
      ...(isDegrees && meters !== undefined && { meters }),
    };
    return repairPair(row, columns, pair, accuracy, remarks);
  }
  const isExact = !isDegrees || areDegreesExact(texts);
  if (!isExact && !isBeside) remarks.push(remarkOn(row, columns.first, 'COORDINATE_TRUNCATED', 'warning', texts.join(' / ')));
  return { srid: columns.srid, first, second, accuracy: isExact ? accuracy : coarser(accuracy) };
}

function isPlace({ firstRange, secondRange }: PositionColumns, first: number | undefined, second: number | undefined): boolean {
  return (
    first !== undefined &&
    second !== undefined &&
    isWithin(first, firstRange) &&
    isWithin(second, secondRange) &&
    (first !== 0 || second !== 0)
  );
}

/** What a fault is called once it was put right. */
const REPAIRED: Readonly<Record<LineRepair, RowIssueCode>> = {
  RESTORE_SEPARATOR: 'SEPARATOR_RESTORED',
  SWAP_COORDINATES: 'COORDINATES_SWAPPED_BACK',
};

/** Says what is wrong with a pair; it is a place only where a person has accepted what would make it one. */
function repairPair(
  row: SourceRow,
  columns: PositionColumns,
  pair: WrittenPair,
  accuracy: PlaceAccuracy,
  remarks: RowRemark[],
): SourcePosition | null {
  const { code, repair } = findCoordinateFault(pair);
  const before = pair.texts.join(' / ');
  if (repair === null) {
    remarks.push(remarkOn(row, columns.first, code, 'warning', before));
    return null;
  }
  const after = repair.texts.join(' / ');
  const isAccepted = row.repairs.has(repair.code);
  const remark = remarkOn(row, columns.first, isAccepted ? REPAIRED[repair.code] : code, 'warning', `${before} → ${after}`);
  remarks.push({ ...remark, repair: { code: repair.code, before, after } });
  if (!isAccepted) return null;
  const [first, second] = repair.texts.map((text) => Number(text.replace(',', '.'))) as [number, number];
  const isExact = columns.srid !== WGS84 || areDegreesExact(repair.texts);
  return { srid: columns.srid, first, second, accuracy: isExact ? accuracy : coarser(accuracy) };
}

/** What two columns can hold where places of an area are expected: of degrees the area, of metres what was declared. */
function rangesOf({ srid, firstRange, secondRange }: PositionColumns, area: Area | null): WrittenPair['ranges'] {
  if (srid !== WGS84 || area === null) return [firstRange, secondRange];
  const [west, south, east, north] = area;
  return [narrow(firstRange, [west, east]), narrow(secondRange, [south, north])];
}

/** A range within another one; itself where the two have nothing in common. */
function narrow(range: ValueRange, other: ValueRange): ValueRange {
  const [minimum, maximum] = [Math.max(range[0], other[0]), Math.min(range[1], other[1])];
  return minimum < maximum ? [minimum, maximum] : range;
}

function coarser(accuracy: PlaceAccuracy): PlaceAccuracy {
  return accuracy === 'exact' ? 'approximate' : accuracy;
}

function isMissing(text: string): boolean {
  return isBlank(text) || text === '-1';
}
