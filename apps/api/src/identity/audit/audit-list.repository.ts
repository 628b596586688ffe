import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import { exactTime } from './audit-chain.repository.ts';

/** Which events are asked for; what is null does not matter. */
export interface AuditEventFilter {
  readonly action: string | null;
  readonly personId: string | null;
  /** From this day or instant on. */
  readonly from: string | null;
  /** Before this day or instant. */
  readonly until: string | null;
}

/** A place in the list, which is sorted by time, the newest first. */
export interface AuditPosition {
  readonly occurredAt: string;
  readonly eventId: string;
}

export interface ListedEvent extends AuditPosition {
  readonly actorKind: string;
  readonly personId: string | null;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly fields: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly recordsOf: string | null;
  readonly sealed: boolean;
}

export interface AuditPerson {
  readonly personId: string;
  readonly displayName: string;
  readonly email: string;
}

export interface AuditState {
  readonly sealed: number;
  readonly unsealed: number;
  readonly lastSealedAt: Date | null;
  readonly checkpoints: number;
}

/** Looking at the trail is written down too, but not at every turn of a page. */
const READING_NOTED_EVERY = '10 minutes';

/** A day means its beginning where the organisation is. */
const INSTANT = (parameter: string): string => `CASE WHEN length(${parameter}) = 10
  THEN ${parameter}::timestamp AT TIME ZONE (SELECT o.time_zone FROM organisation o WHERE o.organisation_id = $1)
  ELSE ${parameter}::timestamptz END`;

const MATCHING = `e.organisation_id = $1 AND ($2::text IS NULL OR e.action = $2) AND ($3::uuid IS NULL OR e.person_id = $3)
  AND ($4::text IS NULL OR e.occurred_at >= (${INSTANT('$4')})) AND ($5::text IS NULL OR e.occurred_at < (${INSTANT('$5')}))`;

/** Reads the trail of an organisation for whoever may. */
@Injectable()
export class AuditListRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param size how many at most @param after the last one before the page */
  async list(context: ActingContext, filter: AuditEventFilter, size: number, after: AuditPosition | null): Promise<ListedEvent[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      await this.#noteReading(sql, context);
      return sql.query<ListedEvent>(
        `SELECT e.event_id AS "eventId", ${exactTime('e.occurred_at')} AS "occurredAt", e.actor_kind AS "actorKind", e.person_id AS "personId",
           e.action, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.fields, e.details, e.records_of AS "recordsOf",
           EXISTS (SELECT FROM audit_seal s WHERE s.organisation_id = $1 AND s.event_id = e.event_id) AS sealed
         FROM audit_event e WHERE ${MATCHING} AND ($6::timestamptz IS NULL OR (e.occurred_at, e.event_id) < ($6, $7::uuid))
         ORDER BY e.occurred_at DESC, e.event_id DESC LIMIT $8`,
        [...parametersOf(context, filter), after?.occurredAt ?? null, after?.eventId ?? null, size],
      );
    });
  }

  async count(context: ActingContext, filter: AuditEventFilter): Promise<number> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ events: number }>(`SELECT count(*) AS events FROM audit_event e WHERE ${MATCHING}`, parametersOf(context, filter)),
    );
    return row?.events ?? 0;
  }

  /** Those of some ids that occur in the trail and still have an account. */
  listPeople(context: ActingContext, ids: readonly string[]): Promise<AuditPerson[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<AuditPerson>('SELECT person_id AS "personId", display_name AS "displayName", email FROM audit_people($1)', [ids]),
    );
  }

  async readState(context: ActingContext): Promise<AuditState> {
    const [state] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<AuditState>(
        `SELECT (SELECT count(*) FROM audit_seal WHERE organisation_id = $1) AS sealed,
           (SELECT count(*) FROM audit_unsealed WHERE organisation_id = $1) AS unsealed,
           (SELECT sealed_at FROM audit_seal WHERE organisation_id = $1 ORDER BY seal_no DESC LIMIT 1) AS "lastSealedAt",
           (SELECT count(*) FROM audit_checkpoint WHERE organisation_id = $1) AS checkpoints`,
        [context.organisationId],
      ),
    );
    return state ?? { sealed: 0, unsealed: 0, lastSealedAt: null, checkpoints: 0 };
  }

  async #noteReading(sql: Sql, context: ActingContext): Promise<void> {
    const [noted] = await sql.query(
      `SELECT FROM audit_event WHERE organisation_id = $1 AND person_id = (SELECT acting_person_id()) AND action = 'audit.read'
         AND occurred_at > now() - interval '${READING_NOTED_EVERY}' LIMIT 1`,
      [context.organisationId],
    );
    if (noted === undefined) await this.#database.record(sql, context, { action: 'audit.read' });
  }
}

function parametersOf({ organisationId }: ActingContext, { action, personId, from, until }: AuditEventFilter): readonly unknown[] {
  return [organisationId, action, personId, from, until];
}
