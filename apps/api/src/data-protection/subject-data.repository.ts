import type { Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { CasualtyKey } from '../accidents/erased-person.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';

/** One version of a record: all of its columns, and where it came from. */
export interface HeldVersion {
  readonly batchId: number;
  readonly formatId: string;
  readonly importedAt: Date | null;
  readonly committedVersion: number | null;
  readonly undoneVersion: number | null;
  /** Until when the uploaded file is kept; null when it is gone. */
  readonly fileKeptUntil: Date | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** All that is held about a casualty, in all versions, and of the unit and the accident that they were part of. */
export interface HeldData {
  readonly casualty: readonly HeldVersion[];
  readonly trafficUnit: readonly HeldVersion[];
  readonly accident: readonly HeldVersion[];
}

/** What somebody has set right; withdrawn or not. */
export interface HeldCorrection {
  readonly subject: string;
  readonly unitReference: string;
  readonly casualtyReference: string;
  readonly field: string;
  /** As the columns of the records hold it. */
  readonly sourceValue: unknown;
  readonly value: unknown;
  readonly reason: string;
  readonly madeAt: Date;
  readonly withdrawnAt: Date | null;
}

/** A look at the accident, or at a list of accidents that it may have been among. */
export interface Access {
  readonly occurredAt: Date;
  readonly organisation: Text | null;
  readonly person: string | null;
  readonly actorKind: string;
  readonly fields: readonly string[];
  readonly namesTheAccident: boolean;
}

/** The hash by which the next import recognizes what was left of a version. */
export interface ErasedContent {
  readonly batchId: number;
  readonly contentHash: string;
}

export interface Erasure {
  readonly requestId: string;
  readonly keys: readonly Buffer[];
  readonly casualties: readonly ErasedContent[];
  /** Null when the casualty was not in charge of the unit. */
  readonly units: readonly ErasedContent[] | null;
  readonly keptAttributes: readonly string[];
}

const OF_ACCIDENT = 'v.accident_id = $2';
const OF_UNIT = `${OF_ACCIDENT} AND v.unit_reference = $3`;
const OF_CASUALTY = `${OF_UNIT} AND v.casualty_reference = $4`;

const LISTED_ACCESSES = 10_000;

/** What is held about one person, read and erased by the installation when a request was approved; for nobody who is merely signed in. */
@Injectable()
export class SubjectDataRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async read(installation: ActingContext, { accidentId, unitReference, casualtyReference }: CasualtyKey): Promise<HeldData> {
    const { organisationId } = installation;
    const key = [organisationId, accidentId, unitReference, casualtyReference];
    const read = (table: string, condition: string, parts: number): Promise<HeldVersion[]> =>
      this.#database.inOrganisation(installation, (sql) => sql.query<HeldVersion>(versionsOf(table, condition), key.slice(0, parts)));
    return {
      casualty: await read('casualty_version', OF_CASUALTY, 4),
      trafficUnit: await read('traffic_unit_version', OF_UNIT, 3),
      accident: await read('accident_version', OF_ACCIDENT, 2),
    };
  }

  /** What people have corrected about the casualty, their unit and the accident. */
  async listCorrections(
    installation: ActingContext,
    { accidentId, unitReference, casualtyReference }: CasualtyKey,
  ): Promise<HeldCorrection[]> {
    return this.#database.inOrganisation(installation, (sql) =>
      sql.query<HeldCorrection>(
        `SELECT subject, unit_reference AS "unitReference", casualty_reference AS "casualtyReference", field, source_value AS "sourceValue",
           value, reason, made_at AS "madeAt", withdrawn_at AS "withdrawnAt" FROM accident_correction
         WHERE organisation_id = $1 AND accident_id = $2 AND (subject = 'accident'
           OR unit_reference = $3 AND (subject = 'unit' OR casualty_reference = $4)) ORDER BY correction_no`,
        [installation.organisationId, accidentId, unitReference, casualtyReference],
      ),
    );
  }

  /** Who has looked, as the audit trails say it: the organisation's own, and those of others to whom its records were open. */
  async listAccesses(installation: ActingContext, accidentId: string): Promise<Access[]> {
    return this.#database.asIdentity((sql) =>
      sql.query<Access>(
        `SELECT e.occurred_at AS "occurredAt", e.actor_kind AS "actorKind", e.fields, e.subject_id IS NOT NULL AS "namesTheAccident",
           p.display_name AS person, CASE WHEN o.name_el IS NULL THEN NULL ELSE jsonb_build_object('el', o.name_el, 'en', o.name_en) END AS organisation
         FROM audit_event e LEFT JOIN organisation o ON o.organisation_id = e.organisation_id LEFT JOIN person p ON p.person_id = e.person_id
         WHERE (e.organisation_id = $1 AND e.records_of IS NULL OR e.records_of = $1) AND e.action = 'personal.read'
           AND e.subject_kind = 'accident' AND (e.subject_id = $2 OR e.subject_id IS NULL)
         ORDER BY e.occurred_at DESC LIMIT ${LISTED_ACCESSES}`,
        [installation.organisationId, accidentId],
      ),
    );
  }

  /** Lines that name the casualty and were held back: no records, but held all the same. */
  async listHeldLines(installation: ActingContext, sourceRecordIds: readonly string[], key: CasualtyKey): Promise<object[]> {
    return this.#database.inOrganisation(installation, (sql) =>
      sql.query(
        `SELECT i.batch_id AS "batchId", i.file_name AS "fileName", i.row_number AS row, i.code, i.draft AS values, h.cells, h.edited,
           h.discarded_reason AS "discardedReason"
         FROM row_issue i JOIN import_batch b ON b.organisation_id = i.organisation_id AND b.batch_id = i.batch_id
         LEFT JOIN held_line h ON h.organisation_id = i.organisation_id AND h.batch_id = i.batch_id AND h.row_number = i.row_number
           AND b.files -> 'files' -> h.file_index::integer ->> 'name' = i.file_name
         WHERE i.organisation_id = $1 AND i.draft ->> 'accidentSourceRecordId' = ANY ($2) AND i.draft ->> 'unitReference' = $3
           AND i.draft ->> 'casualtyReference' = $4 ORDER BY i.batch_id, i.issue_no`,
        [installation.organisationId, sourceRecordIds, key.unitReference, key.casualtyReference],
      ),
    );
  }

  /**
   * Carries out an approved erasure, and writes down that it was. @returns how many versions of the casualty it took the data from
   * @throws when no such erasure was approved, or it has been carried out already
   */
  async erase(installation: ActingContext, { requestId, keys, casualties, units, keptAttributes }: Erasure): Promise<number> {
    return this.#database.inOrganisation(installation, async (sql) => {
      const [row] = await sql.query<{ versions: number }>(
        `SELECT erase_subject($1, $2, ${erasedContent(3)}, CASE WHEN $5 THEN ${erasedContent(6)} END, $8) AS versions`,
        [requestId, keys, ...columnsOf(casualties), units !== null, ...columnsOf(units ?? []), keptAttributes],
      );
      const versions = row?.versions ?? 0;
      const fields = ['age', 'sex', 'severity_native', 'attributes'];
      await this.#database.record(sql, installation, {
        action: 'subject.erased',
        subjectKind: 'subject-request',
        subjectId: requestId,
        fields,
        details: { versions, driver: units !== null },
      });
      return versions;
    });
  }
}

/** Every column that a table has now or will have; not how the organisation tells versions apart. */
function versionsOf(table: string, condition: string): string {
  return `SELECT v.batch_id AS "batchId", b.format_id AS "formatId", b.finished_at AS "importedAt", b.committed_version AS "committedVersion",
      b.undone_version AS "undoneVersion", CASE WHEN b.details_deleted_at IS NULL THEN b.finished_at + make_interval(days => o.upload_retention_days) END
        AS "fileKeptUntil", to_jsonb(v) - '{organisation_id,batch_id,content_hash,location}'::text[] AS values
    FROM ${table} v JOIN import_batch b ON b.organisation_id = v.organisation_id AND b.batch_id = v.batch_id
      JOIN organisation o ON o.organisation_id = v.organisation_id
    WHERE v.organisation_id = $1 AND ${condition} ORDER BY v.batch_id`;
}

/** Two arrays of parameters as one array of the function's type. */
function erasedContent(first: number): string {
  return `ARRAY(SELECT (c.batch_id, decode(c.hash, 'hex'))::erased_content
    FROM unnest($${first}::integer[], $${first + 1}::text[]) AS c (batch_id, hash))`;
}

function columnsOf(contents: readonly ErasedContent[]): [number[], string[]] {
  return [contents.map(({ batchId }) => batchId), contents.map(({ contentHash }) => contentHash)];
}
