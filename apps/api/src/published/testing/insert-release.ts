import { gzipSync } from 'node:zlib';
import type { PublishedRelease } from '@elektron/domain';

import type { Database } from '../../database/database.ts';
import { digestOf } from './sample-release.ts';

/** What a release says of itself, without what it is made of. */
export function headOf({ areas: _areas, sites: _sites, barriers: _barriers, streetLines: _streets, ...head }: PublishedRelease): object {
  return head;
}

/** Publishes a release past everything that asks whether it may be published. For tests. @param organisationId of one that is there */
export async function insertRelease(database: Pick<Database, 'asOwner'>, organisationId: string, release: PublishedRelease): Promise<void> {
  const content = gzipSync(JSON.stringify(release));
  await database.asOwner((sql) =>
    sql.query(
      `INSERT INTO published_release (organisation_id, release_no, release_id, head, content, digest, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, '2022-03-01T09:00:00Z')`,
      [organisationId, release.number, release.releaseId, JSON.stringify(headOf(release)), content, digestOf(release)],
    ),
  );
}

/** Withdraws it. */
export async function withdrawRelease(database: Pick<Database, 'asOwner'>, releaseId: string): Promise<void> {
  await database.asOwner((sql) => sql.query('UPDATE published_release SET withdrawn_at = now() WHERE release_id = $1', [releaseId]));
}
