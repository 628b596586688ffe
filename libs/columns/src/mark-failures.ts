import { ACCIDENT_DIMENSION_IDS } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';
import type { AreaWindow, CompiledFilter, DayWindow } from './compile-filter.ts';
import { DIMENSION_COLUMNS } from './dimension-columns.ts';
import { INSIDE, UNCERTAIN, type PlaceMarks } from './place-marks.ts';

/**
 * Accidents looked at together, so that what is noted about them (some 6 bytes each) stays in the processor's second cache. Measured on a
 * million accidents: 65,536 takes two thirds of the time of 4,096 (calls weigh more) and of 1,048,576 (memory does).
 */
export const BLOCK = 65_536;

/** The date may lie inside the period and may lie outside: one bit after those of the dimensions. */
export const DATE_UNCERTAIN = 1 << ACCIDENT_DIMENSION_IDS.length;
/** The place may lie where the filter says and may lie elsewhere: one bit after that of the date. */
export const PLACE_UNCERTAIN = DATE_UNCERTAIN << 1;
/** Outside of the period, the area or the places. Two bits, so that it never counts as failing one thing only. */
const OUTSIDE = 0b11 << 14;

/**
 * Notes for the accidents `first` to `end` what of the filter each one fails: a bit per dimension, DATE_UNCERTAIN, PLACE_UNCERTAIN, OUTSIDE;
 * 0 passes.
 * @param failed at least `end - first` long; overwritten
 */
export function markFailures(columns: AccidentColumns, filter: CompiledFilter, first: number, end: number, failed: Uint16Array): void {
  failed.fill(0);
  if (filter.period !== null) markPeriod(columns, filter.period, first, end, failed);
  if (filter.area !== null) markArea(columns, filter.area, first, end, failed);
  if (filter.places !== null) markPlaceMarks(filter.places, first, end, failed);
  for (const { id, fails } of filter.selections) {
    const codes = DIMENSION_COLUMNS[id].codes(columns);
    if (codes instanceof Uint8Array) markBytes(codes, fails, first, end, failed);
    else markWords(codes, fails, first, end, failed);
  }
}

function markPeriod(columns: AccidentColumns, period: DayWindow, first: number, end: number, failed: Uint16Array): void {
  const { earliestDay, latestDay } = columns;
  for (let i = first; i < end; i += 1) {
    const earliest = earliestDay[i]!;
    const latest = latestDay[i]!;
    if (latest < period.start || earliest >= period.end) failed[i - first]! |= OUTSIDE;
    else if (earliest < period.start || latest >= period.end) failed[i - first]! |= DATE_UNCERTAIN;
  }
}

function markArea(columns: AccidentColumns, area: AreaWindow, first: number, end: number, failed: Uint16Array): void {
  const { longitudeE7, latitudeE7, located } = columns;
  const { west, south, east, north } = area;
  for (let i = first; i < end; i += 1) {
    const longitude = longitudeE7[i]!;
    const latitude = latitudeE7[i]!;
    const inside = longitude >= west && longitude <= east && latitude >= south && latitude <= north && located[i] === 1;
    if (!inside) failed[i - first]! |= OUTSIDE;
  }
}

function markPlaceMarks(places: PlaceMarks, first: number, end: number, failed: Uint16Array): void {
  for (let i = first; i < end; i += 1) {
    const mark = places[i]!;
    if (mark !== INSIDE) failed[i - first]! |= mark === UNCERTAIN ? PLACE_UNCERTAIN : OUTSIDE;
  }
}

// The same loop twice: one loop over both kinds of array would decide between them for every element.
function markBytes(codes: Uint8Array, fails: Uint16Array, first: number, end: number, failed: Uint16Array): void {
  for (let i = first; i < end; i += 1) failed[i - first]! |= fails[codes[i]!]!;
}

function markWords(codes: Uint16Array, fails: Uint16Array, first: number, end: number, failed: Uint16Array): void {
  for (let i = first; i < end; i += 1) failed[i - first]! |= fails[codes[i]!]!;
}
