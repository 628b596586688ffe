import type { MonthKey, ReminderStage } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { toFirstDay, toMonth } from './reporting.ts';

/** A month of a unit, and for what somebody is reminded of it. */
export interface ReminderKey {
  readonly unitId: string;
  readonly month: MonthKey;
  readonly stage: ReminderStage;
}

/** A process that has begun to write and has not said that it has done so is taken to be gone after this. */
const CLAIM_MINUTES = 15;

/** Of which late months letters were sent. */
@Injectable()
export class MonthReminderRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether the organisation wants letters about late months. */
  async areLettersWanted(context: ActingContext): Promise<boolean> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ wanted: boolean }>('SELECT month_letters AS wanted FROM organisation WHERE organisation_id = $1', [
        context.organisationId,
      ]),
    );
    return row?.wanted === true;
  }

  /** When letters were sent, by `unit month stage`. */
  async listSent(context: ActingContext): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<ReminderKey & { readonly sentAt: Date }>(
        `SELECT unit_id AS "unitId", month, stage, sent_at AS "sentAt" FROM month_reminder WHERE organisation_id = $1 AND sent_at IS NOT NULL`,
        [context.organisationId],
      ),
    );
    return new Map(rows.map(({ sentAt, ...row }) => [reminderKey({ ...row, month: toMonth(row.month) }), sentAt]));
  }

  /** @returns those of which nobody has written, nor is writing now: nobody else may have them for a while */
  async claim(context: ActingContext, keys: readonly ReminderKey[]): Promise<ReminderKey[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<ReminderKey>(
        `INSERT INTO month_reminder (organisation_id, unit_id, month, stage, claimed_at)
         SELECT $1, k.unit_id, k.month, k.stage, clock_timestamp() FROM unnest($2::uuid[], $3::date[], $4::text[]) AS k (unit_id, month, stage)
         ON CONFLICT (organisation_id, unit_id, month, stage) DO UPDATE SET claimed_at = clock_timestamp()
           WHERE month_reminder.sent_at IS NULL AND month_reminder.claimed_at < clock_timestamp() - make_interval(mins => $5)
         RETURNING unit_id AS "unitId", month, stage`,
        [context.organisationId, ...columnsOf(keys), CLAIM_MINUTES],
      ),
    );
    return rows.map((row) => ({ ...row, month: toMonth(row.month) }));
  }

  /** @param letters how many letters name each */
  async markSent(context: ActingContext, sent: readonly (ReminderKey & { readonly letters: number })[], letters: number): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `UPDATE month_reminder r SET sent_at = clock_timestamp(), letters = k.letters
         FROM unnest($2::uuid[], $3::date[], $4::text[], $5::smallint[]) AS k (unit_id, month, stage, letters)
         WHERE r.organisation_id = $1 AND r.unit_id = k.unit_id AND r.month = k.month AND r.stage = k.stage AND r.sent_at IS NULL`,
        [context.organisationId, ...columnsOf(sent), sent.map((each) => each.letters)],
      );
      await this.#database.record(sql, context, {
        action: 'month.reminded',
        subjectKind: 'month-reminders',
        details: { months: sent.length, letters },
      });
    });
  }

  /** Gives back what could not be written, so that whoever asks next may. */
  async release(context: ActingContext, keys: readonly ReminderKey[]): Promise<void> {
    await this.#database.inOrganisation(context, (sql) =>
      sql.execute(
        `UPDATE month_reminder r SET claimed_at = to_timestamp(0)
         FROM unnest($2::uuid[], $3::date[], $4::text[]) AS k (unit_id, month, stage)
         WHERE r.organisation_id = $1 AND r.unit_id = k.unit_id AND r.month = k.month AND r.stage = k.stage AND r.sent_at IS NULL`,
        [context.organisationId, ...columnsOf(keys)],
      ),
    );
  }
}

export function reminderKey({ unitId, month, stage }: ReminderKey): string {
  return `${unitId} ${month} ${stage}`;
}

function columnsOf(keys: readonly ReminderKey[]): readonly [string[], string[], string[]] {
  return [keys.map(({ unitId }) => unitId), keys.map(({ month }) => toFirstDay(month)), keys.map(({ stage }) => stage)];
}
