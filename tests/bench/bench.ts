import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { format, resolveConfig } from 'prettier';

import type { BenchRow } from './bench-row.ts';
import { benchCountModel } from './count-model.ts';
import { benchDbscan } from './dbscan.ts';
import { benchFacets } from './facets.ts';
import { benchImport } from './import.ts';
import { benchLocalStatistics } from './local-statistics.ts';
import { measureGrowth, type Growth } from './growth.ts';
import { benchNetworkDensity } from './network-density.ts';

const FULL_SIZES = [10_000, 100_000, 1_000_000];
const REPORT = join(import.meta.dirname, '../../docs/benchmarks.md');
const BYTES_PER_GIB = 2 ** 30;

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

function formatRow({ name, size, oursMs, rivalMs, ratio, rival }: BenchRow): string {
  const orNone = (value: number | null): string => (value === null ? '–' : fine.format(value));
  return `| ${name} | ${whole.format(size)} | ${fine.format(oursMs)} | ${orNone(rivalMs)} | ${orNone(ratio)} | ${rival} |`;
}

function formatGrowth({ name, milliseconds, perStep }: Growth): string {
  return `| ${name} | ${milliseconds.map((value) => fine.format(value)).join(' | ')} | ${fine.format(perStep)} |`;
}

async function prepareServer(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // A new server's databases lack it, and DBSCAN's rival is a function of it.
    await client.query('CREATE EXTENSION IF NOT EXISTS postgis');
    const { rows } = await client.query<{ server: string; postgis: string }>(
      `SELECT current_setting('server_version') AS server, postgis_lib_version() AS postgis`,
    );
    return `PostgreSQL ${rows[0]?.server ?? '?'} with PostGIS ${rows[0]?.postgis ?? '?'}`;
  } finally {
    await client.end();
  }
}

function reportOf(rows: readonly BenchRow[], growth: readonly Growth[], server: string): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  return `# Benchmarks

Written by \`npm run bench -- <connection URL of a PostGIS server>\`; do not edit. Each row is one run in which both sides did the same work
on the same data on the same machine, and gave the same result. Only the ratio means anything elsewhere: above 1 ours is faster.

Machine: ${cpus().length} shared cores, ${whole.format(totalmem() / BYTES_PER_GIB)} GiB, Linux; Node ${process.versions.node}; ${server}. Commit ${commit}.

| what | size | ours, ms | rival, ms | ratio | rival |
| --- | ---: | ---: | ---: | ---: | --- |
${rows.map(formatRow).join('\n')}

A rival is timed without its start and without reading its data, after the first run where it takes seconds at most. It is a package of Debian as it comes, with the
linear algebra that Debian installs with it. What is not installed is named as such, and was not measured. The network densities of spatstat.linnet
are written in R itself, which is most of that ratio.

## How cost grows

Ours alone, in milliseconds. The last column is the cost of n log n at the largest size over that at the smallest: 1 is growth as n log n; what lies
above comes of memory that no longer fits the processor's caches.

| what | ${FULL_SIZES.map((size) => whole.format(size)).join(' | ')} | growth over n log n |
| --- | ${FULL_SIZES.map(() => '---:').join(' | ')} | ---: |
${growth.map(formatGrowth).join('\n')}
`;
}

const databaseUrl = process.argv[2] ?? process.env['TEST_DATABASE_URL'];
if (databaseUrl === undefined) {
  console.error(
    'npm run bench -- postgres://… [sizes]   The rivals need a PostGIS server that may be written to; its login must be an administrator.',
  );
  process.exit(2);
}
const given = process.argv.slice(3).map(Number);
const sizes = given.length > 0 ? given : FULL_SIZES;
const server = await prepareServer(databaseUrl);
const rows: BenchRow[] = [];
for (const bench of [benchDbscan, benchCountModel, benchLocalStatistics, benchNetworkDensity, benchFacets, benchImport]) {
  const found = await bench(databaseUrl, sizes);
  for (const row of found) console.log(formatRow(row));
  rows.push(...found);
}
// A small run is for trying out; the report is the full one.
if (given.length === 0) {
  const growth = await measureGrowth(FULL_SIZES);
  for (const row of growth) console.log(formatGrowth(row));
  writeFileSync(REPORT, await format(reportOf(rows, growth, server), { ...(await resolveConfig(REPORT)), filepath: REPORT }));
}
