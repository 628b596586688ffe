import type { AccidentDraft, SourcePosition } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { composeTime } from '../../parse-moment.ts';
import { listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { findTime, isRejected, parseCode, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { tellAccidentType } from '../../tell-accident-type.ts';
import { UNKNOWN_CIRCUMSTANCES } from '../../unknown-circumstances.ts';
import { COLLISION_CODES, JUNCTION_CODES, LIGHT_CODES, WEATHER_CODES } from './baac-codes.ts';

const YEARS: NumberRange = { minimum: 0, maximum: 9999, whole: true, unknown: [] };
const MONTHS: NumberRange = { minimum: 1, maximum: 12, whole: true, unknown: [] };
const DAYS: NumberRange = { minimum: 1, maximum: 31, whole: true, unknown: [] };

/** France lies in four oceans. */
const POSITIONS: readonly PositionColumns[] = [
  { srid: 4326, first: 'long', second: 'lat', firstRange: [-180, 180], secondRange: [-60, 60] },
];
/** Until 2018 degrees are written in whole hundred-thousandths. */
const PARTS_OF_DEGREE = 100_000;
const WHOLE = /^-?\d{3,8}$/;

/** One line of "caractéristiques". Severity, road and surface stand in the other tables. Rejected: no number, or no year. */
export function parseAccident(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const sourceRecordId = parseKey(row, 'num_acc', remarks);
  const clock = parseClock(row, remarks);
  const time = composeTime(
    row,
    {
      year: parseYear(row, remarks),
      month: parseNumber(row, 'mois', MONTHS, remarks),
      day: parseNumber(row, 'jour', DAYS, remarks),
      ...clock,
    },
    { year: 'an', day: 'jour' },
    remarks,
  );
  if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
  const position = parsePlace(row, remarks);
  const address = row.text('adr');
  const draft: AccidentDraft = {
    kind: 'accident',
    ...UNKNOWN_CIRCUMSTANCES,
    sourceRecordId,
    severity: null,
    severityNative: '',
    time,
    position,
    ...tellAccidentType(parseCode(row, 'col', COLLISION_CODES, remarks)),
    light: parseCode(row, 'lum', LIGHT_CODES, remarks),
    weather: parseCode(row, 'atm', WEATHER_CODES, remarks),
    junction: parseCode(row, 'int', JUNCTION_CODES, remarks),
    roadName: isBlank(address) || address === '-1' ? null : address,
    speedUnit: 'km/h',
    attributes: row.attributes(remarks, listUnreadColumns(POSITIONS, position)),
  };
  return { drafts: [draft], issues: remarks };
}

/** Two digits until 2018. */
function parseYear(row: SourceRow, remarks: RowRemark[]): number | null {
  const year = parseNumber(row, 'an', YEARS, remarks);
  return year === null || year > 99 ? year : 2000 + year;
}

/** `16:05` since 2019; before, the digits without the noughts in front of them: `1605`, `905`, `5`. */
function parseClock(row: SourceRow, remarks: RowRemark[]): { hour: number; minute: number } | undefined {
  const text = row.text('hrmn');
  if (isBlank(text)) return undefined;
  const clock = findTime(/^\d{1,4}$/.test(text) ? text.padStart(4, '0').replace(/^(\d{2})/, '$1:') : text);
  if (clock === undefined) remarks.push(remarkOn(row, 'hrmn', 'TIME_INVALID'));
  return clock;
}

function parsePlace(row: SourceRow, remarks: RowRemark[]): SourcePosition | null {
  const [longitude, latitude] = [row.text('long'), row.text('lat')];
  const isScaled = WHOLE.test(longitude) && WHOLE.test(latitude);
  if (!isScaled) return parsePosition(row, POSITIONS, 'exact', remarks);
  const [first, second] = [Number(longitude) / PARTS_OF_DEGREE, Number(latitude) / PARTS_OF_DEGREE];
  if (Math.abs(first) <= 180 && Math.abs(second) <= 60) return { srid: 4326, first, second, accuracy: 'exact' };
  remarks.push(remarkOn(row, 'long', 'COORDINATE_OUT_OF_RANGE', 'warning', `${longitude} / ${latitude}`));
  return null;
}
