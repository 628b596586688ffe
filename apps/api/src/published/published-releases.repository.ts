import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { RELEASE_FORMAT, type PublishedHead, type PublishedRelease } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { Database } from '../database/database.ts';

const unpack = promisify(gunzip);

/** A release that is public now. */
export interface ListedRelease {
  readonly releaseId: string;
  /** SHA-256 of the whole, in hexadecimal: the same digest is the same release to the bit. */
  readonly digest: string;
  readonly publishedAt: Date;
  readonly head: PublishedHead;
}

/** Reads as the public: no other table is open to these statements, and no release that was withdrawn. */
@Injectable()
export class PublishedReleasesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All, by organisation, the newest first. */
  list(): Promise<ListedRelease[]> {
    return this.#database.asPublic((sql) =>
      sql.query<ListedRelease>(
        `SELECT release_id AS "releaseId", digest, published_at AS "publishedAt", head FROM published_release
         WHERE (head ->> 'format')::integer = $1
         ORDER BY head -> 'organisation' ->> 'slug' COLLATE "C", release_no DESC`,
        [RELEASE_FORMAT],
      ),
    );
  }

  /** @returns null for one that is not there, or that was withdrawn */
  async read(releaseId: string): Promise<PublishedRelease | null> {
    const [row] = await this.#database.asPublic((sql) =>
      sql.query<{ content: Buffer }>('SELECT content FROM published_release WHERE release_id = $1', [releaseId]),
    );
    return row ? (JSON.parse((await unpack(row.content)).toString('utf8')) as PublishedRelease) : null;
  }
}
