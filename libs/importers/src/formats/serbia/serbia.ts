import type { PartialTime, Severity } from '@elektron/domain';
import { createCodeBook, isBlank } from '../../code-book.ts';
import {
  keptColumn,
  remarkOn,
  requiredColumn,
  usedColumn,
  type ImportFormat,
  type ParsedRow,
  type RowRemark,
  type SourceRow,
} from '../../import-format.ts';
import { composeTime } from '../../parse-moment.ts';
import { listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { findDate, findTime, isRejected, parseCode, parseKey } from '../../parse-value.ts';
import { tellAccidentType } from '../../tell-accident-type.ts';
import { UNKNOWN_CIRCUMSTANCES } from '../../unknown-circumstances.ts';
import { parseSerbianType } from './serbia-types.ts';

/*
 * The register of road accidents of Serbia (Ministry of the Interior, data.gov.rs): a workbook a year without a line of headings. About 200
 * accidents a year stand in two lines, which differ in their kind; the first counts.
 */

/** Injuries are not divided into serious and slight ones. */
const OUTCOME_CODES = createCodeBook<Severity>([
  ['', 'Sa mat.stetom', 'damage-only'],
  ['', 'Sa povredjenim', 'injury'],
  ['', 'Sa poginulim', 'fatal'],
]);

/**
 * WGS 84 degrees around Serbia, each with two digits before its decimal separator: in the workbook of 2024, whose degrees are numbers without their
 * separator and the zeros at their end, it is known where it was.
 */
const POSITIONS: readonly PositionColumns[] = [
  { srid: 4326, first: 'longitude', second: 'latitude', firstRange: [18.8, 23.1], secondRange: [41.8, 46.3] },
];

/** `01.01.2021,07:00`, or a cell with a date. */
const MOMENT = /^([^,\s]+)[,\s]\s*(\d{1,2}:\d{2}\S*)$/;

function parseAccident(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const sourceRecordId = parseKey(row, 'accident_id', remarks);
  const time = parseMoment(row, remarks);
  if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
  const severity = parseCode(row, 'outcome', OUTCOME_CODES, remarks);
  if (isBlank(row.text('outcome'))) remarks.push(remarkOn(row, 'outcome', 'VALUE_MISSING'));
  const position = parsePosition(row, POSITIONS, 'exact', remarks);
  const draft = {
    kind: 'accident',
    ...UNKNOWN_CIRCUMSTANCES,
    sourceRecordId,
    severity,
    severityNative: row.text('outcome'),
    time,
    position,
    ...tellAccidentType(parseSerbianType(row, remarks)),
    speedUnit: 'km/h',
    attributes: row.attributes(remarks, listUnreadColumns(POSITIONS, position)),
  } as const;
  return { drafts: [draft], issues: remarks };
}

function parseMoment(row: SourceRow, remarks: RowRemark[]): PartialTime | null {
  const text = row.text('date_time');
  const [, dateText = text, clockText = ''] = MOMENT.exec(text) ?? [];
  const date = findDate(dateText);
  if (date === undefined) {
    remarks.push(remarkOn(row, 'date_time', isBlank(text) ? 'VALUE_MISSING' : 'DATE_INVALID', 'rejected'));
    return null;
  }
  const clock = findTime(clockText);
  if (clock === undefined) remarks.push(remarkOn(row, 'date_time', clockText === '' ? 'VALUE_MISSING' : 'TIME_INVALID'));
  return composeTime(row, { ...date, ...clock }, { year: 'date_time', day: 'date_time' }, remarks);
}

const COLUMNS = [
  requiredColumn('accident_id', { inDraft: true }),
  requiredColumn('police_administration', { identifying: true }),
  keptColumn('municipality'),
  requiredColumn('date_time', { inDraft: true }),
  requiredColumn('longitude', { inDraft: true }),
  requiredColumn('latitude', { inDraft: true }),
  requiredColumn('outcome', { inDraft: true }),
  usedColumn('accident_type'),
  usedColumn('accident_description'),
];

export const serbia: ImportFormat = {
  id: 'serbia',
  labels: { el: 'Ατυχήματα της Σερβίας', en: 'Accidents of Serbia' },
  dataKind: 'accidents',
  speedUnit: null,
  mappingVersion: 'serbia/3',
  tables: [
    {
      id: 'accidents',
      labels: { el: 'Ατυχήματα (Σερβία)', en: 'Accidents (Serbia)' },
      draftKind: 'accident',
      refersTo: null,
      columns: COLUMNS,
      requiredOneOf: [],
      headless: {
        columns: COLUMNS.map(({ id }) => id),
        isLine: ([id = '', , , moment = '', , , outcome = '']) =>
          /^\d{4,10}$/.test(id.trim()) && MOMENT.test(moment.trim()) && !isBlank(outcome) && OUTCOME_CODES.find(outcome) !== undefined,
      },
      parseRow: parseAccident,
    },
  ],
};
