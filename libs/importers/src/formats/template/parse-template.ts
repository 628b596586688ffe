import type { AccidentDraft, CasualtyDraft, CompassPoint, PartialTime, TrafficUnitDraft } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { foldText } from '../../fold-text.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { keepMotion } from '../../kept-motion.ts';
import { readDate, readTime, timeBesideDay } from '../../mapping/read-time.ts';
import { splitDateTime } from '../../mapping/recognise-values.ts';
import { composeTime } from '../../parse-moment.ts';
import { checkOtherPositions, listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { parseWord } from '../../parse-word.ts';
import { tellAccidentType } from '../../tell-accident-type.ts';
import { isRejected, parseCode, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { ACCIDENT_COLUMNS } from './accident-columns.ts';
import { CASUALTY_COLUMNS } from './party-columns.ts';
import { EXAMPLE_KEY, type TemplateColumn } from './template-column.ts';
import * as lists from './template-lists.ts';

const RECORD_NUMBER = 'accident_record_number';

/** Of a line that shows how lines are filled. */
const NO_RECORD: ParsedRow = { drafts: [], issues: [] };

const EXAMPLES: ReadonlySet<string> = new Set([EXAMPLE_KEY.el, EXAMPLE_KEY.en].map(foldText));
const LONGEST_EXAMPLE = 12;

/** True for a line that shows how lines are filled. */
export function isExample(row: SourceRow, column: string = RECORD_NUMBER): boolean {
  const text = row.text(column);
  return text.length <= LONGEST_EXAMPLE && EXAMPLES.has(foldText(text));
}

function rangeOf(columns: readonly TemplateColumn[], id: string): readonly [number, number] {
  const range = columns.find((column) => column.id === id)?.range;
  if (range === undefined) throw new RangeError(`no range of ${id}`);
  return range;
}

function wholeOf(columns: readonly TemplateColumn[], id: string): NumberRange {
  const [minimum, maximum] = rangeOf(columns, id);
  return { minimum, maximum, whole: true, unknown: [] };
}

const YEARS = wholeOf(ACCIDENT_COLUMNS, 'year');
const MONTHS = wholeOf(ACCIDENT_COLUMNS, 'month');
const SPEED_LIMITS = wholeOf(ACCIDENT_COLUMNS, 'speed_limit');
const AGES = wholeOf(CASUALTY_COLUMNS, 'age');

/** Degrees before metres: they need no system to be known. */
export const TEMPLATE_POSITIONS: readonly PositionColumns[] = (
  [
    [4326, 'longitude', 'latitude'],
    [2100, 'x_ggrs87', 'y_ggrs87'],
  ] as const
).map(([srid, first, second]) => ({
  srid,
  first,
  second,
  firstRange: rangeOf(ACCIDENT_COLUMNS, first),
  secondRange: rangeOf(ACCIDENT_COLUMNS, second),
}));

/** One line of the sheet of accidents. Rejected: no record number, or no year. Held back: a day after the import. */
export function parseAccident(row: SourceRow): ParsedRow {
  if (isExample(row)) return NO_RECORD;
  const remarks: RowRemark[] = [];
  const sourceRecordId = parseKey(row, RECORD_NUMBER, remarks);
  const time = parseTime(row, remarks);
  if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
  const severityNative = row.text('severity');
  if (isBlank(severityNative)) remarks.push(remarkOn(row, 'severity', 'VALUE_MISSING'));
  const accuracy = parseCode(row, 'accuracy_of_the_place', lists.PLACE_ACCURACY_LIST.codes, remarks) ?? 'exact';
  const position = parsePosition(row, TEMPLATE_POSITIONS, accuracy, remarks);
  const otherPositions = position === null ? [] : checkOtherPositions(row, TEMPLATE_POSITIONS, position, remarks);
  const fields = {
    severity: parseCode(row, 'severity', lists.SEVERITY_LIST.codes, remarks),
    ...tellAccidentType(parseCode(row, 'accident_type', lists.ACCIDENT_TYPE_LIST.codes, remarks)),
    light: parseCode(row, 'light', lists.LIGHT_LIST.codes, remarks),
    weather: parseCode(row, 'weather', lists.WEATHER_LIST.codes, remarks),
    roadType: parseCode(row, 'road_type', lists.ROAD_TYPE_LIST.codes, remarks),
    junction: parseCode(row, 'junction', lists.JUNCTION_LIST.codes, remarks),
    surface: parseCode(row, 'surface', lists.SURFACE_LIST.codes, remarks),
    speedLimit: parseNumber(row, 'speed_limit', SPEED_LIMITS, remarks),
    speedUnit: parseCode(row, 'unit_of_speed', lists.SPEED_UNIT_LIST.codes, remarks) ?? 'km/h',
    roadName: isBlank(row.text('road')) ? null : row.text('road'),
  } as const;
  const draft: AccidentDraft = {
    kind: 'accident',
    sourceRecordId,
    severityNative,
    time,
    position,
    ...fields,
    attributes: row.attributes(remarks, listUnreadColumns(TEMPLATE_POSITIONS, position)),
  };
  return { drafts: [draft], issues: remarks, otherPositions };
}

/** The date, else year, month and weekday. A cell of the date may hold the time as well: spreadsheets keep both in one. */
function parseTime(row: SourceRow, remarks: RowRemark[]): PartialTime | null {
  const [dateText, timeBeside = ''] = splitDateTime(row.text('date')) ?? [isBlank(row.text('date')) ? '' : row.text('date')];
  const isBeside = isBlank(row.text('time'));
  const timeText = isBeside ? timeBesideDay(timeBeside) : row.text('time');
  const clock = timeText === '' ? undefined : readTime(timeText, isBeside ? 'apart' : row.clockForm?.('time'));
  if (timeText !== '' && clock === undefined) remarks.push(remarkOn(row, isBeside ? 'date' : 'time', 'TIME_INVALID'));
  const date = dateText === '' ? undefined : readDate(dateText, 'day-first', row.latestDay.year);
  const weekday = parseCode(row, 'weekday', lists.WEEKDAY_LIST.codes, remarks);
  if (date !== undefined) return composeTime(row, { ...date, weekday, ...clock }, { year: 'date', weekday: 'weekday' }, remarks);
  const year = parseNumber(row, 'year', YEARS, remarks);
  if (dateText !== '') remarks.push(remarkOn(row, 'date', 'DATE_INVALID', year === null ? 'rejected' : 'warning'));
  const month = parseNumber(row, 'month', MONTHS, remarks);
  const columns = { year: year === null ? 'date' : 'year', weekday: 'weekday' };
  return composeTime(row, { year, month, weekday, ...clock }, columns, remarks);
}

/** South in Greek and north in English: alike on paper, so the language of the heading settles which letter is meant, and the other is not read. */
const LETTERS_ALIKE = { greek: { letter: '\u039d', point: 'south' }, latin: { letter: 'N', point: 'north' } } as const;

function parseCompass(row: SourceRow, column: string, remarks: RowRemark[]): CompassPoint | null {
  const { letter, point } = LETTERS_ALIKE[/\p{Script=Greek}/u.test(row.heading(column)) ? 'greek' : 'latin'];
  return row.text(column).replace(/\.$/, '').toUpperCase() === letter ? point : parseWord(row, column, 'compass', remarks);
}

/** One line of the sheet of vehicles and pedestrians. Rejected: no record number of the accident, or none of the unit. */
export function parseUnit(row: SourceRow): ParsedRow {
  if (isExample(row)) return NO_RECORD;
  const remarks: RowRemark[] = [];
  const accidentSourceRecordId = parseKey(row, RECORD_NUMBER, remarks);
  const unitReference = parseKey(row, 'unit_number', remarks);
  if (isRejected(remarks)) return { drafts: [], issues: remarks };
  const roadUserNative = row.text('kind_of_unit');
  if (isBlank(roadUserNative)) remarks.push(remarkOn(row, 'kind_of_unit', 'VALUE_MISSING'));
  const roadUser = parseCode(row, 'kind_of_unit', lists.ROAD_USER_LIST.codes, remarks);
  const motion = {
    movement: parseWord(row, 'movement', 'movement', remarks),
    from: parseCompass(row, 'direction_from', remarks),
    to: parseCompass(row, 'direction_to', remarks),
  };
  const draft: TrafficUnitDraft = {
    kind: 'traffic-unit',
    accidentSourceRecordId,
    unitReference,
    roadUser,
    roadUserNative,
    attributes: { ...row.attributes(remarks), ...keepMotion(motion) },
  };
  return { drafts: [draft], issues: remarks };
}

/** One line of the sheet of casualties. Rejected: no record number of the accident, or none of the casualty. */
export function parseCasualty(row: SourceRow): ParsedRow {
  if (isExample(row)) return NO_RECORD;
  const remarks: RowRemark[] = [];
  const accidentSourceRecordId = parseKey(row, RECORD_NUMBER, remarks);
  const casualtyReference = parseKey(row, 'casualty_number', remarks);
  const unitReference = isBlank(row.text('unit_number')) ? '' : parseKey(row, 'unit_number', remarks);
  if (isRejected(remarks)) return { drafts: [], issues: remarks };
  const severityNative = row.text('injury');
  if (isBlank(severityNative)) remarks.push(remarkOn(row, 'injury', 'VALUE_MISSING'));
  const casualtyClass = parseCode(row, 'class', lists.CASUALTY_CLASS_LIST.codes, remarks);
  const roadUser = parseCode(row, 'road_user', lists.ROAD_USER_LIST.codes, remarks);
  const draft: CasualtyDraft = {
    kind: 'casualty',
    accidentSourceRecordId,
    unitReference,
    casualtyReference,
    severity: parseCode(row, 'injury', lists.INJURY_LIST.codes, remarks),
    severityNative,
    casualtyClass,
    roadUser: roadUser ?? (casualtyClass === 'pedestrian' ? 'pedestrian' : null),
    sex: parseCode(row, 'sex', lists.SEX_LIST.codes, remarks),
    age: parseNumber(row, 'age', AGES, remarks),
    attributes: row.attributes(remarks),
  };
  return { drafts: [draft], issues: remarks };
}
