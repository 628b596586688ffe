import type { CasualtyDraft, RoadType, TrafficUnitDraft } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { remarkOn, type AccidentCompletion, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { isRejected, parseCode, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import {
  CLASS_CODES,
  INJURY_CODES,
  ROAD_LETTERS,
  SEX_CODES,
  SLIP_ROAD,
  SURFACE_CODES,
  TRAFFIC_CODES,
  UNHURT,
  VEHICLE_CODES,
} from './baac-codes.ts';

/** Km/h. */
const SPEED_LIMITS: NumberRange = { minimum: 5, maximum: 130, whole: true, unknown: [-1, 0] };
const BIRTH_YEARS: NumberRange = { minimum: 1890, maximum: 9999, whole: true, unknown: [-1, 0] };
const OLDEST = 122;

/** One line of "lieux": a road on which an accident was. It is no record; of a junction's two roads the first counts. */
export function parseRoad(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const accidentSourceRecordId = parseKey(row, 'num_acc', remarks);
  if (isRejected(remarks)) return { drafts: [], issues: remarks };
  const circulation = parseCode(row, 'circ', TRAFFIC_CODES, remarks);
  const roadType: RoadType | null = row.text('infra') === SLIP_ROAD ? 'slip-road' : circulation;
  const fields = {
    roadType,
    surface: parseCode(row, 'surf', SURFACE_CODES, remarks),
    speedLimit: parseNumber(row, 'vma', SPEED_LIMITS, remarks),
    roadName: composeRoadName(row),
  };
  const completion: AccidentCompletion = { accidentSourceRecordId, fields: { ...fields, attributes: row.attributes(remarks) } };
  return { drafts: [], issues: remarks, completion };
}

/** `D52`, `A7`; streets of towns by what the file calls them. */
function composeRoadName(row: SourceRow): string | null {
  const road = row.text('voie');
  if (isBlank(road) || road === '0' || road === '-1') return null;
  const letter = ROAD_LETTERS[row.text('catr')];
  return /^\d+$/.test(road) && letter !== undefined ? `${letter}${Number(road)}` : road;
}

/** One line of "véhicules". Rejected: no number of the accident, or none of the vehicle. */
export function parseVehicle(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const accidentSourceRecordId = parseKey(row, 'num_acc', remarks);
  const unitReference = parseKey(row, 'num_veh', remarks);
  if (isRejected(remarks)) return { drafts: [], issues: remarks };
  const draft: TrafficUnitDraft = {
    kind: 'traffic-unit',
    accidentSourceRecordId,
    unitReference,
    roadUser: parseCode(row, 'catv', VEHICLE_CODES, remarks),
    roadUserNative: row.text('catv'),
    attributes: row.attributes(remarks),
  };
  return { drafts: [draft], issues: remarks };
}

/** One line of "usagers": a person, hurt or not; who is unhurt is no casualty. Rejected: no number of the accident, or none of the vehicle. */
export function parseUser(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const accidentSourceRecordId = parseKey(row, 'num_acc', remarks);
  const unitReference = parseKey(row, 'num_veh', remarks);
  if (isRejected(remarks)) return { drafts: [], issues: remarks };
  const severityNative = row.text('grav');
  if (isBlank(severityNative)) remarks.push(remarkOn(row, 'grav', 'VALUE_MISSING'));
  const injury = parseCode(row, 'grav', INJURY_CODES, remarks);
  if (injury === UNHURT) return { drafts: [], issues: [] };
  const casualtyClass = parseCode(row, 'catu', CLASS_CODES, remarks);
  const user = row.text('id_usager');
  const draft: CasualtyDraft = {
    kind: 'casualty',
    accidentSourceRecordId,
    unitReference,
    // Before they were numbered, their order in the file names them.
    casualtyReference: isBlank(user) ? '' : user,
    severity: injury,
    severityNative,
    casualtyClass,
    roadUser: casualtyClass === 'pedestrian' ? 'pedestrian' : null,
    sex: parseCode(row, 'sexe', SEX_CODES, remarks),
    age: parseAge(row, accidentSourceRecordId, remarks),
    attributes: row.attributes(remarks),
  };
  return { drafts: [draft], issues: remarks, completion: { accidentSourceRecordId, severity: injury } };
}

/** The year of the accident, with which its number begins, less the year of birth: a year too many where the birthday was still to come. */
function parseAge(row: SourceRow, accident: string, remarks: RowRemark[]): number | null {
  const born = parseNumber(row, 'an_nais', BIRTH_YEARS, remarks);
  if (born === null) return null;
  const age = Number(accident.slice(0, 4)) - born;
  if (age >= 0 && age <= OLDEST) return age;
  remarks.push(remarkOn(row, 'an_nais', 'NUMBER_INVALID'));
  return null;
}
