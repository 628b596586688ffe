import { Client } from 'pg';
import {
  ACCIDENT_BYTES,
  ACCIDENT_OFFSETS,
  buildAccidentColumns,
  countFacets,
  UNIT_BYTES,
  UNIT_OFFSETS,
  type AccidentColumns,
} from '@elektron/columns';
import {
  ACCIDENT_DIMENSIONS,
  ACCIDENT_TYPES,
  codeOf,
  LIGHT_CONDITIONS,
  parseAccidentFilter,
  ROAD_TYPES,
  ROAD_USERS,
  SEVERITIES,
  SPEED_UNITS,
  UNKNOWN_KEY,
  WEATHER_CONDITIONS,
  type AccidentDimensionId,
} from '@elektron/domain';
import { randomInteger, seededRandom, type Random } from '@elektron/statistics';

import { bestOf, type BenchRow } from './bench-row.ts';

const SIZES = [10_000, 100_000, 1_000_000];
/** Both sides are warm and timed so often; the best counts. */
const REPEATS = 5;
const SEED = 20_240_502;

const WEST = 0;
const SOUTH = 515_000_000;
/** Some ten kilometres each way, in degrees times 10^7. */
const SIDE = 1_000_000;
const E7 = 1e7;

/** Four fifths of the area each way, every injury accident, and the road users that a city asks about most. */
const AREA = [0.01, 51.51, 0.09, 51.59] as const;
const CHOSEN_SEVERITIES = ['fatal', 'serious', 'slight'] as const;
const CHOSEN_USERS = ['pedestrian', 'bicycle', 'powered-two-wheeler'] as const;
const FILTER = parseAccidentFilter({
  area: AREA,
  selections: [
    { dimension: 'severity', values: CHOSEN_SEVERITIES },
    { dimension: 'road-user', values: CHOSEN_USERS },
  ],
});

/**
 * Made-up accidents, two units each, with values as unevenly spread as real ones.
 * @param size number of accidents
 */
export function createAccidents(size: number, seed: number): AccidentColumns {
  const random = seededRandom(seed);
  const records = new Uint8Array(size * ACCIDENT_BYTES);
  const units = new Uint8Array(2 * size * UNIT_BYTES);
  const view = new DataView(records.buffer);
  for (let i = 0; i < size; i++) {
    const at = i * ACCIDENT_BYTES;
    view.setUint32(at, i);
    writeAccident(records.subarray(at, at + ACCIDENT_BYTES), new DataView(records.buffer, at, ACCIDENT_BYTES), random);
    for (let unit = 2 * i; unit < 2 * i + 2; unit++) {
      units.set(records.subarray(at, at + UNIT_OFFSETS.roadUser), unit * UNIT_BYTES);
      units[unit * UNIT_BYTES + UNIT_OFFSETS.roadUser + 1] = skewed(random, ROAD_USERS.length + 1);
    }
  }
  // No road names: each is two bytes that say so.
  return buildAccidentColumns({ accidents: [{ records, roadNames: new Uint8Array(2 * size) }], units: [units], casualties: [] }, 'mph');
}

/** A whole number from 0 on, small ones more often. */
function skewed(random: Random, below: number): number {
  return Math.floor(random() * random() * below);
}

function writeAccident(record: Uint8Array, view: DataView, random: Random): void {
  const at = ACCIDENT_OFFSETS;
  view.setInt32(at.longitude, WEST + randomInteger(random, SIDE));
  view.setInt32(at.latitude, SOUTH + randomInteger(random, SIDE));
  record[at.place] = random() < 0.01 ? 0 : 2;
  view.setUint16(at.year, 2010 + randomInteger(random, 10));
  record[at.month] = randomInteger(random, 13);
  record[at.weekday] = 1 + randomInteger(random, 7);
  record[at.hourPlusOne] = randomInteger(random, 25);
  // 1.5 % fatal, 15 % serious, few without injury, the others slight: roughly what police record.
  const draw = random();
  record[at.severity] = draw < 0.015 ? 1 : draw < 0.165 ? 2 : draw < 0.95 ? 3 : draw < 0.99 ? 4 : 0;
  record[at.accidentType] = skewed(random, ACCIDENT_TYPES.length + 1);
  record[at.light] = skewed(random, LIGHT_CONDITIONS.length + 1);
  record[at.weather] = skewed(random, WEATHER_CONDITIONS.length + 1);
  record[at.roadType] = skewed(random, ROAD_TYPES.length + 1);
  record[at.speedLimitPlusOne] = [0, 21, 31, 31, 31, 41, 51, 61, 71][randomInteger(random, 9)]!;
  record[at.speedUnit] = codeOf(SPEED_UNITS, 'mph');
}

/**
 * All nine facets of a page under a filter, each ignoring its own part: over columns against SQL on a narrow table made for it.
 * @param databaseUrl a superuser's login on a PostgreSQL server on the same machine; a database is made and dropped
 * @throws Error when the two disagree
 */
export async function benchFacets(databaseUrl: string, sizes: readonly number[] = SIZES): Promise<BenchRow[]> {
  const name = `elektron_bench_facets_${process.pid}`;
  const own = new URL(databaseUrl);
  own.pathname = `/${name}`;
  const administrator = await connect(databaseUrl);
  try {
    await administrator.query(`CREATE DATABASE ${name}`);
    const client = await connect(own.href);
    try {
      const rows: BenchRow[] = [];
      for (const size of sizes) rows.push(await compare(client, createAccidents(size, SEED)));
      return rows;
    } finally {
      await client.end();
    }
  } finally {
    await administrator.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await administrator.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

async function compare(client: Client, columns: AccidentColumns): Promise<BenchRow> {
  await storeAccidents(client, columns);
  const expected = countsOf(columns);
  const oursMs = await bestOf(REPEATS, () => countFacets(columns, FILTER, 'accidents'));
  let best = { name: '', ms: Infinity };
  for (const [name, query] of Object.entries(RIVALS)) {
    checkSame(name, expected, await readCounts(client, query));
    const ms = await bestOf(REPEATS, () => client.query(query));
    if (ms < best.ms) best = { name, ms };
  }
  const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  return {
    name: 'Nine facets, each ignoring its own filter',
    size: columns.count,
    oursMs,
    rivalMs: best.ms,
    ratio: best.ms / oursMs,
    rival: `PostgreSQL ${rows[0]?.version.split(' ')[0] ?? ''}, ${best.name}`,
  };
}

/** In the rival's favour: one narrow table of what is counted and nothing else, no versions, no tenants; a set of road users in one number. */
const TABLE = `CREATE UNLOGGED TABLE accident (longitude integer, latitude integer, located boolean NOT NULL, year smallint NOT NULL,
  month smallint NOT NULL, hour_of_week smallint NOT NULL, severity smallint NOT NULL, road_users smallint NOT NULL, accident_type smallint NOT NULL,
  light smallint NOT NULL, weather smallint NOT NULL, road_type smallint NOT NULL, speed_limit smallint NOT NULL, place_accuracy smallint NOT NULL)`;

const SQL_COLUMNS: Readonly<Record<AccidentDimensionId, string>> = {
  year: 'year',
  month: 'month',
  'hour-of-week': 'hour_of_week',
  severity: 'severity',
  'road-user': 'road_users',
  'accident-type': 'accident_type',
  light: 'light',
  weather: 'weather',
  'road-type': 'road_type',
  'speed-limit': 'speed_limit',
  'place-accuracy': 'place_accuracy',
};

const SETTINGS = `SET work_mem = '256MB'; SET max_parallel_workers_per_gather = 4; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;
  SET min_parallel_table_scan_size = 0`;

const ROWS_PER_INSERT = 100_000;

async function storeAccidents(client: Client, columns: AccidentColumns): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS accident; ${TABLE}; ${SETTINGS}`);
  const {
    longitudeE7,
    latitudeE7,
    located,
    year,
    month,
    hourOfWeek,
    severity,
    roadUserMask,
    accidentType,
    light,
    weather,
    roadType,
    speedLimit,
  } = columns;
  const places = [longitudeE7, latitudeE7, located];
  const codes = [
    year,
    month,
    hourOfWeek,
    severity,
    roadUserMask,
    accidentType,
    light,
    weather,
    roadType,
    speedLimit,
    columns.placeAccuracy,
  ];
  const arrays = [...places, ...codes];
  const types = [...places.map(() => 'integer'), ...codes.map(() => 'smallint')];
  for (let start = 0; start < columns.count; start += ROWS_PER_INSERT) {
    await client.query(
      `INSERT INTO accident SELECT a, b, c = 1, d, e, f, g, h, i, j, k, l, m, n
       FROM unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')}) AS given (a, b, c, d, e, f, g, h, i, j, k, l, m, n)`,
      arrays.map((array) => Array.from(array.subarray(start, start + ROWS_PER_INSERT))),
    );
  }
  await client.query('VACUUM ANALYZE accident');
}

const IN_AREA = `located AND longitude BETWEEN ${AREA[0] * E7} AND ${AREA[2] * E7} AND latitude BETWEEN ${AREA[1] * E7} AND ${AREA[3] * E7}`;
const IN_SEVERITIES = `severity IN (${CHOSEN_SEVERITIES.map((severity) => codeOf(SEVERITIES, severity)).join(', ')})`;
const IN_USERS = `(road_users & ${CHOSEN_USERS.reduce((mask, user) => mask | (1 << (codeOf(ROAD_USERS, user) - 1)), 0)}) <> 0`;

/** What a dimension's facet obeys: the selections of the others. */
function obeys(id: AccidentDimensionId): string {
  if (id === 'severity') return IN_USERS;
  return id === 'road-user' ? IN_SEVERITIES : `${IN_SEVERITIES} AND ${IN_USERS}`;
}

const DIMENSION_IDS = ACCIDENT_DIMENSIONS.map(({ id }) => id);

/** One query for each dimension, put together. */
const ONE_SCAN_EACH = DIMENSION_IDS.map(
  (id) =>
    `SELECT '${id}' AS dimension, ${SQL_COLUMNS[id]} AS code, count(*) AS count FROM accident WHERE ${IN_AREA} AND ${obeys(id)} GROUP BY 2`,
).join(' UNION ALL ');

/** One scan that all dimensions share. */
const SHARED_SCAN = `WITH near AS MATERIALIZED (
    SELECT *, ${IN_SEVERITIES} AS severity_passes, ${IN_USERS} AS users_pass FROM accident WHERE ${IN_AREA} AND (${IN_SEVERITIES} OR ${IN_USERS})
  ) ${DIMENSION_IDS.map(
    (id) => `SELECT '${id}' AS dimension, ${SQL_COLUMNS[id]} AS code, count(*) AS count FROM near
      WHERE ${id === 'severity' ? 'users_pass' : id === 'road-user' ? 'severity_passes' : 'severity_passes AND users_pass'} GROUP BY 2`,
  ).join(' UNION ALL ')}`;

/** One scan and one aggregate over all dimensions. */
const GROUPING_SETS = `SELECT CASE ${DIMENSION_IDS.map((id) => `WHEN grouping(${SQL_COLUMNS[id]}) = 0 THEN '${id}'`).join(' ')} END AS dimension,
    CASE ${DIMENSION_IDS.map((id) => `WHEN grouping(${SQL_COLUMNS[id]}) = 0 THEN ${SQL_COLUMNS[id]}`).join(' ')} END AS code,
    CASE WHEN grouping(severity) = 0 THEN count(*) FILTER (WHERE ${IN_USERS})
      WHEN grouping(road_users) = 0 THEN count(*) FILTER (WHERE ${IN_SEVERITIES})
      ELSE count(*) FILTER (WHERE ${IN_SEVERITIES} AND ${IN_USERS}) END AS count
  FROM accident WHERE ${IN_AREA} AND (${IN_SEVERITIES} OR ${IN_USERS})
  GROUP BY GROUPING SETS (${DIMENSION_IDS.map((id) => `(${SQL_COLUMNS[id]})`).join(', ')})`;

/** Three ways to ask it; the fastest is the rival. */
const RIVALS: Readonly<Record<string, string>> = {
  'a parallel scan for each facet': ONE_SCAN_EACH,
  'a shared scan': SHARED_SCAN,
  'GROUPING SETS': GROUPING_SETS,
};

/** Counts by dimension and key, zeros left out. */
type Counts = ReadonlyMap<string, number>;

function countsOf(columns: AccidentColumns): Counts {
  const { facets } = countFacets(columns, FILTER, 'accidents');
  return new Map(
    facets.flatMap(({ dimension, buckets }) =>
      buckets.filter(({ count }) => count > 0).map(({ key, count }) => [`${dimension} ${key}`, count] as const),
    ),
  );
}

async function readCounts(client: Client, query: string): Promise<Counts> {
  const counts = new Map<string, number>();
  const { rows } = await client.query<{ dimension: AccidentDimensionId; code: number; count: string }>(query);
  for (const { dimension, code, count } of rows) {
    if (Number(count) === 0) continue;
    for (const key of keysOf(dimension, code)) {
      const name = `${dimension} ${key}`;
      counts.set(name, (counts.get(name) ?? 0) + Number(count));
    }
  }
  return counts;
}

/** 511: a limit that is not known (libs/columns). */
const UNKNOWN_LIMIT = 511;

function keysOf(id: AccidentDimensionId, code: number): readonly string[] {
  if (code === (id === 'speed-limit' ? UNKNOWN_LIMIT : 0)) return [UNKNOWN_KEY];
  if (id === 'road-user') return ROAD_USERS.filter((_, bit) => (code & (1 << bit)) !== 0);
  const { keys } = ACCIDENT_DIMENSIONS.find((dimension) => dimension.id === id)!;
  return [keys === null ? String(code) : keys[code - 1]!];
}

function checkSame(name: string, expected: Counts, found: Counts): void {
  const sorted = (counts: Counts): string => JSON.stringify([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (sorted(expected) !== sorted(found)) throw new Error(`${name} counts otherwise: ${sorted(expected)} here, ${sorted(found)} there`);
}
