import { openEmbeddedPostgis } from '../embedded-postgis.ts';
import { connectTo } from './raw-client.ts';

// Writes numbers into a table, ten in a transaction, and says each number that was committed, until somebody kills it.
const embedded = await openEmbeddedPostgis(process.argv[2] ?? '');
const client = await connectTo(embedded.folder);
await client.query('CREATE TABLE IF NOT EXISTS written (n integer PRIMARY KEY)');
const { rows } = await client.query<{ next: number }>('SELECT coalesce(max(n), 0) + 1 AS next FROM written');
for (let first = rows[0]?.next ?? 1; ; first += 10) {
  await client.query('BEGIN');
  for (let n = first; n < first + 10; n++) await client.query('INSERT INTO written VALUES ($1)', [n]);
  await client.query('COMMIT');
  process.stdout.write(`${first + 9}\n`);
}
