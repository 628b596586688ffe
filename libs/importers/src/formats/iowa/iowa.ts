import type { AccidentDraft, CasualtyDraft, Severity } from '@elektron/domain';
import { createCodeBook } from '../../code-book.ts';
import { listCountedCasualties } from '../../counted-casualties.ts';
import { keptColumns, remarkOn, requiredColumn, usedColumn } from '../../import-format.ts';
import type { ImportFormat, ParsedRow, RowRemark, SourceRow } from '../../import-format.ts';
import { composeTime } from '../../parse-moment.ts';
import { listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { isRejected, parseCode, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { UNKNOWN_CIRCUMSTANCES } from '../../unknown-circumstances.ts';

/*
 * Crashes of the Iowa Department of Transportation, one line a crash, with the people counted by injury (KABCO).
 */

/** "Possible injury" is an injury that is claimed without being seen; like the visible minor ones it is no serious one. */
const SEVERITY_CODES = createCodeBook<Severity>([
  ['1', 'Fatal', 'fatal'],
  ['2', 'Suspected Serious Injury', 'serious'],
  ['3', 'Suspected Minor Injury', 'slight'],
  ['4', 'Possible/Unknown Injury', 'slight'],
  ['5', 'Property Damage Only', 'damage-only'],
]);

const INJURIES = [
  ['fatalities', 'fatal'],
  ['majinjury', 'serious'],
  ['mininjury', 'slight'],
  ['possinjury', 'slight'],
  ['unkinjury', null],
] as const;

const YEARS: NumberRange = { minimum: 1970, maximum: 9999, whole: true, unknown: [] };
const PEOPLE: NumberRange = { minimum: 0, maximum: 200, whole: true, unknown: [] };

const POSITIONS: readonly PositionColumns[] = [
  { srid: 4326, first: 'longitude', second: 'latitude', firstRange: [-97, -90], secondRange: [40, 44] },
];

function parseCrash(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const sourceRecordId = parseKey(row, 'crash_key', remarks);
  const time = composeTime(row, { year: parseNumber(row, 'crash_year', YEARS, remarks) }, { year: 'crash_year' }, remarks);
  if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
  const severity = parseCode(row, 'cseverity', SEVERITY_CODES, remarks);
  if (row.text('cseverity') === '') remarks.push(remarkOn(row, 'cseverity', 'VALUE_MISSING'));
  const position = parsePosition(row, POSITIONS, 'exact', remarks);
  const casualties = parseCasualties(row, sourceRecordId, remarks);
  if (severity !== null && (severity === 'fatal') !== casualties.some((casualty) => casualty.severity === 'fatal')) {
    remarks.push(remarkOn(row, 'fatalities', 'VALUES_CONTRADICT', 'warning', `${row.heading('cseverity')} ${row.text('cseverity')}`));
  }
  const accident: AccidentDraft = {
    kind: 'accident',
    ...UNKNOWN_CIRCUMSTANCES,
    sourceRecordId,
    severity,
    severityNative: row.text('cseverity'),
    time,
    position,
    speedUnit: 'mph',
    attributes: row.attributes(remarks, listUnreadColumns(POSITIONS, position)),
  };
  return { drafts: [accident, ...casualties], issues: remarks };
}

function parseCasualties(row: SourceRow, accidentSourceRecordId: string, remarks: RowRemark[]): CasualtyDraft[] {
  const groups = INJURIES.map(([column, severity]) => ({
    native: row.heading(column),
    severity,
    count: parseNumber(row, column, PEOPLE, remarks) ?? 0,
  }));
  const stated = parseNumber(row, 'injuries', PEOPLE, remarks);
  const injured = groups.slice(1).reduce((sum, { count }) => sum + count, 0);
  if (stated !== null && stated !== injured)
    remarks.push(remarkOn(row, 'injuries', 'VALUES_CONTRADICT', 'warning', `${stated} ≠ ${injured}`));
  return listCountedCasualties(accidentSourceRecordId, groups);
}

export const iowa: ImportFormat = {
  id: 'iowa',
  labels: { el: 'Ατυχήματα της Αϊόβα (ΗΠΑ)', en: 'Iowa crashes (USA)' },
  dataKind: 'accidents',
  speedUnit: null,
  mappingVersion: 'iowa/2',
  tables: [
    {
      id: 'crashes',
      labels: { el: 'Ατυχήματα (Αϊόβα)', en: 'Crashes (Iowa)' },
      draftKind: 'accident',
      refersTo: null,
      columns: [
        requiredColumn('crash_key', { identifying: true, inDraft: true }),
        requiredColumn('crash_year', { inDraft: true }),
        requiredColumn('cseverity', { inDraft: true }),
        ...INJURIES.map(([column]) => usedColumn(column)),
        ...keptColumns(
          'routeid',
          'measure',
          'mpo_number',
          'dotdstrct',
          'county',
          'citybr',
          'wz_related',
          'injuries',
          'propdmg',
          'vehicles',
        ),
        requiredColumn('longitude', { inDraft: true }),
        requiredColumn('latitude', { inDraft: true }),
      ],
      requiredOneOf: [],
      parseRow: parseCrash,
    },
  ],
};
