/*
 * Publishes the sample release in an installation that runs, to look at the public site by hand:
 * DATA_DIR=… node --conditions=@elektron/source apps/api/src/published/testing/publish-sample.ts [slug of an organisation]
 */
import type * as EnvironmentFile from '../../common/env.ts';
import type * as DatabaseFile from '../../database/open-database.ts';
import { insertRelease } from './insert-release.ts';
import { makeSampleRelease } from './sample-release.ts';

const built = new URL('../../../dist/', import.meta.url);
const { readEnvironment } = (await import(new URL('common/env.js', built).href)) as typeof EnvironmentFile;
const { openDatabase } = (await import(new URL('database/open-database.js', built).href)) as typeof DatabaseFile;

const slug = process.argv[2] ?? 'demo';
const database = await openDatabase(readEnvironment(process.env));
try {
  const [organisation] = await database.asOwner((sql) =>
    sql.query<{ id: string; next: number }>(
      `SELECT organisation_id AS id, 1 + coalesce((SELECT max(release_no) FROM published_release r WHERE r.organisation_id = o.organisation_id), 0) AS next
       FROM organisation o WHERE slug = $1`,
      [slug],
    ),
  );
  if (organisation === undefined) throw new Error(`There is no organisation ${slug}`);
  const release = await makeSampleRelease(slug, organisation.next);
  await insertRelease(database, organisation.id, release);
  process.stdout.write(`${release.releaseId}\n`);
} finally {
  await database.close();
}
