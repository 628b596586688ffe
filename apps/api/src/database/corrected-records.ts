import type { CorrectionSubject } from '@elektron/domain';

import { batchIdsOf, currentRecords, type RecordState } from './record-versions.ts';

/** A table of records that people can correct. */
interface CorrectableTable {
  readonly table: string;
  /** Between organisation and batch, in the order in which records are sorted. */
  readonly key: readonly string[];
  /** Columns that a correction says, by the field and the part of its value that says them. */
  readonly corrected: Readonly<Record<string, CorrectedColumn>>;
}

interface CorrectedColumn {
  readonly field: string;
  readonly type: 'smallint' | 'integer' | 'bigint' | 'text';
  /** Of a value that has several. */
  readonly part?: string;
}

const codeOf = (field: string): CorrectedColumn => ({ field, type: 'smallint' });
const partOf = (field: string, part: string, type: CorrectedColumn['type'] = 'smallint'): CorrectedColumn => ({ field, part, type });

/** THE tables; what a value is made of says corrections/stored-correction.ts. */
const TABLES: Readonly<Record<CorrectionSubject, CorrectableTable>> = {
  accident: {
    table: 'accident_version',
    key: ['accident_id'],
    corrected: {
      severity: codeOf('severity'),
      year: partOf('date', 'year'),
      month: partOf('date', 'month'),
      day: partOf('date', 'day'),
      weekday: partOf('date', 'weekday'),
      hour: partOf('time', 'hour'),
      minute: partOf('time', 'minute'),
      longitude_e7: partOf('place', 'longitudeE7', 'integer'),
      latitude_e7: partOf('place', 'latitudeE7', 'integer'),
      x_mm: partOf('place', 'xMillimeters', 'bigint'),
      y_mm: partOf('place', 'yMillimeters', 'bigint'),
      place_accuracy: partOf('place', 'accuracy'),
      municipality_id: partOf('place', 'municipalityId', 'integer'),
      accident_type: codeOf('accidentType'),
      light: codeOf('light'),
      weather: codeOf('weather'),
      road_type: codeOf('roadType'),
      junction: codeOf('junction'),
      surface: codeOf('surface'),
      speed_limit: partOf('speedLimit', 'limit'),
      speed_unit: partOf('speedLimit', 'unit'),
      road_name: { field: 'roadName', type: 'text' },
    },
  },
  unit: {
    table: 'traffic_unit_version',
    key: ['accident_id', 'unit_reference'],
    corrected: { road_user: codeOf('roadUser') },
  },
  casualty: {
    table: 'casualty_version',
    key: ['accident_id', 'unit_reference', 'casualty_reference'],
    corrected: {
      severity: codeOf('severity'),
      casualty_class: codeOf('casualtyClass'),
      road_user: codeOf('roadUser'),
      sex: codeOf('sex'),
      age: codeOf('age'),
    },
  },
};

/** The parameters that correctedRecords needs before those of its condition: `$1` and `$2`. */
export function parametersOf(state: RecordState): [batchIds: number[], version: number] {
  return [batchIdsOf(state), state.version];
}

/** What the sources say in a state. `$1` and `$2` must be parametersOf the state, whichever of the two is asked for. */
export function sourceRecords(subject: CorrectionSubject, columns: readonly string[], condition: string): string {
  const { table, key } = TABLES[subject];
  return currentRecords(table, sortedKey(key).join(', '), listColumns(key, columns), `$2::bigint IS NOT NULL AND ${condition}`);
}

/**
 * SQL for the records of a state with what people have set right: a table expression with one row for each record, sorted by its key. `$1` and
 * `$2` must be parametersOf the state.
 * @param columns names of columns; those of the key come before them
 * @param condition on the version of the source (alias `r`), with `$3` for its first parameter
 */
export function correctedRecords(state: RecordState, subject: CorrectionSubject, columns: readonly string[], condition: string): string {
  // Most organisations have corrected nothing yet, and a million accidents are read faster without asking.
  if (state.correctedVersion === 0) return sourceRecords(subject, columns, condition);
  const { key, corrected } = TABLES[subject];
  const needed = columns.some((name) => corrected[name]?.field === 'place') ? [PLACE_OF_SOURCE] : [];
  const source = sourceRecords(subject, [...new Set([...columns, ...needed])], condition);
  const chosen = columns.map((name) => {
    const correction = corrected[name];
    return correction === undefined ? `s.${name}` : `${overlay(correction, name)} AS ${name}`;
  });
  return `SELECT ${[...key.map((name) => `s.${name}`), ...chosen].join(', ')}
    FROM (${source}) s LEFT JOIN (
      SELECT ${key.map((name) => `c.${name}`).join(', ')}, jsonb_object_agg(c.field, c.value ORDER BY c.correction_no) AS changes
      FROM readable_corrections($2) c
      WHERE c.subject = '${subject}' AND (c.withdrawn_version IS NULL OR c.withdrawn_version > $2)
      GROUP BY ${key.map((name) => `c.${name}`).join(', ')}) c USING (${key.join(', ')})
    ORDER BY ${sortedKey(key)
      .map((name) => `s.${name}`)
      .join(', ')}`;
}

/** Null where the source says no position. */
const PLACE_OF_SOURCE = 'longitude_e7';

/** A place that was found by words for want of a position gives way to one that the source comes to say later (0015-places.ts). */
const YIELDS = `(s.${PLACE_OF_SOURCE} IS NOT NULL AND coalesce(c.changes #> '{place,yields}' = 'true', false))`;

function overlay({ field, part, type }: CorrectedColumn, name: string): string {
  const path = part === undefined ? field : `${field},${part}`;
  const counts = field === 'place' ? `c.changes ? 'place' AND NOT ${YIELDS}` : `c.changes ? '${field}'`;
  return `CASE WHEN ${counts} THEN (c.changes #>> '{${path}}')::${type} ELSE s.${name} END`;
}

function listColumns(key: readonly string[], columns: readonly string[]): string {
  return [...key, ...columns].map((name) => `r.${name}`).join(', ');
}

/** Texts as every database sorts them alike. */
function sortedKey(key: readonly string[]): string[] {
  return key.map((name) => (name === 'accident_id' ? name : `${name} COLLATE "C"`));
}
