import type { AccidentColumns } from '@elektron/columns';
import { CASUALTY_CLASSES, codeOf, formatDayNumber, ROAD_USERS } from '@elektron/domain';

import type { Database } from '../../database/database.ts';

/*
 * The slow twin of a snapshot: every version of every record is read as an object, past all policies, and what is current at a data version
 * is found out in plain words.
 */

interface BatchRow {
  readonly organisation_id: string;
  readonly batch_id: number;
  readonly kind: string;
  readonly committed_version: number | null;
  readonly undone_version: number | null;
}

interface VersionRow {
  readonly organisation_id: string;
  readonly batch_id: number;
  readonly accident_id: string;
}

interface AccidentRow extends VersionRow {
  readonly severity: number;
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
  readonly accident_type: number;
  readonly light: number;
  readonly weather: number;
  readonly road_type: number;
  readonly junction: number;
  readonly surface: number;
  readonly speed_limit: number | null;
  readonly road_name: string | null;
  readonly longitude_e7: number | null;
  readonly latitude_e7: number | null;
  readonly x_mm: number | null;
  readonly y_mm: number | null;
  readonly place_accuracy: number;
}

interface UnitRow extends VersionRow {
  readonly unit_reference: string;
  readonly road_user: number;
}

interface CasualtyRow extends UnitRow {
  readonly casualty_reference: string;
  readonly severity: number;
  readonly casualty_class: number;
  readonly sex: number;
  readonly age: number | null;
}

interface CorrectionRow {
  readonly organisation_id: string;
  readonly accident_id: string;
  readonly correction_no: number;
  readonly subject: string;
  readonly unit_reference: string;
  readonly casualty_reference: string;
  readonly field: string;
  readonly value: unknown;
  readonly committed_version: number;
  readonly withdrawn_version: number | null;
}

export interface AllRecords {
  readonly batches: readonly BatchRow[];
  readonly accidents: readonly AccidentRow[];
  readonly units: readonly UnitRow[];
  readonly casualties: readonly CasualtyRow[];
  readonly corrections: readonly CorrectionRow[];
}

export async function readAllRecords(database: Database): Promise<AllRecords> {
  return database.asOwner(async (sql) => ({
    batches: await sql.query<BatchRow>('SELECT * FROM import_batch'),
    accidents: await sql.query<AccidentRow>('SELECT * FROM accident_version'),
    units: await sql.query<UnitRow>('SELECT * FROM traffic_unit_version'),
    casualties: await sql.query<CasualtyRow>('SELECT * FROM casualty_version'),
    corrections: await sql.query<CorrectionRow>('SELECT * FROM accident_correction'),
  }));
}

function currentAt<Row extends VersionRow>(
  all: AllRecords,
  rows: readonly Row[],
  organisationId: string,
  version: number,
  keyOf: (row: Row) => string,
): Row[] {
  const committedAt = (row: VersionRow): number => {
    const batch = all.batches.find(({ organisation_id, batch_id }) => organisation_id === row.organisation_id && batch_id === row.batch_id);
    const committed = batch?.committed_version ?? Infinity;
    const undone = batch?.undone_version ?? Infinity;
    return committed <= version && version < undone ? committed : -1;
  };
  const newest = new Map<string, Row>();
  for (const row of rows.filter((candidate) => candidate.organisation_id === organisationId && committedAt(candidate) > 0)) {
    const known = newest.get(keyOf(row));
    if (known === undefined || committedAt(row) > committedAt(known)) newest.set(keyOf(row), row);
  }
  return [...newest.keys()].sort().map((key) => newest.get(key)!);
}

/** Which columns a correction says, in plain words. */
function columnsOf({ field, value }: CorrectionRow): object {
  const part = (name: string): unknown => (value === null ? null : (value as Record<string, unknown>)[name]);
  switch (field) {
    case 'date':
      return { year: part('year'), month: part('month'), day: part('day'), weekday: part('weekday') };
    case 'time':
      return { hour: part('hour'), minute: part('minute') };
    case 'place':
      return {
        longitude_e7: part('longitudeE7'),
        latitude_e7: part('latitudeE7'),
        x_mm: part('xMillimeters'),
        y_mm: part('yMillimeters'),
        place_accuracy: part('accuracy'),
      };
    case 'speedLimit':
      return { speed_limit: part('limit') };
    default:
      return { [field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]: value };
  }
}

/** The rows with what people have set right until a version, one correction after the other. */
function correctAt<Row extends VersionRow>(all: AllRecords, rows: readonly Row[], version: number, subject: string): Row[] {
  const counting = all.corrections
    .filter((each) => each.subject === subject && each.committed_version <= version && (each.withdrawn_version ?? Infinity) > version)
    .sort((a, b) => a.correction_no - b.correction_no);
  const referenceOf = (row: object, name: string): unknown => (name in row ? (row as Record<string, unknown>)[name] : '');
  const isOf = (row: Row, correction: CorrectionRow): boolean =>
    row.organisation_id === correction.organisation_id &&
    row.accident_id === correction.accident_id &&
    referenceOf(row, 'unit_reference') === correction.unit_reference &&
    referenceOf(row, 'casualty_reference') === correction.casualty_reference;
  return rows.map((row) =>
    counting.filter((each) => isOf(row, each)).reduce<Row>((corrected, each) => ({ ...corrected, ...columnsOf(each) }), row),
  );
}

/** Everything that is true of an organisation's accidents at a version, one object each, in the order of ids. */
export function describeRecords(all: AllRecords, organisationId: string, version: number): object[] {
  const accidents = correctAt(
    all,
    currentAt(all, all.accidents, organisationId, version, (row) => row.accident_id),
    version,
    'accident',
  );
  const units = correctAt(
    all,
    currentAt(all, all.units, organisationId, version, (row) => `${row.accident_id} ${row.unit_reference}`),
    version,
    'unit',
  );
  const keyOfCasualty = (row: CasualtyRow): string => [row.accident_id, row.unit_reference, row.casualty_reference].join(' ');
  const casualties = correctAt(all, currentAt(all, all.casualties, organisationId, version, keyOfCasualty), version, 'casualty');
  return accidents.map((accident) => {
    const ownUnits = units.filter(({ accident_id }) => accident_id === accident.accident_id);
    const ownCasualties = casualties.filter(({ accident_id }) => accident_id === accident.accident_id);
    const isPedestrian = ({ casualty_class, road_user }: CasualtyRow): boolean =>
      casualty_class === codeOf(CASUALTY_CLASSES, 'pedestrian') || road_user === codeOf(ROAD_USERS, 'pedestrian');
    const users = [...ownUnits.map(({ road_user }) => road_user), ...(ownCasualties.some(isPedestrian) ? [1] : [])].filter(
      (code) => code > 0,
    );
    return {
      id: accident.accident_id,
      place:
        accident.longitude_e7 === null
          ? null
          : [accident.longitude_e7, accident.latitude_e7, accident.x_mm! / 1000, accident.y_mm! / 1000, accident.place_accuracy],
      time: [accident.year, accident.month ?? 0, accident.day ?? 0, accident.weekday ?? 0, accident.hour ?? -1, accident.minute ?? -1],
      earliestDay: [accident.year, accident.month ?? 1, accident.month === null ? 1 : (accident.day ?? 1)]
        .map((part) => String(part).padStart(2, '0'))
        .join('-'),
      codes: [
        accident.severity,
        accident.accident_type,
        accident.light,
        accident.weather,
        accident.road_type,
        accident.junction,
        accident.surface,
      ],
      speedLimit: accident.speed_limit,
      roadName: accident.road_name || null,
      roadUsers: [...new Set(users)].sort((a, b) => a - b),
      casualtiesBySeverity: [1, 2, 3, 0].map((severity) => ownCasualties.filter((one) => one.severity === severity).length),
      units: ownUnits.map(({ road_user }) => road_user),
      casualties: ownCasualties.map((one) => [one.severity, one.casualty_class, one.road_user, one.sex, one.age ?? -1]),
    };
  });
}

function uuidAt({ ids }: AccidentColumns, index: number): string {
  const hex = Buffer.from(ids.subarray(16 * index, 16 * index + 16)).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The same of columns. */
export function describeColumns(columns: AccidentColumns): object[] {
  const { units, casualties } = columns;
  return Array.from({ length: columns.count }, (_, i) => ({
    id: uuidAt(columns, i),
    place:
      columns.located[i] === 0
        ? null
        : [columns.longitudeE7[i], columns.latitudeE7[i], columns.x[i], columns.y[i], columns.placeAccuracy[i]],
    time: [columns.year[i], columns.month[i], columns.day[i], columns.weekday[i], columns.hour[i], columns.minute[i]],
    earliestDay: formatDayNumber(columns.earliestDay[i]!),
    codes: [
      columns.severity[i],
      columns.accidentType[i],
      columns.light[i],
      columns.weather[i],
      columns.roadType[i],
      columns.junction[i],
      columns.surface[i],
    ],
    speedLimit: columns.speedLimit[i] === 511 ? null : columns.speedLimit[i],
    roadName: columns.roadName[i] === 0 ? null : columns.roadNames[columns.roadName[i]! - 1],
    roadUsers: ROAD_USERS.flatMap((_user, bit) => ((columns.roadUserMask[i]! & (1 << bit)) === 0 ? [] : [bit + 1])),
    casualtiesBySeverity: [columns.killed[i], columns.seriouslyInjured[i], columns.slightlyInjured[i], columns.otherCasualties[i]],
    units: [...units.roadUser].filter((_unit, k) => units.accident[k] === i),
    casualties: [...casualties.accident.keys()]
      .filter((k) => casualties.accident[k] === i)
      .map((k) => [casualties.severity[k], casualties.casualtyClass[k], casualties.roadUser[k], casualties.sex[k], casualties.age[k]]),
  }));
}
