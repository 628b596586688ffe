import type { PublishedHead } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';

/** West, south, east, north in degrees. */
export type Bounds = PublishedHead['bounds'];

/** A release that was public once, whether it still is or not. */
export interface KnownRelease {
  readonly releaseId: string;
  readonly isOwn: boolean;
  readonly head: PublishedHead;
}

/** With all that was public of it, packed. */
export interface KnownContent extends KnownRelease {
  readonly content: Buffer;
}

/** Around nothing: no other's release overlaps with it. */
const NOWHERE: Bounds = [1000, 1000, 1000, 1000];

/** What an attacker knows already: own releases, and those of others that overlap in space, withdrawn ones too. */
@Injectable()
export class KnownReleasesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order in which they became public. */
  list(context: ActingContext, bounds: Bounds): Promise<KnownRelease[]> {
    return this.#read<KnownRelease>(context, bounds, 'head');
  }

  listOwn(context: ActingContext): Promise<KnownRelease[]> {
    return this.list(context, NOWHERE);
  }

  /** The same with all that was public of them. */
  listWithContent(context: ActingContext, bounds: Bounds): Promise<KnownContent[]> {
    return this.#read<KnownContent>(context, bounds, 'head, content');
  }

  /** How many others could publish what whoever asks has proposed. */
  async countOtherPublishers(context: ActingContext): Promise<number> {
    const [row] = await this.#database.inOrganisation(context, (sql) => sql.query<{ count: number }>('SELECT other_publishers() AS count'));
    return row?.count ?? 0;
  }

  #read<Row>(context: ActingContext, bounds: Bounds, columns: string): Promise<Row[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<Row & object>(`SELECT release_id AS "releaseId", is_own AS "isOwn", ${columns} FROM known_releases($1)`, [
        JSON.stringify(bounds),
      ]),
    );
  }
}
