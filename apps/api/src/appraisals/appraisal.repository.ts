import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { AppraisalQuestion } from './appraisal-question.ts';
import type { StoredAppraisal } from './stored-appraisal.ts';

export interface NewAppraisal {
  readonly appraisalId: string;
  readonly name: string;
  readonly illustrative: boolean;
  readonly question: AppraisalQuestion;
  readonly seed: number;
  readonly softwareVersion: string;
  /** Canonical JSON of a StoredAppraisal. */
  readonly resultJson: string;
  readonly resultDigest: string;
}

export interface KeptAppraisal extends Omit<NewAppraisal, 'resultJson'> {
  readonly result: StoredAppraisal;
  readonly createdAt: Date;
}

interface AppraisalRow {
  readonly appraisal_id: string;
  readonly name: string;
  readonly illustrative: boolean;
  readonly question: AppraisalQuestion;
  readonly seed: number;
  readonly software_version: string;
  readonly result: StoredAppraisal;
  readonly result_digest: string;
  readonly created_at: Date;
}

const COLUMNS = 'appraisal_id, name, illustrative, question, seed, software_version, result, result_digest, created_at';

@Injectable()
export class AppraisalRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(context: ActingContext, appraisal: NewAppraisal): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `INSERT INTO appraisal (organisation_id, appraisal_id, name, illustrative, question, seed, software_version, result, result_digest)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          context.organisationId,
          appraisal.appraisalId,
          appraisal.name,
          appraisal.illustrative,
          JSON.stringify(appraisal.question),
          appraisal.seed,
          appraisal.softwareVersion,
          appraisal.resultJson,
          appraisal.resultDigest,
        ],
      );
      await this.#database.record(sql, context, {
        action: 'analysis.run',
        subjectKind: 'appraisal',
        subjectId: appraisal.appraisalId,
        details: { values: appraisal.question.values.id },
      });
    });
  }

  /** Newest first. */
  async list(context: ActingContext, limit: number): Promise<KeptAppraisal[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<AppraisalRow>(
        `SELECT ${COLUMNS} FROM appraisal WHERE organisation_id = $1 ORDER BY created_at DESC, appraisal_id LIMIT $2`,
        [context.organisationId, limit],
      );
      return rows.map(toKept);
    });
  }

  async find(context: ActingContext, appraisalId: string): Promise<KeptAppraisal | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<AppraisalRow>(`SELECT ${COLUMNS} FROM appraisal WHERE organisation_id = $1 AND appraisal_id = $2`, [
        context.organisationId,
        appraisalId,
      ]);
      return row === undefined ? null : toKept(row);
    });
  }
}

function toKept(row: AppraisalRow): KeptAppraisal {
  return {
    appraisalId: row.appraisal_id,
    name: row.name,
    illustrative: row.illustrative,
    question: row.question,
    seed: row.seed,
    softwareVersion: row.software_version,
    result: row.result,
    resultDigest: row.result_digest,
    createdAt: row.created_at,
  };
}
