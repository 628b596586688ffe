import {
  LONGEST_COUNT_HOURS,
  type CountBasis,
  type CountedSpeeds,
  type CountPeriod,
  type SpeedUnit,
  type TrafficCountDraft,
} from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { isRejected, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { MOST_PER_DAY, SPEED_RANGE } from './traffic-columns.ts';

const whole = (minimum: number, maximum: number): NumberRange => ({ minimum, maximum, whole: true, unknown: [] });

export const DURATIONS = whole(1, LONGEST_COUNT_HOURS);
const MEASURED = whole(0, 1_000_000_000);
const SPEEDS: NumberRange = { minimum: SPEED_RANGE[0], maximum: SPEED_RANGE[1], whole: false, unknown: [] };
const HOURS_PER_DAY = 24;

/** When a line was counted. */
export interface CountTime {
  readonly year: number;
  /** `null` for the average of a year. */
  readonly period: CountPeriod | null;
}

/** What differs between tables of counts: the template's, and one that a person has explained. */
export interface CountReading {
  /** What the table calls a column of the template. */
  readonly nameOf: (column: string) => string;
  readonly positions: readonly PositionColumns[];
  /** `null` with a remark that rejects the line or holds it back. */
  readonly parseTime: (row: SourceRow, remarks: RowRemark[]) => CountTime | null;
  /** Sums over directions would be wrong with one that nobody knows: `null` with a rejecting remark. */
  readonly parseDirection: (row: SourceRow, remarks: RowRemark[]) => string | null;
  readonly parseBasis: (row: SourceRow, remarks: RowRemark[]) => CountBasis | null;
  readonly parseSpeedUnit: (row: SourceRow, remarks: RowRemark[]) => SpeedUnit | null;
}

/**
 * One line as a count. Rejected: no site, no year, a short count without its duration, or a direction that nobody knows. Held back: a year or a day after the
 * import.
 */
export function parseCountLine(row: SourceRow, reading: CountReading): ParsedRow {
  const { nameOf, positions } = reading;
  const remarks: RowRemark[] = [];
  const siteSourceRecordId = parseKey(row, nameOf('count_site'), remarks);
  const time = reading.parseTime(row, remarks);
  const direction = reading.parseDirection(row, remarks);
  const held = remarks.filter(({ level }) => level === 'held');
  if (isRejected(remarks)) return { drafts: [], issues: remarks.filter(({ level }) => level === 'rejected') };
  if (time === null || direction === null || held.length > 0) return { drafts: [], issues: held };
  const { year, period } = time;
  const basis = reading.parseBasis(row, remarks);
  const position = positions.length === 0 ? null : parsePosition(row, positions, 'exact', remarks);
  const counts = parseCounts(row, reading, period?.hours ?? HOURS_PER_DAY, remarks);
  const speeds = parseSpeeds(row, reading, remarks);
  if (speeds === null && Object.values(counts).every((count) => count === null)) {
    remarks.push(remarkOn(row, nameOf('motor_vehicles'), 'VALUE_MISSING'));
  }
  const textOf = (column: string): string | null => (isBlank(row.text(nameOf(column))) ? null : row.text(nameOf(column)));
  const draft: TrafficCountDraft = {
    kind: 'traffic-count',
    siteSourceRecordId,
    roadName: textOf('road'),
    roadCategory: textOf('road_category'),
    startName: textOf('from'),
    endName: textOf('to'),
    linkLengthMeters: null,
    position,
    year,
    direction,
    period,
    counted: period !== null || basis === 'counted',
    ...counts,
    speeds,
    attributes: row.attributes(remarks, listUnreadColumns(positions, position)),
  };
  return { drafts: [draft], issues: remarks };
}

function parseCounts(row: SourceRow, { nameOf }: CountReading, hours: number, remarks: RowRemark[]) {
  const range = whole(0, MOST_PER_DAY * Math.ceil(hours / HOURS_PER_DAY));
  const countOf = (column: string): number | null => parseNumber(row, nameOf(column), range, remarks);
  return {
    allMotorVehicles: countOf('motor_vehicles'),
    pedalCycles: countOf('bicycles'),
    pedestrians: countOf('pedestrians'),
    twoWheeledMotorVehicles: countOf('powered_two_wheelers'),
    cars: countOf('cars_and_taxis'),
    buses: countOf('buses_and_coaches'),
    lightGoodsVehicles: countOf('light_goods'),
    heavyGoodsVehicles: countOf('heavy_goods'),
  };
}

function parseSpeeds(row: SourceRow, { nameOf, parseSpeedUnit }: CountReading, remarks: RowRemark[]): CountedSpeeds | null {
  const speedOf = (column: string): number | null => parseNumber(row, nameOf(column), SPEEDS, remarks);
  const [mean, v85] = [speedOf('mean_speed'), speedOf('speed_v85')];
  const measured = parseNumber(row, nameOf('measured_speeds'), MEASURED, remarks);
  const unit = parseSpeedUnit(row, remarks);
  if ((mean === null && v85 === null) || unit === null) return null;
  return { unit, mean, v85, measured };
}
