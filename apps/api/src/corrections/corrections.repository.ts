import { Problem, type CorrectionSubject } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { correctedRecords, parametersOf, sourceRecords } from '../database/corrected-records.ts';
import { Database } from '../database/database.ts';
import { readRecordState, type RecordState } from '../database/record-versions.ts';
import type { Sql } from '../database/sql.ts';
import type { CorrectableAccident, CorrectableRecord, NewCorrection, RecordImport, StoredCorrection } from './correction.ts';
import type { RecordColumns } from './stored-correction.ts';

const COLUMNS: Readonly<Record<CorrectionSubject, readonly string[]>> = {
  accident: `severity year month day weekday hour minute longitude_e7 latitude_e7 x_mm y_mm place_accuracy municipality_id
    accident_type light weather road_type junction surface speed_limit speed_unit road_name`.split(/\s+/),
  unit: ['road_user'],
  casualty: ['severity', 'severity_native', 'casualty_class', 'road_user', 'sex', 'age'],
};

const CORRECTION = `correction_no AS "correctionNo", subject, unit_reference AS "unitReference", casualty_reference AS "casualtyReference", field,
  value, source_value AS "sourceValue", reason, person_name AS person, made_at AS "madeAt", committed_version AS "committedVersion",
  withdrawn_by_name AS "withdrawnBy", withdrawn_at AS "withdrawnAt"`;

/** Corrections: written once, withdrawn once; the database fills in who and when, and from which version they count. */
@Injectable()
export class CorrectionsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What can be corrected of an accident; null when there is no such accident for whoever asks. */
  find(context: ActingContext, accidentId: string): Promise<CorrectableAccident | null> {
    return this.#database.inOrganisation(context, (sql) => readCorrectable(sql, accidentId));
  }

  /** Newest first. */
  async list(context: ActingContext, accidentId: string): Promise<StoredCorrection[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<StoredCorrection>(
        `SELECT ${CORRECTION} FROM accident_correction WHERE organisation_id = $1 AND accident_id = $2 ORDER BY correction_no DESC`,
        [context.organisationId, accidentId],
      ),
    );
  }

  /** The imports that brought versions of an accident or of what belongs to it, the newest first; undone ones too. */
  async listImports(context: ActingContext, accidentId: string): Promise<RecordImport[]> {
    const brought = (table: string): string => `SELECT batch_id FROM ${table} WHERE organisation_id = $1 AND accident_id = $2`;
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<RecordImport>(
        `SELECT b.batch_id AS "batchId", b.format_id AS "formatId", b.committed_version AS "committedVersion",
           b.undone_version AS "undoneVersion", b.finished_at AS "finishedAt", b.batch_id IN (${brought('accident_version')}) AS "broughtAccident",
           ARRAY(SELECT f ->> 'name' FROM jsonb_array_elements(CASE jsonb_typeof(b.files) WHEN 'object' THEN b.files -> 'files' END) f) AS files
         FROM import_batch b WHERE b.organisation_id = $1 AND b.committed_version IS NOT NULL AND b.batch_id IN (
           ${brought('accident_version')} UNION ${brought('traffic_unit_version')} UNION ${brought('casualty_version')})
         ORDER BY b.committed_version DESC`,
        [context.organisationId, accidentId],
      ),
    );
  }

  /**
   * Corrects an accident while nobody else does.
   * @param decide what to write, from the accident as it is then; refuses by throwing
   * @returns the data version from which it counts
   * @throws Problem ACCIDENT_NOT_FOUND, and what `decide` throws
   */
  async correct(
    context: ActingContext,
    accidentId: string,
    reason: string,
    decide: (accident: CorrectableAccident) => readonly NewCorrection[],
  ): Promise<number> {
    return this.#database.inOrganisation(context, async (sql) => {
      await lockRecords(sql);
      const accident = await readCorrectable(sql, accidentId);
      if (accident === null) throw new Problem('ACCIDENT_NOT_FOUND');
      const corrections = decide(accident);
      const version = await insertCorrections(sql, context, accidentId, reason, corrections);
      const fields = [...new Set(corrections.map(({ key, field }) => `${key.subject}.${field.id}`))];
      const details = { changes: corrections.length, dataVersion: version };
      await this.#database.record(sql, context, {
        action: 'record.corrected',
        subjectKind: 'accident',
        subjectId: accidentId,
        fields,
        details,
      });
      return version;
    });
  }

  /** @throws Problem CORRECTION_NOT_FOUND, CORRECTION_WITHDRAWN */
  async withdraw(context: ActingContext, accidentId: string, correctionNo: number): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await lockRecords(sql);
      const of = [context.organisationId, accidentId, correctionNo];
      const which = 'organisation_id = $1 AND accident_id = $2 AND correction_no = $3';
      const [found] = await sql.query<{ subject: string; field: string; withdrawn: boolean }>(
        `SELECT subject, field, withdrawn_at IS NOT NULL AS withdrawn FROM accident_correction WHERE ${which}`,
        of,
      );
      if (found === undefined) throw new Problem('CORRECTION_NOT_FOUND');
      if (found.withdrawn) throw new Problem('CORRECTION_WITHDRAWN');
      const [row] = await sql.query<{ version: number }>(
        `UPDATE accident_correction SET withdrawn_at = now() WHERE ${which} RETURNING withdrawn_version AS version`,
        of,
      );
      await this.#database.record(sql, context, {
        action: 'record.correction-withdrawn',
        subjectKind: 'accident',
        subjectId: accidentId,
        fields: [`${found.subject}.${found.field}`],
        details: { correctionNo, dataVersion: row?.version ?? null },
      });
    });
  }
}

/** Until the end of the transaction nobody else corrects, and no import is committed or undone. */
async function lockRecords(sql: Sql): Promise<void> {
  await sql.query(`SELECT version FROM data_version WHERE kind = 'accidents' FOR UPDATE`);
}

async function readCorrectable(sql: Sql, accidentId: string): Promise<CorrectableAccident | null> {
  const state = await readRecordState(sql, 'accidents');
  const records: CorrectableRecord[] = [];
  for (const subject of ['accident', 'unit', 'casualty'] as const) records.push(...(await readRecords(sql, state, subject, accidentId)));
  if (records[0]?.key.subject !== 'accident') return null;
  const [row] = await sql.query<{ revision: number }>(
    'SELECT count(*) + count(withdrawn_version) AS revision FROM accident_correction WHERE accident_id = $1',
    [accidentId],
  );
  return { revision: row?.revision ?? 0, records };
}

async function readRecords(sql: Sql, state: RecordState, subject: CorrectionSubject, accidentId: string): Promise<CorrectableRecord[]> {
  const condition = 'r.accident_id = $3::uuid';
  const parameters = [...parametersOf(state), accidentId];
  // Both come sorted by the key.
  const sources = await sql.query<RecordColumns>(sourceRecords(subject, COLUMNS[subject], condition), parameters);
  const presents = await sql.query<RecordColumns>(correctedRecords(state, subject, COLUMNS[subject], condition), parameters);
  return sources.map((source, index) => ({
    key: {
      subject,
      unitReference: String(source['unit_reference'] ?? ''),
      casualtyReference: String(source['casualty_reference'] ?? ''),
    },
    source,
    present: presents[index] ?? source,
  }));
}

async function insertCorrections(
  sql: Sql,
  { organisationId }: ActingContext,
  accidentId: string,
  reason: string,
  corrections: readonly NewCorrection[],
): Promise<number> {
  const rows = corrections.map(({ key, field, value, sourceValue }) => ({
    subject: key.subject,
    unit_reference: key.unitReference,
    casualty_reference: key.casualtyReference,
    field: field.id,
    value,
    source_value: sourceValue,
  }));
  // One statement, one data version.
  const [row] = await sql.query<{ version: number }>(
    `INSERT INTO accident_correction (organisation_id, accident_id, subject, unit_reference, casualty_reference, field, value, source_value, reason)
     SELECT $1, $2, c ->> 'subject', c ->> 'unit_reference', c ->> 'casualty_reference', c ->> 'field', c -> 'value', c -> 'source_value', $3
     FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY AS given (c, n) ORDER BY n RETURNING committed_version AS version`,
    [organisationId, accidentId, reason, JSON.stringify(rows)],
  );
  return row?.version ?? 0;
}
