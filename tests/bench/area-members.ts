/*
 * How long it takes to find which accidents lie in which areas and near which points, and how long the answering thread is kept by it.
 * `npm run build`, then `node tests/bench/area-members.ts [accidents]` with nothing else running.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { randomInteger, seededRandom } from '@elektron/statistics';
import { findInside, findNear } from '@elektron/spatial-analysis';
import { createAccidents } from './facets.ts';

const SEED = 20_240_502;
/** The best of so many counts. */
const REPEATS = 5;
const SIDE_E7 = 1_000_000;
const WEST_E7 = 0;
const SOUTH_E7 = 515_000_000;
/** Areas beside each other that cover all, in rows, each with so many corners a side: about those of a country's municipalities. */
const AREAS_A_SIDE = 18;
const CORNERS_A_SIDE = 250;
const POINTS = 5_000;
const RADIUS_METERS = 150;

/** What is asked of the built program. */
interface Search {
  readonly AreaSearch: new () => {
    readonly find: (columns: object, shapes: object, radiusMeters: number | null, signal: AbortSignal) => Promise<unknown>;
    readonly onApplicationShutdown: () => Promise<void>;
  };
}

/** One of the areas: a square whose sides are jagged. */
function createArea(row: number, column: number, random: () => number): Int32Array {
  const side = SIDE_E7 / AREAS_A_SIDE;
  const [west, south] = [WEST_E7 + column * side, SOUTH_E7 + row * side];
  const corners: number[][] = [];
  for (let at = 0; at < 4 * CORNERS_A_SIDE; at += 1) {
    const [along, jag] = [((at % CORNERS_A_SIDE) / CORNERS_A_SIDE) * side, (random() - 0.5) * 0.02 * side];
    const turn = Math.floor(at / CORNERS_A_SIDE);
    const [x, y] = [
      [along, jag],
      [side + jag, along],
      [side - along, side + jag],
      [jag, side - along],
    ][turn]!;
    corners.push([Math.round(west + x!), Math.round(south + y!)]);
  }
  const edges = new Int32Array(new SharedArrayBuffer(16 * corners.length));
  edges.set(corners.flatMap((corner, at) => [...corner, ...corners[(at + 1) % corners.length]!]));
  return edges;
}

async function best(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** The longest that nobody else was answered meanwhile. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  // The first turns of the loop are those of the program's own start.
  await new Promise((resolve) => setTimeout(resolve, 50));
  delays.enable();
  // Its first interval begins with its first turn.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delays.disable();
  return delays.max / 1e6;
}

const accidents = Number(process.argv[2] ?? 1_000_000);
const random = seededRandom(SEED);
const columns = createAccidents(accidents, SEED);
for (let i = 0; i < accidents; i += 1) {
  // The same square in the plane as in degrees, some ten kilometres each way.
  columns.x[i] = (columns.longitudeE7[i]! - WEST_E7) / 100;
  columns.y[i] = (columns.latitudeE7[i]! - SOUTH_E7) / 100;
}
const { AreaSearch } = (await import(new URL('../../apps/api/dist/columns/area-search.js', import.meta.url).href)) as Search;
const known = new Uint8Array(accidents).fill(1);
const edges = Array.from({ length: AREAS_A_SIDE ** 2 }, (_, k) => createArea(Math.floor(k / AREAS_A_SIDE), k % AREAS_A_SIDE, random));
const axis = (): Float64Array => Float64Array.from({ length: POINTS }, () => randomInteger(random, SIDE_E7 / 100));
const places = { x: axis(), y: axis() };
const search = new AreaSearch();
const never = new AbortController().signal;
const cases = [
  {
    name: `${edges.length} areas of ${4 * CORNERS_A_SIDE} corners`,
    here: () => findInside(columns, known, edges),
    there: () => search.find(columns, { shape: 'polygon', edges }, null, never),
  },
  {
    name: `${POINTS} points, ${RADIUS_METERS} m`,
    here: () => findNear(columns, known, places, RADIUS_METERS),
    there: () => search.find(columns, { shape: 'point', ...places }, RADIUS_METERS, never),
  },
];
for (const { name, here, there } of cases) {
  const [inThread, inWorker] = [await best(here), await best(there)];
  const pauses = [await longestPause(async () => here()), await longestPause(there)];
  const rounded = [inThread, inWorker, ...pauses].map((ms) => Math.round(ms));
  console.log(
    `${name}: ${rounded[0]} ms in this thread, ${rounded[1]} ms in one of its own; longest pause ${rounded[2]} and ${rounded[3]} ms`,
  );
}
await search.onApplicationShutdown();
