import { weekdayOfDayNumber, type AccidentDraft, type JunctionType, type PartialTime, type RoadType } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { dayOfInstant } from '../../parse-instant.ts';
import { britishDegrees, britishNationalGrid, checkOtherPositions, listUnreadColumns, parsePosition } from '../../parse-position.ts';
import { findDate, findTime, isRejected, parseCode, parseKey, parseNumber, remarkOnFuture, type NumberRange } from '../../parse-value.ts';
import {
  JUNCTION_CODES,
  LIGHT_CODES,
  ROAD_CLASS_CODES,
  ROAD_TYPE_CODES,
  SEVERITY_CODES,
  SURFACE_CODES,
  WEATHER_CODES,
  WEEKDAY_CODES,
  type RoadClass,
} from './stats19-codes.ts';

/** Where all of its accidents are. */
const TIME_ZONE = 'Europe/London';
/** STATS19 began in 1979. A year of four digits that has not come yet is held back by its own remark. */
const YEARS: NumberRange = { minimum: 1979, maximum: 9999, whole: true, unknown: [-1] };
/** Miles per hour; 99 is "unknown (self reported)". */
const SPEED_LIMITS: NumberRange = { minimum: 5, maximum: 80, whole: true, unknown: [-1, 99] };
/** An accident has at least one vehicle and one casualty; the largest on record have some hundred of each. */
const INVOLVED: NumberRange = { minimum: 1, maximum: 999, whole: true, unknown: [-1] };
const ROAD_NUMBERS: NumberRange = { minimum: 1, maximum: 9999, whole: true, unknown: [-1, 0] };

/** The grid comes first: the degrees of a release are computed from it. Positions are recorded to 10 m or better. */
const POSITIONS = [britishNationalGrid('location_easting_osgr', 'location_northing_osgr'), britishDegrees('longitude', 'latitude')];

/**
 * One line of the collisions table as an accident.
 * Rejected: no record number, or no year. Held back: a day or a year after the import. Everything else that cannot be read is unknown, so that the accident still counts.
 */
export function parseCollision(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const sourceRecordId = parseKey(row, 'accident_index', remarks);
  const severity = parseCode(row, 'accident_severity', SEVERITY_CODES, remarks);
  if (isBlank(row.text('accident_severity'))) remarks.push(remarkOn(row, 'accident_severity', 'VALUE_MISSING'));
  const time = parseTime(row, remarks);
  if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
  const roadType = parseCode(row, 'road_type', ROAD_TYPE_CODES, remarks);
  const fields = {
    position: parsePosition(row, POSITIONS, 'exact', remarks),
    light: parseCode(row, 'light_conditions', LIGHT_CODES, remarks),
    weather: parseCode(row, 'weather_conditions', WEATHER_CODES, remarks),
    surface: parseCode(row, 'road_surface_conditions', SURFACE_CODES, remarks),
    junction: parseJunction(row, roadType, remarks),
    speedLimit: parseNumber(row, 'speed_limit', SPEED_LIMITS, remarks),
    roadName: parseRoadName(row, remarks),
  };
  // Kept as attributes, and compared with the lines of the other tables.
  const stated = {
    units: parseNumber(row, 'number_of_vehicles', INVOLVED, remarks),
    casualties: parseNumber(row, 'number_of_casualties', INVOLVED, remarks),
  };
  const draft: AccidentDraft = {
    kind: 'accident',
    sourceRecordId,
    severity,
    severityNative: row.text('accident_severity'),
    time,
    ...fields,
    roadType,
    speedUnit: 'mph',
    attributes: row.attributes(remarks, listUnreadColumns(POSITIONS, fields.position)),
  };
  const otherPositions = fields.position === null ? [] : checkOtherPositions(row, POSITIONS, fields.position, remarks);
  return { drafts: [draft], issues: remarks, otherPositions, stated };
}

/**
 * The time of a line, in local time as written; `null` with a rejecting remark when not even the year is known, and with a remark that
 * holds the line back when it lies after the import: one such year would stretch the period of all records.
 * A date that does not exist (30 February) keeps its year: the accident stays in the totals of the year while month and day, of which one
 * must be wrong, are unknown.
 */
function parseTime(row: SourceRow, remarks: RowRemark[]): PartialTime | null {
  const text = row.text('date');
  const date = isBlank(text) ? undefined : findDate(dayOfInstant(text, TIME_ZONE));
  const statedYear = parseNumber(row, 'accident_year', YEARS, remarks);
  const weekday = parseCode(row, 'day_of_week', WEEKDAY_CODES, remarks);
  const clock = parseClock(row, remarks);
  if (date?.exists === true && isYear(date.year)) {
    if (date.dayNumber > row.latestDay.dayNumber) return refuseFuture(row, 'date', remarks);
    const ownWeekday = weekdayOfDayNumber(date.dayNumber);
    if (weekday !== null && weekday !== ownWeekday) remarks.push(remarkOn(row, 'day_of_week', 'WEEKDAY_CONTRADICTS_DATE'));
    if (statedYear !== null && statedYear !== date.year) {
      remarks.push(remarkOn(row, 'accident_year', 'VALUES_CONTRADICT', 'warning', `${statedYear} ≠ ${text}`));
    }
    return { year: date.year, month: date.month, day: date.day, weekday: ownWeekday, ...clock };
  }
  const year = statedYear ?? (date !== undefined && isYear(date.year) ? date.year : null);
  if (year === null) {
    remarks.push(remarkOn(row, 'date', isBlank(text) ? 'VALUE_MISSING' : 'DATE_INVALID', 'rejected'));
    return null;
  }
  if (year > row.latestDay.year) return refuseFuture(row, statedYear === null ? 'date' : 'accident_year', remarks);
  remarks.push(remarkOn(row, 'date', isBlank(text) ? 'VALUE_MISSING' : 'DATE_YEAR_ONLY'));
  return { year, month: null, day: null, weekday, ...clock };
}

function refuseFuture(row: SourceRow, column: string, remarks: RowRemark[]): null {
  remarkOnFuture(row, column, remarks);
  return null;
}

function isYear(year: number): boolean {
  return year >= YEARS.minimum && year <= YEARS.maximum;
}

function parseClock(row: SourceRow, remarks: RowRemark[]): Pick<PartialTime, 'hour' | 'minute'> {
  const text = row.text('time');
  if (isBlank(text) || text === '-1') return UNKNOWN_CLOCK;
  const clock = findTime(text);
  if (clock !== undefined) return clock;
  remarks.push(remarkOn(row, 'time', 'TIME_INVALID'));
  return UNKNOWN_CLOCK;
}

const UNKNOWN_CLOCK = { hour: null, minute: null } as const;

/**
 * The junction. Since the 2024 specification "not at junction" also covers roundabouts and slip roads, which only the historic column or
 * the road type tells; those files are known by their historic column.
 */
function parseJunction(row: SourceRow, roadType: RoadType | null, remarks: RowRemark[]): JunctionType | null {
  const junction = parseCode(row, 'junction_detail', JUNCTION_CODES, remarks);
  if (!row.has('junction_detail_historic')) return junction;
  const historic = parseCode(row, 'junction_detail_historic', JUNCTION_CODES, remarks);
  if (historic !== null) return historic;
  if (junction === 'none' && (roadType === 'roundabout' || roadType === 'slip-road')) return roadType;
  return junction;
}

/** `A104`, `B160`, `M11`, `A1(M)`; roads of class C and unclassified ones have no public number. */
function parseRoadName(row: SourceRow, remarks: RowRemark[]): string | null {
  const roadClass = parseCode(row, 'first_road_class', ROAD_CLASS_CODES, remarks);
  const number = parseNumber(row, 'first_road_number', ROAD_NUMBERS, remarks);
  if (roadClass === null || number === null) return null;
  const [before, after] = ROAD_NAME_PARTS[roadClass] ?? [];
  return before === undefined ? null : `${before}${number}${after ?? ''}`;
}

const ROAD_NAME_PARTS: Readonly<Partial<Record<RoadClass, readonly [before: string, after: string]>>> = {
  motorway: ['M', ''],
  'a-motorway': ['A', '(M)'],
  a: ['A', ''],
  b: ['B', ''],
};
