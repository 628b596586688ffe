import type { CitizenReportKind, CitizenReportState } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { Database } from '../database/database.ts';
import type { Recipient, ReportState, SentReport } from './citizen-report.ts';

interface StateRow {
  readonly kind: CitizenReportKind;
  readonly category: string;
  readonly state: CitizenReportState;
  readonly answer: string;
  readonly receivedAt: Date;
  readonly decidedAt: Date | null;
  readonly erasedOn: string;
  readonly nameEl: string;
  readonly nameEn: string;
}

interface RecipientRow {
  readonly organisationId: string;
  readonly nameEl: string;
  readonly nameEn: string;
  readonly keptDays: number;
}

/** What somebody without an account can do: all of it through functions of the database, as the role of the public. */
@Injectable()
export class SentReportsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async findRecipient(longitude: number, latitude: number): Promise<Recipient | null> {
    const [row] = await this.#database.asPublic((sql) =>
      sql.query<RecipientRow>(
        `SELECT organisation_id AS "organisationId", name_el AS "nameEl", name_en AS "nameEn", kept_days AS "keptDays"
         FROM citizen_report_recipient($1, $2)`,
        [longitude, latitude],
      ),
    );
    return row === undefined
      ? null
      : { organisationId: row.organisationId, name: { el: row.nameEl, en: row.nameEn }, keptDays: row.keptDays };
  }

  /** Those whose time is over go first. @returns false where nobody takes it, or where too many of today wait already */
  async send(organisationId: string, reportId: string, secretHash: Buffer, report: SentReport): Promise<boolean> {
    return this.#database.asPublic(async (sql) => {
      await sql.query('SELECT erase_due_citizen_reports()');
      const [row] = await sql.query<{ taken: boolean }>('SELECT send_citizen_report($1, $2, $3, $4, $5, $6, $7, $8, $9) AS taken', [
        organisationId,
        reportId,
        secretHash,
        report.kind,
        report.category,
        report.longitude,
        report.latitude,
        report.happenedOn,
        report.words,
      ]);
      return row!.taken;
    });
  }

  /** @returns false where there is no such report, or one that is no longer new or has a photograph */
  async attachPhoto(secretHash: Buffer, sealed: Buffer): Promise<boolean> {
    return this.#yes('SELECT attach_citizen_photo($1, $2) AS yes', [secretHash, sealed]);
  }

  async takeBack(secretHash: Buffer): Promise<boolean> {
    return this.#yes('SELECT take_back_citizen_report($1) AS yes', [secretHash]);
  }

  async findState(secretHash: Buffer): Promise<ReportState | null> {
    const [row] = await this.#database.asPublic((sql) =>
      sql.query<StateRow>(
        `SELECT kind, category, state, answer, received_at AS "receivedAt", decided_at AS "decidedAt", erased_on::text AS "erasedOn",
           name_el AS "nameEl", name_en AS "nameEn" FROM citizen_report_by($1)`,
        [secretHash],
      ),
    );
    if (row === undefined) return null;
    const { nameEl, nameEn, ...state } = row;
    return { ...state, organisation: { el: nameEl, en: nameEn } };
  }

  async #yes(text: string, values: readonly unknown[]): Promise<boolean> {
    const [row] = await this.#database.asPublic((sql) => sql.query<{ yes: boolean }>(text, values));
    return row!.yes;
  }
}
