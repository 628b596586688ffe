import { JUNCTION_METERS } from '@elektron/domain';
import { nodeLines, placeOnRoads, type RoadLine, type RoadsForSites } from '@elektron/road-network';
import { randomGamma, randomPoisson, seededRandom } from '@elektron/statistics';

import type { ScreeningMaterial } from '../../../columns/roads/roads-to-screen.service.ts';
import type { Position } from '../../../common/plane.ts';
import type { TestAccident } from '../../../common/testing/make-columns.ts';

/** A town of fourteen streets by fourteen, 400 m apart: 364 sections, and a junction wherever three ends of streets or more meet. */
export const STREETS = 14;
export const APART = 400;
const [EAST, NORTH] = [538_000, 190_000];
export const NUMBERS = Array.from({ length: STREETS }, (_, i) => i);

export const corner = (column: number, row: number): Position => [EAST + APART * column, NORTH + APART * row];
/** The middle of the section that goes east from a corner. */
export const middleEast = (column: number, row: number): Position => [EAST + APART * (column + 0.5), NORTH + APART * row];

function lineOf(id: string, vertices: readonly Position[]): RoadLine {
  return { id, x: Float64Array.from(vertices, ([x]) => x), y: Float64Array.from(vertices, ([, y]) => y), nodeIds: null, level: 0 };
}

const LINES = [
  ...NUMBERS.map((row) => lineOf(`row ${row}`, NUMBERS.map((column) => corner(column, row)))), // prettier-ignore
  ...NUMBERS.map((column) => lineOf(`column ${column}`, NUMBERS.map((row) => corner(column, row)))), // prettier-ignore
];
const { lines: CUT, nodes: NODES, segments: SEGMENTS } = nodeLines(LINES, { toleranceMeters: 0.02, splitsCrossings: false });
/** Rows are primary roads, columns residential streets; each is a road of its own. */
const LINE_OF = Array.from(SEGMENTS.line, (i) => CUT[i]!.id);
const NAMES = [...new Set(LINE_OF)];
const ROADS: RoadsForSites = {
  nodes: NODES,
  segments: SEGMENTS,
  ids: SEGMENTS.ids,
  isRoad: new Uint8Array(LINE_OF.length).fill(1),
  road: Int32Array.from(LINE_OF, (line) => NAMES.indexOf(line)),
  roadNumber: new Int32Array(LINE_OF.length).fill(-1),
  roadName: LINE_OF,
  roadClass: LINE_OF.map((line) => (line.startsWith('row') ? 'primary' : 'residential')),
  speedLimit: LINE_OF.map(() => null),
};

/** Every segment has been counted: row by row more vehicles, and more in every year. */
const COUNT_SITES: ScreeningMaterial['countSites'] = LINE_OF.map((line, segment) => ({
  source: `count ${segment}`,
  segment,
  averages: [2012, 2013, 2014, 2015, 2016, 2017, 2018].map((year) => ({
    year,
    vehiclesPerDay: Math.round(vehiclesOn(line) * 1.02 ** (year - 2012)),
    counted: true,
  })),
}));

export function vehiclesOn(line: string): number {
  const [kind, number] = line.split(' ');
  return (kind === 'row' ? 4_000 : 1_000) + 500 * Number(number);
}

export function materialOf(accidents: readonly TestAccident[], countSites = COUNT_SITES): ScreeningMaterial {
  const points = {
    x: Float64Array.from(accidents, ({ x }) => x!),
    y: Float64Array.from(accidents, ({ y }) => y!),
    agreementOf: () => 'unknown' as const,
  };
  const rules = { doubtMeters: 5, junctionMeters: JUNCTION_METERS, nearestMeters: 1_000, refusesOtherNumber: false };
  const placed = placeOnRoads({ ...ROADS, toleranceMeters: SEGMENTS.lengthMeters.map(() => 25) }, points, rules);
  return { roads: ROADS, placed, countSites };
}

/** Accidents at the middles of sections that go east, and at corners; more where nobody knows why. */
export function drawTown(seed: number): TestAccident[] {
  const random = seededRandom(seed);
  const places = NUMBERS.flatMap((row) =>
    NUMBERS.flatMap((column) => [corner(column, row), ...(column + 1 < STREETS ? [middleEast(column, row)] : [])]),
  );
  return places.flatMap(([x, y]) => {
    const mean = randomGamma(random, 2, 2);
    return ['2013', '2014', '2015', '2017', '2018'].flatMap((year) =>
      Array.from({ length: randomPoisson(random, mean) }, () => ({ x, y, date: `${year}-06-15` })),
    );
  });
}
