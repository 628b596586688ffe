import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

import { collisionTable } from '../stats19-table.ts';
import type { BenchRow } from './bench-row.ts';

const SIZES = [10_000, 100_000, 1_000_000];
/** The best of so many runs counts; a million lines take minutes, and once is enough for them. */
const REPEATS = 3;
const LARGEST_REPEATED = 100_000;

const ELEKTRON = fileURLToPath(new URL('../../apps/api/dist/cli.js', import.meta.url));
const run = promisify(execFile);

/**
 * The import of a file, from its bytes to its commit (detection, parsing, checks, projection, comparison with what is there), against COPY of
 * the finished rows into the same table with the same keys, checks and indexes, as its owner and past row-level security.
 * @param databaseUrl a superuser's login on a PostgreSQL server with PostGIS on the same machine; a database is made and dropped
 */
export async function benchImport(databaseUrl: string, sizes: readonly number[] = SIZES): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'elektron-bench-'));
  const name = `elektron_bench_${process.pid}`;
  const own = new URL(databaseUrl);
  own.pathname = `/${name}`;
  const administrator = await connect(databaseUrl);
  try {
    await administrator.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await administrator.query(`CREATE DATABASE ${name}`);
    const rows: BenchRow[] = [];
    for (const size of sizes) rows.push(await compare(own.href, folder, size));
    return rows;
  } finally {
    await administrator.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await administrator.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

async function compare(url: string, folder: string, size: number): Promise<BenchRow> {
  const table = join(folder, 'collisions.csv');
  await pipeline(Readable.from(collisionTable(size)), createWriteStream(table));
  await elektron(url, folder, 'migrate');
  const client = await connect(url);
  try {
    const rows = join(folder, 'rows.copy');
    let oursMs = Infinity;
    let rivalMs = Infinity;
    for (let repeat = 0; repeat < (size > LARGEST_REPEATED ? 1 : REPEATS); repeat++) {
      await empty(client);
      oursMs = Math.min(oursMs, await timeImport(url, folder, table, size));
      await pipeline(client.query(copyTo('COPY accident_version TO STDOUT')), createWriteStream(rows));
      await client.query('TRUNCATE accident_version');
      rivalMs = Math.min(rivalMs, await timeCopy(client, rows, size));
    }
    const { rows: versions } = await client.query<{ server_version: string }>('SHOW server_version');
    const rival = `PostgreSQL ${versions[0]?.server_version.split(' ')[0] ?? ''} COPY`;
    return { name: 'Import of accidents', size, oursMs, rivalMs, ratio: rivalMs / oursMs, rival };
  } finally {
    await client.end();
  }
}

/** What was written before must not be written out to disk at the cost of what comes next. */
async function empty(client: Client): Promise<void> {
  await client.query('TRUNCATE accident_version, row_issue, data_version, import_batch CASCADE');
  await client.query('CHECKPOINT');
}

async function timeImport(url: string, folder: string, table: string, size: number): Promise<number> {
  const result = JSON.parse(await elektron(url, folder, 'import', '--json', table)) as { milliseconds: number; counts: { added: number } };
  if (result.counts.added !== size) throw new Error(`${result.counts.added} of ${size} lines were imported`);
  return result.milliseconds;
}

async function timeCopy(client: Client, rows: string, size: number): Promise<number> {
  await client.query('CHECKPOINT');
  const start = performance.now();
  await pipeline(createReadStream(rows, { highWaterMark: 1 << 20 }), client.query(copyFrom('COPY accident_version FROM STDIN')));
  const milliseconds = performance.now() - start;
  const { rows: counted } = await client.query<{ n: string }>('SELECT count(*) AS n FROM accident_version');
  if (Number(counted[0]?.n) !== size) throw new Error(`${counted[0]?.n ?? 0} of ${size} rows were copied`);
  return milliseconds;
}

async function elektron(url: string, folder: string, ...args: readonly string[]): Promise<string> {
  // The demonstration's organisation is there without further ado; the key is nobody's but this run's.
  const installation = { DATABASE_URL: url, DATA_DIR: folder, DEMO: 'true', SECRET_KEY: 'a key for measurements, of no use elsewhere' };
  const environment = { PATH: process.env['PATH'] ?? '', LANG: 'C', ...installation };
  const { stdout } = await run(process.execPath, [ELEKTRON, ...args], { env: environment, maxBuffer: 1 << 24 });
  return stdout;
}
