import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { AuditTrail, type AuditEntry } from '../../common/audit-trail.ts';
import { insertAuditEvent, INSTALLATION_CHAIN } from '../../database/audit-event.ts';
import { Database } from '../../database/database.ts';

/** Writes events into the audit trail. */
@Injectable()
export class AuditEventRepository extends AuditTrail {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  override async record(context: ActingContext, entry: AuditEntry): Promise<void> {
    await this.#database.inOrganisation(context, (sql) => this.#database.record(sql, context, entry));
  }

  override async recordForInstallation(entry: AuditEntry, personId: string | null, organisationId: string | null = null): Promise<void> {
    const chain = organisationId ?? INSTALLATION_CHAIN;
    const place = { organisationId: chain, recordsOf: chain, personId };
    await this.#database.asIdentity((sql) => insertAuditEvent(sql, this.#database.keys, entry, place));
  }

  override hashValue(value: string): string {
    return this.#database.keys.authenticate('audit-values', value).toString('base64url');
  }
}
