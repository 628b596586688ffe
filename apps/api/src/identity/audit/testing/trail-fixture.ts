import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ActingContext } from '../../../common/acting-context.ts';
import type { AuditEntry } from '../../../common/audit-trail.ts';
import type { Database } from '../../../database/database.ts';
import { AuditChainRepository } from '../audit-chain.repository.ts';
import { AuditEventRepository } from '../audit-event.repository.ts';
import { AuditHeads } from '../audit-heads.ts';
import { AuditPruning } from '../audit-pruning.ts';
import { AuditSealRepository } from '../audit-seal.repository.ts';
import { AuditSealer } from '../audit-sealer.ts';
import { AuditVerification, type ChainReport } from '../audit-verification.ts';

const GUARDED = ['audit_event', 'audit_seal', 'audit_checkpoint'];

/** An audit trail with its own folder of heads, and somebody who owns its database and means no good. */
export class TrailFixture {
  readonly database: Database;
  readonly folder: string;
  readonly events: AuditEventRepository;
  readonly seals: AuditSealRepository;
  readonly heads: AuditHeads;
  readonly chains: AuditChainRepository;
  readonly pruning: AuditPruning;
  readonly verification: AuditVerification;
  readonly #sealer: AuditSealer;

  private constructor(database: Database, folder: string, heads: AuditHeads | undefined) {
    this.database = database;
    this.folder = folder;
    this.events = new AuditEventRepository(database);
    this.seals = new AuditSealRepository(database);
    this.heads = heads ?? new AuditHeads({ auditHeadDirectory: join(folder, 'heads') }, database);
    this.chains = new AuditChainRepository(database);
    this.pruning = new AuditPruning(this.seals, database);
    this.verification = new AuditVerification(this.chains, this.heads, database);
    this.#sealer = this.makeSealer();
  }

  /** @param heads where an installation keeps them; by default in a folder of their own */
  static async make(database: Database, heads?: AuditHeads): Promise<TrailFixture> {
    return new TrailFixture(database, await mkdtemp(join(tmpdir(), 'elektron-audit-')), heads);
  }

  /** One as a process has it; it knows nothing of what another has done. */
  makeSealer(): AuditSealer {
    return new AuditSealer(this.chains, this.seals, this.heads, this.pruning);
  }

  seal(): Promise<void> {
    return this.#sealer.sealAll();
  }

  /** Writes events, one after the other. */
  async write(context: ActingContext, count: number, action: AuditEntry['action'] = 'personal.read'): Promise<void> {
    for (let n = 1; n <= count; n += 1) {
      await this.events.record(context, {
        action,
        subjectKind: 'accident',
        subjectId: `A${n}`,
        fields: ['casualties.age'],
        details: { count: n },
      });
    }
  }

  /** Nobody else writes heads here, so one that is behind need not be waited for. */
  verify(chain: string): Promise<ChainReport> {
    return this.verification.verify({ chain, slug: null }, 0);
  }

  async findingKinds(chain: string): Promise<string[]> {
    return (await this.verify(chain)).findings.map(({ kind }) => kind);
  }

  /** What the owner of the database does when nothing stops them. */
  async tamper(statements: string, parameters?: readonly unknown[]): Promise<number> {
    return this.database.asOwner(async (sql) => {
      for (const table of GUARDED) await sql.execute(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      const touched = await sql.execute(statements, parameters);
      for (const table of GUARDED) await sql.execute(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
      return touched;
    });
  }

  /** Lets the unsealed events of a chain have happened long ago, as if the clock had been turned. */
  async age(chain: string, days: number): Promise<void> {
    await this.tamper(
      `WITH old AS (UPDATE audit_event SET occurred_at = occurred_at - make_interval(days => $2) WHERE organisation_id = $1
         AND event_id IN (SELECT event_id FROM audit_unsealed) RETURNING 1)
       UPDATE audit_unsealed SET occurred_at = occurred_at - make_interval(days => $2) WHERE organisation_id = $1`,
      [chain, days],
    );
  }

  async keepFor(organisationId: string, days: number | null): Promise<void> {
    await this.database.asOwner((sql) =>
      sql.execute('UPDATE organisation SET audit_retention_days = $2 WHERE organisation_id = $1', [organisationId, days]),
    );
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
