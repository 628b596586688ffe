import type { AccidentDraft, CasualtyDraft, CasualtySeverity, LightCondition, PartialTime, RoadUser, Sex } from '@elektron/domain';
import { createCodeBook, isBlank } from '../../code-book.ts';
import { keptColumns, personColumns, requiredColumn, usedColumn } from '../../import-format.ts';
import { remarkOn, type ImportFormat, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { composeTime } from '../../parse-moment.ts';
import { britishDegrees, listUnreadColumns, parsePosition } from '../../parse-position.ts';
import { findDate, isRejected, parseCode, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { UNKNOWN_CIRCUMSTANCES } from '../../unknown-circumstances.ts';

/*
 * Casualties of Greater Manchester (police and Transport for Greater Manchester, prepared by Trafford Data Lab): one line a casualty, which
 * repeats what is known of its accident.
 */

const SEVERITY_CODES = createCodeBook<CasualtySeverity>([
  ['1', 'Fatal', 'fatal'],
  ['2', 'Serious', 'serious'],
  ['3', 'Slight', 'slight'],
]);

const MODE_CODES = createCodeBook<RoadUser>([
  ['', 'Car', 'car'],
  ['', 'Pedestrian', 'pedestrian'],
  ['', 'Pedal Cycle', 'bicycle'],
  ['', 'Powered 2 Wheeler', 'powered-two-wheeler'],
  // Light or heavy is not said.
  ['', 'Goods Vehicle', 'other'],
  ['', 'Taxi or private hire', 'taxi'],
  ['', 'Bus or Coach', 'bus'],
  ['', 'Tram', 'tram-train'],
  ['', 'Other Vehicle', 'other'],
]);

const LIGHT_CODES = createCodeBook<LightCondition>([
  ['', 'Daylight', 'daylight'],
  ['', 'Dark', 'dark-lighting-unknown'],
]);

const SEX_CODES = createCodeBook<Sex>(
  [
    ['', 'Female', 'female'],
    ['', 'Male', 'male'],
  ],
  ['-1', 'Not known', 'Unknown', 'Not traced'],
);

const HOURS: NumberRange = { minimum: 0, maximum: 23, whole: true, unknown: [] };
const SPEED_LIMITS: NumberRange = { minimum: 5, maximum: 80, whole: true, unknown: [-1] };
const CASUALTIES: NumberRange = { minimum: 1, maximum: 999, whole: true, unknown: [] };
const POSITIONS = [britishDegrees('lon', 'lat')];

/** What the line says of its accident and no field of it holds. */
const ACCIDENT_COLUMNS = ['output_time', 'number_vehicles', 'number_casualties', 'area_name'];

function parseLine(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const key = parseKey(row, 'arefno', remarks);
  const time = parseTime(row, remarks);
  if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
  const accident = parseAccident(row, key, time, remarks);
  const native = row.text('casualty_severity');
  if (isBlank(native)) remarks.push(remarkOn(row, 'casualty_severity', 'VALUE_MISSING'));
  const roadUser = parseCode(row, 'mode', MODE_CODES, remarks);
  const casualty: CasualtyDraft = {
    kind: 'casualty',
    accidentSourceRecordId: key,
    unitReference: '',
    casualtyReference: '',
    severity: parseCode(row, 'casualty_severity', SEVERITY_CODES, remarks),
    severityNative: native,
    casualtyClass: roadUser === 'pedestrian' ? roadUser : null,
    roadUser,
    sex: parseCode(row, 'sex', SEX_CODES, remarks),
    age: null,
    attributes: row.attributes(remarks),
  };
  const stated = { units: null, casualties: parseNumber(row, 'number_casualties', CASUALTIES, []) };
  return { drafts: [casualty, accident], issues: remarks, stated };
}

function parseTime(row: SourceRow, remarks: RowRemark[]): PartialTime | null {
  const text = row.text('date');
  const date = isBlank(text) ? undefined : findDate(text);
  if (date === undefined) {
    remarks.push(remarkOn(row, 'date', isBlank(text) ? 'VALUE_MISSING' : 'DATE_INVALID', 'rejected'));
    return null;
  }
  const { year, month, day } = date;
  return composeTime(row, { year, month, day, hour: parseNumber(row, 'hour', HOURS, remarks) }, { year: 'date' }, remarks);
}

function parseAccident(row: SourceRow, sourceRecordId: string, time: PartialTime, remarks: RowRemark[]): AccidentDraft {
  const position = parsePosition(row, POSITIONS, 'exact', remarks);
  const severityNative = row.text('collision_severity');
  if (isBlank(severityNative)) remarks.push(remarkOn(row, 'collision_severity', 'VALUE_MISSING'));
  return {
    kind: 'accident',
    ...UNKNOWN_CIRCUMSTANCES,
    sourceRecordId,
    severity: parseCode(row, 'collision_severity', SEVERITY_CODES, remarks),
    severityNative,
    time,
    position,
    light: parseCode(row, 'light_conditions', LIGHT_CODES, remarks),
    speedLimit: parseNumber(row, 'speed_limit', SPEED_LIMITS, remarks),
    speedUnit: 'mph',
    attributes: row.pick([...ACCIDENT_COLUMNS, ...listUnreadColumns(POSITIONS, position)]),
  };
}

export const greaterManchester: ImportFormat = {
  id: 'greater-manchester',
  labels: { el: 'Παθόντες του Greater Manchester', en: 'Casualties of Greater Manchester' },
  dataKind: 'accidents',
  speedUnit: 'mph',
  mappingVersion: 'greater-manchester/1',
  tables: [
    {
      id: 'casualties',
      labels: { el: 'Παθόντες (Greater Manchester)', en: 'Casualties (Greater Manchester)' },
      draftKind: 'casualty',
      refersTo: null,
      columns: [
        requiredColumn('arefno', { identifying: true, inDraft: true }),
        requiredColumn('date', { inDraft: true }),
        requiredColumn('collision_severity', { inDraft: true }),
        requiredColumn('casualty_severity', { inDraft: true }),
        requiredColumn('lon', { inDraft: true }),
        requiredColumn('lat', { inDraft: true }),
        ...['hour', 'mode', 'sex', 'light_conditions', 'speed_limit'].map((id) => usedColumn(id, { inDraft: true })),
        // Said by the date.
        ...keptColumns('year', 'month', 'day'),
        ...keptColumns(...ACCIDENT_COLUMNS),
        ...personColumns('ageband'),
      ],
      requiredOneOf: [],
      parseRow: parseLine,
    },
  ],
};
