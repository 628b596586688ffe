import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { ErasureList } from './erased-person.ts';

/** Whose data an organisation has erased: nothing but keyed hashes. */
@Injectable()
export class ErasedPersonsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The key of an organisation's hashes; another organisation's tell nothing of them. */
  keyOf({ organisationId }: ActingContext): Uint8Array {
    return this.#database.keys.authenticate('subject-erasures', organisationId);
  }

  async list(context: ActingContext): Promise<ErasureList> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ hash: string }>(`SELECT encode(key_hash, 'hex') AS hash FROM subject_erasure WHERE organisation_id = $1`, [
        context.organisationId,
      ]),
    );
    return { key: this.keyOf(context), hashes: rows.map(({ hash }) => hash) };
  }
}
