import type { AccidentDraft, PartialTime, Severity, SourcePosition } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { foldText } from '../../fold-text.ts';
import { remarkOn, type RowRemark, type SourceRow } from '../../import-format.ts';
import { readDate, readTime, timeBesideDay } from '../../mapping/read-time.ts';
import { splitDateTime } from '../../mapping/recognise-values.ts';
import { composeTime } from '../../parse-moment.ts';
import { checkOtherPositions, listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { isRejected, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { parseWord } from '../../parse-word.ts';
import { readPlaceWords } from '../../read-place-words.ts';
import { tellAccidentType } from '../../tell-accident-type.ts';

/** Km/h. */
const SPEED_LIMITS: NumberRange = { minimum: 10, maximum: 130, whole: true, unknown: [0] };

/** The area of use of the Greek grid (EPSG:2100), and Greece in degrees: swapped and lost decimals fall out of both. */
const POSITIONS: readonly PositionColumns[] = [
  { srid: 2100, first: 'x', second: 'y', firstRange: [90_000, 1_060_000], secondRange: [3_800_000, 4_700_000] },
  { srid: 4326, first: 'longitude', second: 'latitude', firstRange: [19, 30], secondRange: [34, 42] },
];

const PLACE_COLUMNS = {
  road: 'road',
  crossRoad: 'crossing_road',
  houseNumber: 'house_number',
  kilometre: 'chainage',
  locality: 'municipality',
} as const;

/** Where a list writes that the line is its sum. */
const TOTAL_COLUMNS = ['form_number', 'counter', 'station', 'date', 'municipality'] as const;
const TOTAL = /^(?:γενικο )?συνολ(?:ο|α)(?: |$)/;

/** True for the line that sums the others up. */
export function isTotal(row: SourceRow): boolean {
  return TOTAL_COLUMNS.some((column) => TOTAL.test(foldText(row.text(column))));
}

/** Which accident a line tells of. */
export interface PoliceKey {
  readonly sourceRecordId: string;
  readonly time: PartialTime;
}

/** `null` with a remark that says why: no number of the form, no year, or a day after the import. */
export function readKey(row: SourceRow, remarks: RowRemark[]): PoliceKey | null {
  const number = parseKey(row, 'form_number', remarks);
  const time = parseTime(row, remarks);
  // Stations number their forms anew each year; some write the year behind the number, and then it is there twice.
  return time === null || isRejected(remarks) ? null : { sourceRecordId: `${time.year}/${number}`, time };
}

export interface ReadAccident {
  readonly draft: AccidentDraft;
  readonly otherPositions: readonly SourcePosition[];
  /** Columns of the place that does not count. */
  readonly unread: readonly string[];
}

/** The accident of a line, without attributes. @param severity with the source's words for it */
export function readAccident(
  row: SourceRow,
  key: PoliceKey,
  [severity, severityNative]: readonly [Severity | null, string],
  remarks: RowRemark[],
): ReadAccident {
  const position = parsePosition(row, POSITIONS, 'exact', remarks);
  const otherPositions = position === null ? [] : checkOtherPositions(row, POSITIONS, position, remarks);
  const draft: AccidentDraft = {
    kind: 'accident',
    ...key,
    severity,
    severityNative,
    position,
    ...tellAccidentType(parseWord(row, 'type_of_accident', 'accident-type', remarks)),
    light: parseWord(row, 'light', 'light', remarks),
    weather: parseWord(row, 'weather', 'weather', remarks),
    surface: parseWord(row, 'surface', 'surface', remarks),
    junction: parseWord(row, 'junction', 'junction', remarks),
    roadType: null,
    speedLimit: parseNumber(row, 'speed_limit', SPEED_LIMITS, remarks),
    speedUnit: 'km/h',
    roadName: composeRoadName(row),
    ...readPlaceWords(row, PLACE_COLUMNS),
    attributes: {},
  };
  return { draft, otherPositions, unread: listUnreadColumns(POSITIONS, position) };
}

function parseTime(row: SourceRow, remarks: RowRemark[]): PartialTime | null {
  const text = row.text('date');
  const [dateText, timeBeside = ''] = splitDateTime(text) ?? [isBlank(text) ? '' : text];
  const date = dateText === '' ? undefined : readDate(dateText, 'day-first', row.latestDay.year);
  if (date === undefined) {
    remarks.push(remarkOn(row, 'date', dateText === '' ? 'VALUE_MISSING' : 'DATE_INVALID', 'rejected'));
    return null;
  }
  const isBeside = isBlank(row.text('time'));
  const timeText = isBeside ? timeBesideDay(timeBeside) : row.text('time');
  const clock = timeText === '' ? undefined : readTime(timeText, isBeside ? 'apart' : row.clockForm?.('time'));
  if (timeText !== '' && clock === undefined) remarks.push(remarkOn(row, isBeside ? 'date' : 'time', 'TIME_INVALID'));
  const { year, month, day } = date;
  return composeTime(row, { year, month, day, ...clock }, { year: 'date' }, remarks);
}

/** `Ιάσονος 12`, `Ιάσονος & Γαμβέτα`, `Ε.Ο. Βόλου–Λάρισας, χ/θ 12+400`: all that is said of a place without coordinates. */
function composeRoadName(row: SourceRow): string | null {
  const said = (column: string): string => (isBlank(row.text(column)) ? '' : row.text(column));
  const [road, number, crossing, chainage] = ['road', 'house_number', 'crossing_road', 'chainage'].map(said) as [
    string,
    string,
    string,
    string,
  ];
  const street =
    crossing === '' ? [road, number].filter((part) => part !== '').join(' ') : [road, crossing].filter((part) => part !== '').join(' & ');
  const parts = [street, chainage === '' ? '' : `χ/θ ${chainage}`].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}
