import type { RoadUser, Severity } from '@elektron/domain';
import { createCodeBook } from '../../code-book.ts';
import { remarkOn, requiredColumn, type ImportFormat, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { composeTime } from '../../parse-moment.ts';
import { listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { parseCode, parseNumber, type NumberRange } from '../../parse-value.ts';
import { UNKNOWN_CIRCUMSTANCES } from '../../unknown-circumstances.ts';

/*
 * Road accidents known to the police in Helsinki (City of Helsinki, Urban Environment Division): year, place, severity and kind of party.
 */

/** Injuries are not divided into serious and slight ones. */
const SEVERITY_CODES = createCodeBook<Severity>([
  ['1', 'omaisuusvahinko', 'damage-only'],
  ['2', 'loukkaantuminen', 'injury'],
  ['3', 'kuolema', 'fatal'],
]);

/** Weakest party: pedestrian, bicycle, powered two-wheeler, or motor vehicles only. */
const PARTY_CODES = createCodeBook<RoadUser>([
  ['', 'JK', 'pedestrian'],
  ['', 'PP', 'bicycle'],
  ['', 'MP', 'powered-two-wheeler'],
  ['', 'MA', null],
]);

const YEARS: NumberRange = { minimum: 1990, maximum: 9999, whole: true, unknown: [] };

/** ETRS-GK25FIN; the file gives the northing first. */
const POSITIONS: readonly PositionColumns[] = [
  { srid: 3879, first: 'ita_etrs', second: 'pohj_etrs', firstRange: [25_400_000, 25_600_000], secondRange: [6_600_000, 6_750_000] },
];

function parseAccident(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const time = composeTime(row, { year: parseNumber(row, 'vv', YEARS, remarks) }, { year: 'vv' }, remarks);
  if (time === null) return { drafts: [], issues: remarks };
  const severity = parseCode(row, 'vakav_a', SEVERITY_CODES, remarks);
  if (row.text('vakav_a') === '') remarks.push(remarkOn(row, 'vakav_a', 'VALUE_MISSING'));
  const position = parsePosition(row, POSITIONS, 'exact', remarks);
  const native = row.text('laji');
  const roadUser = parseCode(row, 'laji', PARTY_CODES, remarks);
  const sourceRecordId = ['vv', 'laji', 'vakav_a', 'pohj_etrs', 'ita_etrs'].map(row.text, row).join(' ');
  return {
    drafts: [
      {
        kind: 'accident',
        ...UNKNOWN_CIRCUMSTANCES,
        sourceRecordId,
        severity,
        severityNative: row.text('vakav_a'),
        time,
        position,
        speedUnit: 'km/h',
        attributes: row.attributes(remarks, listUnreadColumns(POSITIONS, position)),
      },
      {
        kind: 'traffic-unit',
        accidentSourceRecordId: sourceRecordId,
        unitReference: '1',
        roadUser,
        roadUserNative: native,
        attributes: {},
      },
    ],
    issues: remarks,
  };
}

export const helsinki: ImportFormat = {
  id: 'helsinki',
  labels: { el: 'Ατυχήματα του Ελσίνκι', en: 'Accidents of Helsinki' },
  dataKind: 'accidents',
  speedUnit: null,
  mappingVersion: 'helsinki/1',
  tables: [
    {
      id: 'accidents',
      labels: { el: 'Ατυχήματα (Ελσίνκι)', en: 'Accidents (Helsinki)' },
      draftKind: 'accident',
      refersTo: null,
      isUnnumbered: true,
      positions: POSITIONS,
      columns: [
        requiredColumn('laji', { inDraft: true }),
        requiredColumn('pohj_etrs', { identifying: true, inDraft: true }),
        requiredColumn('ita_etrs', { inDraft: true }),
        requiredColumn('vakav_a', { inDraft: true }),
        requiredColumn('vv', { inDraft: true }),
      ],
      requiredOneOf: [],
      parseRow: parseAccident,
    },
  ],
};
