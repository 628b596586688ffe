import type { SharingKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { SharingUse } from '../../common/shared-records.ts';
import { insertAuditEvent, INSTALLATION_CHAIN } from '../../database/audit-event.ts';
import { Database } from '../../database/database.ts';

/** Somebody uses what another organisation has opened. */
export interface UseOfShared {
  readonly ownerId: string;
  readonly recipientId: string;
  /** Null for the installation itself, from its command line. */
  readonly personId: string | null;
  readonly use: SharingUse;
  readonly kinds: readonly SharingKind[];
}

/** What is open to whoever asks, and that they have used it. */
@Injectable()
export class SharingUseRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param context names the owner, and proves who asks */
  async findOpenedKinds(context: ActingContext, wanted: readonly SharingKind[]): Promise<SharingKind[]> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ kinds: SharingKind[] }>('SELECT opened_kinds($1) AS kinds', [wanted]),
    );
    return row?.kinds ?? [];
  }

  /**
   * Writes a use into the audit trail of the owner, once an hour for each person. By the installation: the trail is closed to everybody
   * else's transactions, and what is in it carries the mark of the software, which no SQL could give it.
   */
  async note({ ownerId, recipientId, personId, use, kinds }: UseOfShared): Promise<void> {
    const person = personId ?? INSTALLATION_CHAIN;
    await this.#database.asIdentity(async (sql) => {
      const isNew = await sql.execute(
        `INSERT INTO sharing_use (organisation_id, person_id, recipient_organisation_id, what, hour)
         VALUES ($1, $2, $3, $4, date_trunc('hour', now())) ON CONFLICT DO NOTHING`,
        [ownerId, person, recipientId, use],
      );
      if (isNew === 0) return;
      // The trail remembers; this table only keeps it from saying the same again.
      await sql.execute(`DELETE FROM sharing_use WHERE organisation_id = $1 AND person_id = $2 AND hour < now() - interval '1 day'`, [
        ownerId,
        person,
      ]);
      const entry = {
        action: 'sharing.used',
        subjectKind: 'organisation',
        subjectId: recipientId,
        details: { use, kinds: kinds.join(', ') },
      } as const;
      await insertAuditEvent(sql, this.#database.keys, entry, { organisationId: ownerId, recordsOf: ownerId, personId });
    });
  }
}
