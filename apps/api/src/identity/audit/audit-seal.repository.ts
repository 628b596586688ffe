import { Injectable } from '@nestjs/common';

import { insertAuditEvent } from '../../database/audit-event.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import { EVENT_COLUMNS, exactTime, PAGE_ROWS, readLastCheckpoint, readLastSeal, readLinks } from './audit-chain.repository.ts';
import type { Link } from './chain-verifier.ts';
import { checkpointMacOf, NO_SEAL, sealMacOf, type Checkpoint, type StoredEvent } from './seal-chain.ts';

/** Any number; with the chain's own it is the lock of whoever seals or prunes it. */
const CHAIN_LOCK = 7_335_115;

/** What retention makes of the oldest events of a chain. */
export interface PrunePlan {
  /** The last seal that goes. */
  readonly seal: Pick<Checkpoint, 'sealNo' | 'mac'>;
  readonly removed: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** A place in the queue of those that wait for their seal. */
export interface Waiting {
  readonly waitsSince: string;
  readonly waitingId: string;
}

export interface SealingTurn {
  readonly sealed: number;
  /** Where the next turn goes on; null where nothing more waits. */
  readonly next: Waiting | null;
}

/** Decides what may go. @param links the oldest, each with whether it is older than it must be kept */
export type PlanPruning = (links: readonly AgedLink[], last: Checkpoint | null) => PrunePlan | null;
export type AgedLink = Link & { readonly outdated: boolean };

/** Lengthens chains, and shortens them at their old end; one process at a time does it to a chain, and nobody waits for it. */
@Injectable()
export class AuditSealRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async listChainsToSeal(): Promise<string[]> {
    const rows = await this.#database.asIdentity((sql) =>
      sql.query<{ chain: string }>('SELECT DISTINCT organisation_id AS chain FROM audit_unsealed ORDER BY 1'),
    );
    return rows.map((row) => row.chain);
  }

  /**
   * Seals the next events of a chain.
   * @param after where the former turn has stopped
   * @returns null where another process is at it
   */
  sealNext(chain: string, after: Waiting | null = null): Promise<SealingTurn | null> {
    return this.#alone(chain, async (sql) => {
      const waiting = await sql.query<Waiting & { readonly [column in keyof StoredEvent]: StoredEvent[column] | null }>(
        `SELECT ${exactTime('q.occurred_at')} AS "waitsSince", q.event_id AS "waitingId", ${EVENT_COLUMNS}
         FROM (SELECT occurred_at, event_id FROM audit_unsealed
           WHERE organisation_id = $1 AND ($2::timestamptz IS NULL OR (occurred_at, event_id) > ($2, $3::uuid))
           ORDER BY occurred_at, event_id LIMIT ${PAGE_ROWS}) q
         LEFT JOIN audit_event e ON e.organisation_id = $1 AND e.event_id = q.event_id ORDER BY q.occurred_at, q.event_id`,
        [chain, after?.waitsSince ?? null, after?.waitingId ?? null],
      );
      // One that is not there any more goes on waiting, as a proof of that.
      const events = waiting.filter((row): row is Waiting & StoredEvent => row.eventId !== null);
      if (events.length > 0) await this.#seal(sql, chain, events);
      return { sealed: events.length, next: waiting.length === PAGE_ROWS ? (waiting.at(-1) ?? null) : null };
    });
  }

  /** Puts events that have no seal and do not wait for one among those that do. @returns how many */
  requeue(chain: string): Promise<number> {
    return this.#database.asIdentity((sql) =>
      sql.execute(
        `INSERT INTO audit_unsealed (organisation_id, occurred_at, event_id)
         SELECT organisation_id, occurred_at, event_id FROM audit_event e
         WHERE e.organisation_id = $1 AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.organisation_id = $1 AND s.event_id = e.event_id)
           AND NOT EXISTS (SELECT FROM audit_unsealed q WHERE q.organisation_id = $1 AND q.event_id = e.event_id)
         LIMIT ${PAGE_ROWS} ON CONFLICT DO NOTHING`,
        [chain],
      ),
    );
  }

  /**
   * Takes away the oldest events of a chain, leaves a signed checkpoint in their place and writes that down, all in one transaction.
   * @returns how many; null where another process is at the chain
   */
  pruneNext(chain: string, plan: PlanPruning): Promise<number | null> {
    return this.#alone(chain, async (sql) => {
      const [kept] = await sql.query<{ since: string | null }>(
        `SELECT ${exactTime('now() - make_interval(days => audit_kept_days($1))')} AS since`,
        [chain],
      );
      const since = kept?.since ?? null;
      if (since === null) return 0;
      const last = await readLastCheckpoint(sql, chain);
      const links = await readLinks(sql, chain, last?.sealNo ?? 0);
      // Times in this form are in order as texts.
      const aged = links.map((link) => ({ ...link, outdated: link.event !== null && link.event.occurredAt < since }));
      const planned = plan(aged, last);
      if (planned === null) return 0;
      await this.#replace(sql, chain, planned);
      return planned.removed;
    });
  }

  /** For the embedded database, which looks after its tables only where somebody tells it to: what comes and goes leaves its rows behind. */
  async tidyTables(): Promise<void> {
    if (this.#database.profile === 'server') return;
    await this.#database.asOwner(async (sql) => {
      const [waiting] = await sql.query('SELECT FROM audit_unsealed LIMIT 1');
      if (waiting === undefined) await sql.execute('TRUNCATE audit_unsealed');
    });
    await this.#database.analyze(['audit_event', 'audit_seal']);
  }

  async #seal(sql: Sql, chain: string, events: readonly StoredEvent[]): Promise<void> {
    const last = (await readLastSeal(sql, chain)) ?? NO_SEAL;
    const sealedAt = await readClock(sql);
    const macs: Buffer[] = [];
    for (const event of events) {
      const sealNo = last.sealNo + macs.length + 1;
      macs.push(sealMacOf(this.#database.keys, chain, { sealNo, sealedAt }, macs.at(-1) ?? last.mac, event));
    }
    const eventIds = events.map((event) => event.eventId);
    await sql.execute(
      `INSERT INTO audit_seal (organisation_id, seal_no, event_id, mac, sealed_at)
       SELECT $1::uuid, $2::bigint + n, event_id, mac, $5::timestamptz FROM unnest($3::uuid[], $4::bytea[]) WITH ORDINALITY AS sealed (event_id, mac, n)`,
      [chain, last.sealNo, eventIds, macs, sealedAt],
    );
    await sql.execute('DELETE FROM audit_unsealed WHERE organisation_id = $1 AND event_id = ANY ($2)', [chain, eventIds]);
  }

  async #replace(sql: Sql, chain: string, { seal, removed, firstAt, lastAt }: PrunePlan): Promise<void> {
    const { sealNo, mac } = seal;
    const prunedAt = await readClock(sql);
    const checkpointMac = checkpointMacOf(this.#database.keys, chain, { sealNo, mac, removed, firstAt, lastAt, prunedAt });
    await sql.query('SELECT prune_audit(ROW($1, $2, $3, $4, $5, $6, $7, $8)::audit_checkpoint)', [
      chain,
      sealNo,
      mac,
      removed,
      firstAt,
      lastAt,
      prunedAt,
      checkpointMac,
    ]);
    const details = { removed, sealNo, firstAt, lastAt };
    await insertAuditEvent(sql, this.#database.keys, { action: 'audit.pruned', details }, { organisationId: chain, recordsOf: chain });
  }

  #alone<T>(chain: string, work: (sql: Sql) => Promise<T>): Promise<T | null> {
    return this.#database.asIdentity(async (sql) => {
      // It ends with the transaction. On the embedded database there is one session, which always gets it: there one process seals.
      const [lock] = await sql.query<{ ours: boolean }>('SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS ours', [CHAIN_LOCK, chain]);
      return lock?.ours === true ? work(sql) : null;
    });
  }
}

async function readClock(sql: Sql): Promise<string> {
  const [row] = await sql.query<{ now: string }>(`SELECT ${exactTime('clock_timestamp()')} AS now`);
  return row?.now ?? '';
}
