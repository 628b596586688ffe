import type { AccidentDraft, PartialTime, RoadUser, Severity, TrafficUnitDraft } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { listCountedCasualties, type CountedCasualties } from '../../counted-casualties.ts';
import { keptColumns, remarkOn, requiredColumn, usedColumn } from '../../import-format.ts';
import type { ImportFormat, ParsedRow, RowRemark, SourceRow } from '../../import-format.ts';
import { composeTime } from '../../parse-moment.ts';
import { listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { findDate, findTime, isRejected, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { readPlaceWords } from '../../read-place-words.ts';
import { findVehicleType } from './vehicle-types.ts';
import { UNKNOWN_CIRCUMSTANCES } from '../../unknown-circumstances.ts';

/*
 * Motor vehicle collisions of the New York City police (NYC Open Data, h9gi-nx95), one line a collision, damage-only ones included. There is no
 * column of severity: it follows from the people counted, and injuries are not divided into serious and slight ones.
 */

const PEOPLE: NumberRange = { minimum: 0, maximum: 200, whole: true, unknown: [] };

/** Column part, and who is meant by it; persons who are none of these (on e-scooters, say) are in the total only. */
const GROUPS: readonly (readonly [column: string, roadUser: RoadUser | null])[] = [
  ['pedestrians', 'pedestrian'],
  ['cyclist', 'bicycle'],
  ['motorist', null],
];

const VEHICLES = ['vehicle_type_code1', 'vehicle_type_code2', 'vehicle_type_code_3', 'vehicle_type_code_4', 'vehicle_type_code_5'];

/** A position of 0 / 0 lies outside. */
const POSITIONS: readonly PositionColumns[] = [
  { srid: 4326, first: 'longitude', second: 'latitude', firstRange: [-74.5, -73.5], secondRange: [40.3, 41.1] },
];

/** The published columns are named the other way about: the crossing street is in `off_street_name`, and an address in `cross_street_name`. */
const PLACE_COLUMNS = { crossRoad: 'off_street_name', locality: 'borough', description: 'cross_street_name' } as const;

function parseCollision(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const sourceRecordId = parseKey(row, 'collision_id', remarks);
  const time = parseTime(row, remarks);
  if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
  const killed = parseNumber(row, 'number_of_persons_killed', PEOPLE, remarks);
  const injured = parseNumber(row, 'number_of_persons_injured', PEOPLE, remarks);
  const position = parsePosition(row, POSITIONS, 'exact', remarks);
  const casualties = listCountedCasualties(sourceRecordId, [
    ...parseCounts(row, 'killed', killed, remarks),
    ...parseCounts(row, 'injured', injured, remarks),
  ]);
  const accident: AccidentDraft = {
    kind: 'accident',
    ...UNKNOWN_CIRCUMSTANCES,
    sourceRecordId,
    severity: severityOf(killed, injured),
    severityNative: `killed ${killed ?? '?'}, injured ${injured ?? '?'}`,
    time,
    position,
    speedUnit: 'mph',
    roadName: isBlank(row.text('on_street_name')) ? null : row.text('on_street_name'),
    ...readPlaceWords(row, PLACE_COLUMNS),
    attributes: row.attributes(remarks, listUnreadColumns(POSITIONS, position)),
  };
  return { drafts: [accident, ...parseUnits(row, sourceRecordId), ...casualties], issues: remarks };
}

function parseTime(row: SourceRow, remarks: RowRemark[]): PartialTime | null {
  const dateText = row.text('crash_date');
  const date = isBlank(dateText) ? undefined : findDate(dateText);
  if (date === undefined) {
    remarks.push(remarkOn(row, 'crash_date', isBlank(dateText) ? 'VALUE_MISSING' : 'DATE_INVALID', 'rejected'));
    return null;
  }
  const timeText = row.text('crash_time');
  const clock = findTime(timeText);
  if (clock === undefined && !isBlank(timeText)) remarks.push(remarkOn(row, 'crash_time', 'TIME_INVALID'));
  const { year, month, day } = date;
  return composeTime(row, { year, month, day, ...clock }, { year: 'crash_date' }, remarks);
}

function severityOf(killed: number | null, injured: number | null): Severity | null {
  if (killed !== null && killed > 0) return 'fatal';
  if (injured !== null && injured > 0) return killed === null ? null : 'injury';
  return killed === 0 && injured === 0 ? 'damage-only' : null;
}

/** The people of one outcome, by how they travelled; those whom no group counts are known by the total alone. */
function parseCounts(row: SourceRow, outcome: 'killed' | 'injured', total: number | null, remarks: RowRemark[]): CountedCasualties[] {
  const severity = outcome === 'killed' ? ('fatal' as const) : null;
  const groups = GROUPS.map(([column, roadUser]) => ({
    native: `${column} ${outcome}`,
    severity,
    roadUser,
    casualtyClass: roadUser === 'pedestrian' ? roadUser : null,
    count: parseNumber(row, `number_of_${column}_${outcome}`, PEOPLE, remarks) ?? 0,
  }));
  const counted = groups.reduce((sum, { count }) => sum + count, 0);
  if (total !== null && counted > total) {
    remarks.push(remarkOn(row, `number_of_persons_${outcome}`, 'VALUES_CONTRADICT', 'warning', `${total} < ${counted}`));
  }
  const others = { native: `others ${outcome}`, severity, count: Math.max(0, (total ?? 0) - counted) };
  return [...groups, others];
}

function parseUnits(row: SourceRow, accidentSourceRecordId: string): TrafficUnitDraft[] {
  return VEHICLES.flatMap((column, i) => {
    const native = row.text(column);
    if (isBlank(native)) return [];
    const unit = { accidentSourceRecordId, unitReference: String(i + 1), roadUser: findVehicleType(native), roadUserNative: native };
    return [{ kind: 'traffic-unit' as const, ...unit, attributes: {} }];
  });
}

const COUNT_COLUMNS = ['killed', 'injured'].flatMap((outcome) =>
  ['persons', ...GROUPS.map(([column]) => column)].map((column) => `number_of_${column}_${outcome}`),
);

export const newYork: ImportFormat = {
  id: 'new-york',
  labels: { el: 'Ατυχήματα της Νέας Υόρκης (NYPD)', en: 'New York City collisions (NYPD)' },
  dataKind: 'accidents',
  speedUnit: null,
  mappingVersion: 'new-york/3',
  tables: [
    {
      id: 'collisions',
      labels: { el: 'Ατυχήματα (Νέα Υόρκη)', en: 'Collisions (New York City)' },
      draftKind: 'accident',
      refersTo: null,
      columns: [
        requiredColumn('collision_id', { identifying: true, inDraft: true }),
        requiredColumn('crash_date', { inDraft: true }),
        usedColumn('crash_time', { inDraft: true }),
        usedColumn('longitude', { inDraft: true }),
        usedColumn('latitude', { inDraft: true }),
        usedColumn('on_street_name', { inDraft: true }),
        ...COUNT_COLUMNS.map((column) => (column.includes('persons') ? requiredColumn(column) : usedColumn(column))),
        ...VEHICLES.map((column) =>
          usedColumn(column, { inDraft: true, otherNames: [column.replace('code_', 'code')].filter((name) => name !== column) }),
        ),
        // Where it was in words: beside the draft as written, too.
        ...Object.values(PLACE_COLUMNS).map((column) => usedColumn(column)),
        ...keptColumns('zip_code', 'location'),
        ...keptColumns(...[1, 2, 3, 4, 5].map((n) => `contributing_factor_vehicle_${n}`)),
      ],
      requiredOneOf: [],
      parseRow: parseCollision,
    },
  ],
};
