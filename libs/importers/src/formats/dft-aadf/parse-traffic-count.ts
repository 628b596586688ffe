import type { TrafficCountDraft } from '@elektron/domain';
import { createCodeBook, isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { britishDegrees, britishNationalGrid, listUnreadColumns, parsePosition } from '../../parse-position.ts';
import { findNumber, isRejected, parseCode, parseKey, parseNumber, remarkOnFuture, type NumberRange } from '../../parse-value.ts';

/** The series begins in 2000 and is extended backwards by some releases to 1993; years that have not come are held back. */
const YEARS: NumberRange = { minimum: 1979, maximum: 9999, whole: true, unknown: [] };
/** Vehicles per day in one direction; the busiest motorway sections carry some 120,000. */
const FLOWS: NumberRange = { minimum: 0, maximum: 1_000_000, whole: false, unknown: [-1] };
/** Kilometres between two junctions. */
const LINK_LENGTHS: NumberRange = { minimum: 0, maximum: 200, whole: false, unknown: [-1] };
const METERS_PER_KILOMETER = 1000;

/** `C`: both directions together. Lower case occurs and means the same. */
const DIRECTIONS: ReadonlySet<string> = new Set(['N', 'S', 'E', 'W', 'C']);

const ESTIMATION_CODES = createCodeBook<boolean>([
  ['Counted', 'Counted', true],
  ['Estimated', 'Estimated', false],
]);
const MAJOR_ROAD_CODES = createCodeBook<boolean>([
  ['Major', 'Major', true],
  ['Minor', 'Minor', false],
]);
/** Trunk or principal, motorway or A road; minor B; minor C or unclassified. */
const ROAD_CATEGORIES: ReadonlySet<string> = new Set(['TM', 'TA', 'PM', 'PA', 'MB', 'MCU', 'M', 'B', 'C', 'U']);

const POSITIONS = [britishNationalGrid('easting', 'northing'), britishDegrees('longitude', 'latitude')];

/** The published numbers are rounded: of 280,459 lines all but six add up to within 2, and those six miss by hundreds. */
const SUM_TOLERANCE = 10;
const VEHICLE_CLASSES = ['two_wheeled_motor_vehicles', 'cars_and_taxis', 'buses_and_coaches', 'lgvs', 'all_hgvs'] as const;

/**
 * One line as a traffic count. Rejected: no count point, no year, or a direction that does not exist, because sums over directions would
 * be wrong. Held back: a year after the import.
 */
export function parseTrafficCount(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const siteSourceRecordId = parseKey(row, 'count_point_id', remarks);
  const year = parseYear(row, remarks);
  const direction = parseDirection(row, remarks);
  if (year > row.latestDay.year) remarkOnFuture(row, 'year', remarks);
  if (year > row.latestDay.year || isRejected(remarks)) return { drafts: [], issues: remarks };
  const draft: TrafficCountDraft = {
    kind: 'traffic-count',
    siteSourceRecordId,
    roadName: findText(row, 'road_name'),
    roadCategory: parseRoadCategory(row, remarks),
    startName: findText(row, 'start_junction_road_name'),
    endName: findText(row, 'end_junction_road_name'),
    linkLengthMeters: parseLinkLength(row, remarks),
    position: parsePosition(row, POSITIONS, 'exact', remarks),
    year,
    direction,
    period: null,
    counted: parseCode(row, 'estimation_method', ESTIMATION_CODES, remarks) ?? false,
    allMotorVehicles: parseNumber(row, 'all_motor_vehicles', FLOWS, remarks),
    pedalCycles: parseNumber(row, 'pedal_cycles', FLOWS, remarks),
    pedestrians: null,
    twoWheeledMotorVehicles: parseNumber(row, 'two_wheeled_motor_vehicles', FLOWS, remarks),
    cars: parseNumber(row, 'cars_and_taxis', FLOWS, remarks),
    buses: parseNumber(row, 'buses_and_coaches', FLOWS, remarks),
    lightGoodsVehicles: parseNumber(row, 'lgvs', FLOWS, remarks),
    heavyGoodsVehicles: parseNumber(row, 'all_hgvs', FLOWS, remarks),
    speeds: null,
    attributes: {},
  };
  checkSum(row, draft.allMotorVehicles, remarks);
  return { drafts: [{ ...draft, attributes: row.attributes(remarks, listUnreadColumns(POSITIONS, draft.position)) }], issues: remarks };
}

function parseYear(row: SourceRow, remarks: RowRemark[]): number {
  const text = row.text('year');
  const year = isBlank(text) ? undefined : findNumber(row, text);
  if (year !== undefined && Number.isInteger(year) && year >= YEARS.minimum && year <= YEARS.maximum) return year;
  remarks.push(remarkOn(row, 'year', isBlank(text) ? 'VALUE_MISSING' : 'DATE_INVALID', 'rejected'));
  return 0;
}

function parseDirection(row: SourceRow, remarks: RowRemark[]): string {
  const direction = row.text('direction_of_travel').toUpperCase();
  if (DIRECTIONS.has(direction)) return direction;
  remarks.push(remarkOn(row, 'direction_of_travel', isBlank(direction) ? 'VALUE_MISSING' : 'CODE_UNKNOWN', 'rejected'));
  return '';
}

function findText(row: SourceRow, column: string): string | null {
  const text = row.text(column);
  return isBlank(text) ? null : text;
}

/** The category as written: a new letter is a remark, and kept. */
function parseRoadCategory(row: SourceRow, remarks: RowRemark[]): string | null {
  const category = findText(row, 'road_category');
  if (category !== null && !ROAD_CATEGORIES.has(category)) remarks.push(remarkOn(row, 'road_category', 'CODE_UNKNOWN'));
  return category;
}

/** The length of the link; minor roads are points without one. */
function parseLinkLength(row: SourceRow, remarks: RowRemark[]): number | null {
  const isMajor = parseCode(row, 'road_type', MAJOR_ROAD_CODES, remarks);
  const kilometers = parseNumber(row, 'link_length_km', LINK_LENGTHS, remarks);
  if (kilometers !== null) return Math.round(kilometers * METERS_PER_KILOMETER);
  if (isMajor === true && row.text('link_length_km') === '') remarks.push(remarkOn(row, 'link_length_km', 'VALUE_MISSING'));
  return null;
}

/** The total against the sum of its classes, where all of them are written. */
function checkSum(row: SourceRow, total: number | null, remarks: RowRemark[]): void {
  if (total === null) {
    if (isBlank(row.text('all_motor_vehicles'))) remarks.push(remarkOn(row, 'all_motor_vehicles', 'VALUE_MISSING'));
    return;
  }
  let sum = 0;
  for (const column of VEHICLE_CLASSES) {
    const value = findNumber(row, row.text(column));
    if (value === undefined) return;
    sum += value;
  }
  if (Math.abs(sum - total) > SUM_TOLERANCE) {
    remarks.push(remarkOn(row, 'all_motor_vehicles', 'VALUES_CONTRADICT', 'warning', `${total} ≠ ${sum}`));
  }
}
