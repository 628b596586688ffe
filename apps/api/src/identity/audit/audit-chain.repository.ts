import { Injectable } from '@nestjs/common';

import { INSTALLATION_CHAIN } from '../../database/audit-event.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import type { Link } from './chain-verifier.ts';
import type { Checkpoint, Head, Seal, StoredEvent } from './seal-chain.ts';

/** Rows of one look into the database: others wait meanwhile on the embedded one. */
export const PAGE_ROWS = 500;

/** A chain by its id: an organisation's, or the installation's own. */
export interface Chain {
  readonly chain: string;
  /** Null for the installation's own. */
  readonly slug: string | null;
}

/** A time to the microsecond, as text: a Date would lose three digits, and with them what somebody altered there. */
export function exactTime(expression: string): string {
  return `to_char((${expression}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** All columns of an event `e`. */
export const EVENT_COLUMNS = `e.event_id AS "eventId", ${exactTime('e.occurred_at')} AS "occurredAt", e.actor_kind AS "actorKind",
  e.person_id AS "personId", e.credential_id AS "credentialId", e.records_of AS "recordsOf", e.action, e.subject_kind AS "subjectKind",
  e.subject_id AS "subjectId", e.fields, e.details::text AS details, e.written_mac AS "writtenMac"`;

const CHECKPOINT_COLUMNS = `c.seal_no AS "sealNo", c.mac, c.removed, ${exactTime('c.first_at')} AS "firstAt", ${exactTime('c.last_at')} AS "lastAt",
  ${exactTime('c.pruned_at')} AS "prunedAt", c.checkpoint_mac AS "checkpointMac"`;

type LinkRow = { readonly sealNo: number; readonly sealedEventId: string; readonly mac: Buffer; readonly sealedAt: string } & {
  readonly [column in keyof StoredEvent]: StoredEvent[column] | null;
};

/** Reads chains whole, as the installation: for verifying them, and for those that write them. */
@Injectable()
export class AuditChainRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Of every organisation there is, and of what is left of others. */
  listChains(): Promise<Chain[]> {
    return this.#database.asIdentity((sql) =>
      sql.query<Chain>(
        `SELECT chain, o.slug FROM (
           SELECT $1::uuid AS chain UNION SELECT organisation_id FROM organisation UNION SELECT organisation_id FROM audit_checkpoint
           UNION SELECT organisation_id FROM audit_event UNION SELECT organisation_id FROM audit_seal) chains
         LEFT JOIN organisation o ON o.organisation_id = chain ORDER BY o.slug NULLS FIRST, chain`,
        [INSTALLATION_CHAIN],
      ),
    );
  }

  /** How far each chain has come that has a seal. */
  listHeads(): Promise<(Head & { readonly chain: string })[]> {
    return this.#database.asIdentity((sql) =>
      sql.query<Head & { readonly chain: string }>(
        `SELECT chain, s.seal_no AS "sealNo", s.mac, ${exactTime('s.sealed_at')} AS "sealedAt"
         FROM (SELECT $1::uuid AS chain UNION ALL SELECT organisation_id FROM organisation) chains
         CROSS JOIN LATERAL (SELECT * FROM audit_seal a WHERE a.organisation_id = chain ORDER BY a.seal_no DESC LIMIT 1) s`,
        [INSTALLATION_CHAIN],
      ),
    );
  }

  /** The last seal of a chain, or what retention has left of it. */
  findLast(chain: string): Promise<Pick<Head, 'sealNo' | 'mac'> | null> {
    return this.#database.asIdentity((sql) => readLastSeal(sql, chain));
  }

  /** The MAC of a seal, also of the last one before a checkpoint. */
  async findMac(chain: string, sealNo: number): Promise<Buffer | null> {
    const [row] = await this.#database.asIdentity((sql) =>
      sql.query<{ mac: Buffer }>(
        `SELECT mac FROM audit_seal WHERE organisation_id = $1 AND seal_no = $2
         UNION ALL SELECT mac FROM audit_checkpoint WHERE organisation_id = $1 AND seal_no = $2`,
        [chain, sealNo],
      ),
    );
    return row?.mac ?? null;
  }

  listCheckpoints(chain: string): Promise<Checkpoint[]> {
    return this.#database.asIdentity((sql) =>
      sql.query<Checkpoint>(`SELECT ${CHECKPOINT_COLUMNS} FROM audit_checkpoint c WHERE c.organisation_id = $1 ORDER BY c.seal_no`, [
        chain,
      ]),
    );
  }

  /** The next seals with their events, none only at the end. @param after number of the last one before */
  listLinks(chain: string, after: number): Promise<Link[]> {
    return this.#database.asIdentity((sql) => readLinks(sql, chain, after));
  }

  /** The next events without a seal, by their ids. @param after of the last one before */
  listUnsealed(chain: string, after: string | null): Promise<StoredEvent[]> {
    return this.#database.asIdentity((sql) =>
      sql.query<StoredEvent>(
        `SELECT ${EVENT_COLUMNS} FROM audit_event e
         WHERE e.organisation_id = $1 AND ($2::uuid IS NULL OR e.event_id > $2)
           AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.organisation_id = $1 AND s.event_id = e.event_id)
         ORDER BY e.event_id LIMIT ${PAGE_ROWS}`,
        [chain, after],
      ),
    );
  }

  /** Events that wait for a seal, and have gone. */
  async listLostUnsealed(chain: string): Promise<string[]> {
    const rows = await this.#database.asIdentity((sql) =>
      sql.query<{ event_id: string }>(
        `SELECT q.event_id FROM audit_unsealed q WHERE q.organisation_id = $1
           AND NOT EXISTS (SELECT FROM audit_event e WHERE e.organisation_id = $1 AND e.event_id = q.event_id)
         ORDER BY q.event_id LIMIT ${PAGE_ROWS}`,
        [chain],
      ),
    );
    return rows.map((row) => row.event_id);
  }
}

/** @param sql as the installation */
export async function readLastSeal(sql: Sql, chain: string): Promise<Pick<Head, 'sealNo' | 'mac'> | null> {
  const [last] = await sql.query<Pick<Head, 'sealNo' | 'mac'>>(
    `SELECT "sealNo", mac FROM (
       (SELECT seal_no AS "sealNo", mac FROM audit_seal WHERE organisation_id = $1 ORDER BY seal_no DESC LIMIT 1)
       UNION ALL (SELECT seal_no, mac FROM audit_checkpoint WHERE organisation_id = $1 ORDER BY seal_no DESC LIMIT 1)) ends
     ORDER BY "sealNo" DESC LIMIT 1`,
    [chain],
  );
  return last ?? null;
}

export async function readLastCheckpoint(sql: Sql, chain: string): Promise<Checkpoint | null> {
  const [last] = await sql.query<Checkpoint>(
    `SELECT ${CHECKPOINT_COLUMNS} FROM audit_checkpoint c WHERE c.organisation_id = $1 ORDER BY c.seal_no DESC LIMIT 1`,
    [chain],
  );
  return last ?? null;
}

/**
 * The next seals: numbers that follow each other, so that where some are missing there are fewer, and none only at the end. A range and not
 * a limit, because a planner without statistics would sort all that is left of the chain to take so many from it.
 * @param sql as the installation
 */
export async function readLinks(sql: Sql, chain: string, after: number): Promise<Link[]> {
  const rows = await sql.query<LinkRow>(
    `SELECT s.seal_no AS "sealNo", s.event_id AS "sealedEventId", s.mac, ${exactTime('s.sealed_at')} AS "sealedAt", ${EVENT_COLUMNS}
     FROM (SELECT min(seal_no) AS seal_no FROM audit_seal WHERE organisation_id = $1 AND seal_no > $2) first
     JOIN audit_seal s ON s.organisation_id = $1 AND s.seal_no >= first.seal_no AND s.seal_no < first.seal_no + ${PAGE_ROWS}
     LEFT JOIN audit_event e ON e.organisation_id = s.organisation_id AND e.event_id = s.event_id
     ORDER BY s.seal_no`,
    [chain, after],
  );
  return rows.map(({ sealNo, sealedEventId, mac, sealedAt, ...event }) => {
    const seal: Seal = { sealNo, eventId: sealedEventId, mac, sealedAt };
    // Either all columns of the event are there or none.
    return { seal, event: event.eventId === null ? null : (event as StoredEvent) };
  });
}
