import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { isForeignKeyViolation } from '../database/foreign-key-violation.ts';
import { batchIdsOf, readRecordState } from '../database/record-versions.ts';
import type { Sql } from '../database/sql.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import type { AccidentPair, DuplicateCandidate, DuplicateStatus, DuplicateVerdict, NewCandidate, ScoreParts } from './duplicate.ts';

/** Where a page of candidates begins: after this one, the best first. */
export interface CandidatePosition extends AccidentPair {
  readonly score: number;
}

interface CandidateRow extends NewCandidate {
  readonly parts: ScoreParts;
  readonly verdict: DuplicateVerdict | null;
  readonly secondaryId: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
}

/** Only pairs of which both are on record now: an import that was undone takes its accidents out of the queue. */
const BOTH_ON_RECORD = ['accident_id', 'other_accident_id']
  .map(
    (column) => `EXISTS (SELECT FROM accident_version v
      WHERE v.organisation_id = c.organisation_id AND v.accident_id = c.${column} AND v.batch_id = ANY ($2::integer[]))`,
  )
  .join(' AND ');

/**
 * Nobody is asked about an accident that is left out already, because another one on record counts in its place: with either of the other two as
 * the one that counts there is no true answer.
 */
const ONE_LEFT_OUT = `EXISTS (SELECT FROM duplicate_decision s JOIN accident_version v ON v.organisation_id = s.organisation_id
      AND v.accident_id = CASE WHEN s.secondary_accident_id = s.accident_id THEN s.other_accident_id ELSE s.accident_id END
      AND v.batch_id = ANY ($2::integer[])
    WHERE s.organisation_id = c.organisation_id AND s.undone_at IS NULL AND s.secondary_accident_id IN (c.accident_id, c.other_accident_id))`;

const FROM_CANDIDATES = `FROM duplicate_candidate c LEFT JOIN duplicate_decision d
    ON d.organisation_id = c.organisation_id AND d.accident_id = c.accident_id AND d.other_accident_id = c.other_accident_id
      AND d.undone_at IS NULL
  WHERE c.organisation_id = $1 AND ${BOTH_ON_RECORD} AND coalesce(d.verdict, 'open') = $3
    AND (d.verdict IS NOT NULL OR NOT ${ONE_LEFT_OUT})`;

/** Pairs of accidents that may be one, and what people have said of them. */
@Injectable()
export class DuplicateCandidateRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Committed imports of accidents in which nobody has looked for duplicates yet, oldest first. */
  async listUnsearched(context: ActingContext): Promise<number[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ batchId: number }>(
        `SELECT batch_id AS "batchId" FROM import_batch WHERE organisation_id = $1 AND kind = 'accidents' AND committed_version IS NOT NULL
           AND undone_version IS NULL AND duplicates_found IS NULL ORDER BY committed_version`,
        [context.organisationId],
      ),
    );
    return rows.map(({ batchId }) => batchId);
  }

  /** Adds pairs; of one that is known the newer score holds. */
  async add(context: ActingContext, batchId: number, candidates: readonly NewCandidate[]): Promise<void> {
    await this.#database.inOrganisation(context, (sql) =>
      sql.execute(
        `INSERT INTO duplicate_candidate AS c (organisation_id, accident_id, other_accident_id, batch_id, score, parts)
         SELECT $1, i.accident_id, i.other_accident_id, $2, i.score, i.parts
         FROM unnest($3::uuid[], $4::uuid[], $5::smallint[], $6::jsonb[]) AS i (accident_id, other_accident_id, score, parts)
         ON CONFLICT (organisation_id, accident_id, other_accident_id)
           DO UPDATE SET score = excluded.score, parts = excluded.parts, batch_id = excluded.batch_id, found_at = now()`,
        [
          context.organisationId,
          batchId,
          candidates.map(({ accidentId }) => accidentId),
          candidates.map(({ otherAccidentId }) => otherAccidentId),
          candidates.map(({ score }) => score),
          candidates.map(({ parts }) => JSON.stringify(parts)),
        ],
      ),
    );
  }

  async noteSearch(context: ActingContext, batchId: number, found: number): Promise<void> {
    await this.#database.inOrganisation(context, (sql) =>
      sql.execute('UPDATE import_batch SET duplicates_found = $3 WHERE organisation_id = $1 AND batch_id = $2', [
        context.organisationId,
        batchId,
        found,
      ]),
    );
  }

  /** The best first. @param after the last one of the former page */
  list(context: ActingContext, status: DuplicateStatus, size: number, after: CandidatePosition | null): Promise<DuplicateCandidate[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const batches = batchIdsOf(await readRecordState(sql, 'accidents'));
      const rows = await sql.query<CandidateRow>(
        `SELECT c.accident_id AS "accidentId", c.other_accident_id AS "otherAccidentId", c.score, c.parts, d.verdict,
           d.secondary_accident_id AS "secondaryId", d.decided_by_name AS "decidedByName", d.decided_at AS "decidedAt"
         ${FROM_CANDIDATES}
           AND ($4::integer IS NULL OR (-c.score, c.accident_id, c.other_accident_id) > (-$4::integer, $5::uuid, $6::uuid))
         ORDER BY c.score DESC, c.accident_id, c.other_accident_id LIMIT $7`,
        [context.organisationId, batches, status, after?.score, after?.accidentId, after?.otherAccidentId, size],
      );
      return rows.map(toCandidate);
    });
  }

  count(context: ActingContext, status: DuplicateStatus): Promise<number> {
    return this.#database.inOrganisation(context, async (sql) => {
      const batches = batchIdsOf(await readRecordState(sql, 'accidents'));
      const [row] = await sql.query<{ count: number }>(`SELECT count(*) AS count ${FROM_CANDIDATES}`, [
        context.organisationId,
        batches,
        status,
      ]);
      return row?.count ?? 0;
    });
  }

  /**
   * Writes down what a person says of a pair; from the data version on that this brings, the secondary one of the same accident is left out.
   * @throws Problem DUPLICATE_NOT_FOUND, DUPLICATE_DECIDED when something holds of the pair already, or of the accident that is to count
   */
  async decide(context: ActingContext, pair: AccidentPair, verdict: DuplicateVerdict, secondaryId: string | null): Promise<void> {
    await this.#database
      .inOrganisation(context, async (sql) => {
        await sql.execute(
          `INSERT INTO duplicate_decision (organisation_id, accident_id, other_accident_id, verdict, secondary_accident_id)
           VALUES ($1, $2, $3, $4, $5)`,
          [context.organisationId, pair.accidentId, pair.otherAccidentId, verdict, secondaryId],
        );
        await this.#record(sql, context, 'duplicate.decided', pair, { verdict, secondaryId: secondaryId ?? '' });
      })
      .catch((error: unknown) => {
        if (isUniqueViolation(error)) throw new Problem('DUPLICATE_DECIDED');
        throw isForeignKeyViolation(error) ? new Problem('DUPLICATE_NOT_FOUND') : error;
      });
  }

  /** Takes back what holds of a pair. @throws Problem DUPLICATE_NOT_DECIDED */
  async undo(context: ActingContext, pair: AccidentPair): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const touched = await sql.execute(
        `UPDATE duplicate_decision SET undone_at = now()
         WHERE organisation_id = $1 AND accident_id = $2 AND other_accident_id = $3 AND undone_at IS NULL`,
        [context.organisationId, pair.accidentId, pair.otherAccidentId],
      );
      if (touched !== 1) throw new Problem('DUPLICATE_NOT_DECIDED');
      await this.#record(sql, context, 'duplicate.decision-undone', pair, {});
    });
  }

  #record(
    sql: Sql,
    context: ActingContext,
    action: 'duplicate.decided' | 'duplicate.decision-undone',
    { accidentId, otherAccidentId }: AccidentPair,
    details: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.#database.record(sql, context, {
      action,
      subjectKind: 'accident',
      subjectId: accidentId,
      details: { ...details, otherAccidentId },
    });
  }
}

function toCandidate({ verdict, secondaryId, decidedByName, decidedAt, ...candidate }: CandidateRow): DuplicateCandidate {
  const decision = verdict === null || decidedAt === null ? null : { verdict, secondaryId, decidedByName, decidedAt };
  return { ...candidate, status: verdict ?? 'open', decision };
}
