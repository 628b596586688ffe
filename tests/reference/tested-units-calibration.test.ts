import { describe, expect, it } from '@jest/globals';
import { getHotspotMethod, hexagonCenter, UNWATCHED, type HotspotInput, type NetworkSite } from '@elektron/spatial-analysis';
import { binomialUpperTail, randomNegativeBinomial, randomPoisson, seededRandom, type Random } from '@elektron/statistics';

/*
 * What local Moran flags on hexagons, and what it and Gi* flag on pieces of road, where there is nothing; through the same door as the product.
 * `npm test` takes a few maps of each kind; `npm run -s test:calibration` takes two hundred and prints the table of docs/methods/local-moran.md.
 */

const IS_FULL = process.env['CALIBRATION'] === 'full';
const MAPS = IS_FULL ? 200 : 5;
const SIDE = IS_FULL ? 20 : 16;
const METERS = 200;
const RATE = 0.05;

/** Places with the sites of a network on which they lie, or without. */
interface Places {
  readonly name: string;
  readonly methodId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly at: readonly (readonly [number, number])[];
  readonly sites: readonly NetworkSite[] | null;
}

const HEXAGONS = Array.from({ length: SIDE * SIDE }, (_, cell): [number, number] => {
  const [row, column] = [Math.floor(cell / SIDE), cell % SIDE];
  const { x, y } = hexagonCenter({ q: column - Math.floor(row / 2), r: row }, METERS);
  return [x, y];
});

/** Streets of a chessboard; every block is a section of one piece. */
const STREETS = Array.from({ length: (SIDE * SIDE) / 2 }, (_, k): NetworkSite[] => {
  const [x, y] = [METERS * (k % SIDE), METERS * Math.floor(k / SIDE)];
  const street = (id: string, to: readonly [number, number]): NetworkSite => ({
    id,
    kind: 'segment',
    roadName: null,
    roadClass: 'residential',
    legs: null,
    lengthMeters: METERS,
    exposure: null,
    course: [[x, y], to],
  });
  return [street(`${k} a`, [x + METERS, y]), street(`${k} b`, [x, y + METERS])];
}).flat();
const MIDDLES = STREETS.map(({ course: [from, to] }): [number, number] => [(from![0] + to![0]) / 2, (from![1] + to![1]) / 2]);

const ON_ROADS = { units: 'road-sections', pieceMeters: METERS };
const WAYS: readonly Places[] = [
  { name: 'local Moran, hexagons', methodId: 'local-moran', parameters: { hexagonWidthMeters: METERS }, at: HEXAGONS, sites: null },
  { name: 'local Moran, pieces of road', methodId: 'local-moran', parameters: ON_ROADS, at: MIDDLES, sites: STREETS },
  { name: 'Gi*, pieces of road', methodId: 'getis-ord-gi-star', parameters: ON_ROADS, at: MIDDLES, sites: STREETS },
];

function inputOf({ at, sites }: Places, counts: readonly number[]): HotspotInput {
  const siteOf = counts.flatMap((count, place) => new Array<number>(count).fill(place));
  const known = { x: Float64Array.from(at, ([x]) => x), y: Float64Array.from(at, ([, y]) => y) };
  return {
    points: { x: Float64Array.from(siteOf, (place) => at[place]![0]), y: Float64Array.from(siteOf, (place) => at[place]![1]) },
    severity: new Uint8Array(siteOf.length),
    days: null,
    years: 1,
    seed: 1,
    studyArea: null,
    knownPoints: known,
    ...(sites === null
      ? {}
      : {
          network: {
            sites,
            siteOf: Int32Array.from(siteOf),
            noSiteReason: new Uint8Array(siteOf.length),
            sectionsInsideJunctions: 0,
            junctionMeters: 20,
          },
        }),
  };
}

const NOISE: readonly { readonly name: string; readonly draw: (random: Random) => number }[] = [
  ...[0.1, 2].map((mean) => ({ name: `Poisson, mean ${mean}`, draw: (random: Random) => randomPoisson(random, mean) })),
  ...[0.1, 1].map((mean) => ({
    name: `negative binomial, mean ${mean}, k = 1`,
    draw: (random: Random) => randomNegativeBinomial(random, mean, 1),
  })),
];

/** More false alarms than a true rate of 5 % gives in one of a thousand repetitions of so many maps. */
const MOST_ALARMS = Array.from({ length: MAPS + 1 }, (_, n) => n).findLast((n) => binomialUpperTail(n, MAPS, RATE) >= 0.001)!;

describe(`tests of units on ${MAPS} maps of pure noise`, () => {
  it.each(NOISE)(
    '$name: flag anything on at most 5 % of them',
    ({ name, draw }) => {
      const random = seededRandom(20_241_130);
      const alarms = WAYS.map((way) => {
        let flagged = 0;
        for (let map = 0; map < MAPS; map += 1) {
          const { cells } = getHotspotMethod(way.methodId).run(
            inputOf(
              way,
              way.at.map(() => draw(random)),
            ),
            way.parameters,
            UNWATCHED,
          );
          if (cells!.cells.some(({ adjustedPValue }) => adjustedPValue !== null && adjustedPValue <= RATE)) flagged += 1;
        }
        return flagged;
      });
      if (IS_FULL) process.stderr.write(`| ${[name, ...alarms.map((count) => `${((100 * count) / MAPS).toFixed(1)} %`)].join(' | ')} |\n`);
      for (const count of alarms) expect(count).toBeLessThanOrEqual(MOST_ALARMS);
    },
    3_600_000,
  );
});
