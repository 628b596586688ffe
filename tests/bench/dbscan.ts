import { Client } from 'pg';
import { dbscan, NOISE, type DbscanResult, type PointSet } from '@elektron/spatial-analysis';
import { randomInteger, randomNormal, seededRandom } from '@elektron/statistics';

import { bestOf, type BenchRow } from './bench-row.ts';
import { askRival, rowAgainst, type RivalProgram } from './rival-program.ts';

const SIZES = [10_000, 100_000, 1_000_000];
export const OPTIONS = { radiusMeters: 50, minPoints: 5 };
/** Both sides are warm and timed so often; the best counts. */
const REPEATS = 5;
const SEED = 20_240_501;
const SCIKIT: RivalProgram = { script: 'sklearn-dbscan.py', packages: ['python3-sklearn'] };
/** A million points take scikit-learn some seconds, and once is enough for them. */
const LARGEST_REPEATED = 100_000;

/** A million accidents on 60 km × 60 km; fewer on an area as much smaller, so that the density stays. */
const METERS_PER_ROOT_POINT = 60;
/** Three in ten accidents anywhere, the others around junctions, 28 each on average. */
const SHARE_ANYWHERE = 0.3;
const POINTS_PER_JUNCTION = 40;
const JUNCTION_SPREAD_METERS = 40;

/**
 * Accident-like places: whole millimetres, as positions are stored.
 * @param size number of points
 */
export function createClusteredPoints(size: number, seed: number): PointSet {
  const random = seededRandom(seed);
  const side = METERS_PER_ROOT_POINT * Math.sqrt(size);
  const toMillimeter = (meters: number): number => Math.round(meters * 1000) / 1000;
  const junctions = Array.from({ length: Math.ceil(size / POINTS_PER_JUNCTION) }, () => [random() * side, random() * side] as const);
  const x = new Float64Array(size);
  const y = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const anywhere = random() < SHARE_ANYWHERE;
    const [centerX, centerY] = anywhere ? [random() * side, random() * side] : junctions[randomInteger(random, junctions.length)]!;
    const spread = anywhere ? 0 : JUNCTION_SPREAD_METERS;
    x[i] = toMillimeter(centerX + spread * randomNormal(random));
    y[i] = toMillimeter(centerY + spread * randomNormal(random));
  }
  return { x, y };
}

/**
 * DBSCAN over typed arrays against PostGIS ST_ClusterDBSCAN and scikit-learn on the same points: all warm, best of five, same partition checked.
 * @param databaseUrl a PostgreSQL server with PostGIS, on the same machine; only a temporary table is made
 * @throws Error when the two disagree
 */
export async function benchDbscan(databaseUrl: string, sizes: readonly number[] = SIZES): Promise<BenchRow[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rows: BenchRow[] = [];
    for (const size of sizes) rows.push(...(await comparePoints(client, createClusteredPoints(size, SEED))));
    return rows;
  } finally {
    await client.end();
  }
}

async function comparePoints(client: Client, points: PointSet): Promise<BenchRow[]> {
  await storePoints(client, points);
  const found = dbscan(points, OPTIONS);
  checkSamePartition(found, await readRivalLabels(client));
  const oursMs = await bestOf(REPEATS, () => dbscan(points, OPTIONS));
  const rivalMs = await bestOf(REPEATS, () => client.query(`SELECT count(DISTINCT label) FROM (${RIVAL}) AS clustered`));
  const { rows } = await client.query<{ version: string }>('SELECT postgis_lib_version() AS version');
  const row = { name: `DBSCAN, ${OPTIONS.radiusMeters} m, ${OPTIONS.minPoints} points`, size: points.x.length, oursMs };
  const rival = `PostGIS ${rows[0]?.version ?? ''} ST_ClusterDBSCAN`;
  return [{ ...row, rivalMs, ratio: rivalMs / oursMs, rival }, await compareWithScikit(points, found, row)];
}

async function compareWithScikit(
  points: PointSet,
  found: DbscanResult,
  row: Pick<BenchRow, 'name' | 'size' | 'oursMs'>,
): Promise<BenchRow> {
  const repeats = points.x.length > LARGEST_REPEATED ? 1 : REPEATS;
  const options = [OPTIONS.radiusMeters, OPTIONS.minPoints, repeats];
  const answer = await askRival(SCIKIT, { x: points.x, y: points.y, options }, ['labels']);
  if (answer !== null) checkSamePartition(found, Int32Array.from(answer.arrays['labels']!));
  return rowAgainst(SCIKIT, answer, row);
}

// Both count the point itself and take the radius as included. A window over all rows runs in one process whatever the table, so that a
// temporary one costs the rival nothing.
const RIVAL = `SELECT id, ST_ClusterDBSCAN(place, eps => ${OPTIONS.radiusMeters}, minpoints => ${OPTIONS.minPoints}) OVER () AS label FROM bench_points`;

const ROWS_PER_INSERT = 100_000;

async function storePoints(client: Client, { x, y }: PointSet): Promise<void> {
  await client.query('DROP TABLE IF EXISTS pg_temp.bench_points');
  await client.query('CREATE TEMPORARY TABLE bench_points (id integer NOT NULL, place geometry(Point) NOT NULL)');
  for (let start = 0; start < x.length; start += ROWS_PER_INSERT) {
    const end = Math.min(start + ROWS_PER_INSERT, x.length);
    await client.query(
      `INSERT INTO bench_points (id, place)
       SELECT $1 + number - 1, ST_Point(x, y) FROM unnest($2::float8[], $3::float8[]) WITH ORDINALITY AS given (x, y, number)`,
      [start, Array.from(x.subarray(start, end)), Array.from(y.subarray(start, end))],
    );
  }
  await client.query('ANALYZE bench_points');
}

/** Cluster of each point as the rival numbers them, NOISE for none. */
async function readRivalLabels(client: Client): Promise<Int32Array> {
  const packed = await client.query<{ labels: Buffer }>(
    `SELECT string_agg(int4send(coalesce(label, ${NOISE})), '' ORDER BY id) AS labels FROM (${RIVAL}) AS clustered`,
  );
  const bytes = packed.rows[0]!.labels;
  return Int32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readInt32BE(4 * i));
}

/**
 * Same noise, same number of clusters and the same partition of the core points. A border point between two clusters may differ: the
 * rival gives it to whichever cluster comes first, ours to the nearest.
 */
function checkSamePartition({ labels, core, clusters }: DbscanResult, rival: Int32Array): void {
  if (rival.length !== labels.length) throw new Error(`${labels.length} labels here, ${rival.length} there`);
  const rivalOf = new Map<number, number>();
  labels.forEach((label, i) => {
    if ((label === NOISE) !== (rival[i] === NOISE)) throw new Error(`point ${i}: ${label} here, ${rival[i]} there`);
    if (core[i] === 0) return;
    const known = rivalOf.get(label) ?? rival[i]!;
    if (known !== rival[i]) throw new Error(`cluster ${label} is two clusters there: ${known} and ${rival[i]}`);
    rivalOf.set(label, known);
  });
  const theirs = new Set(rival.filter((label) => label !== NOISE)).size;
  if (theirs !== clusters || new Set(rivalOf.values()).size !== clusters) throw new Error(`${clusters} clusters here, ${theirs} there`);
}
