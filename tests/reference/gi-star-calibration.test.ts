import { describe, expect, it } from '@jest/globals';
import { getHotspotMethod, hexagonCenter, UNWATCHED, type HotspotResult, type PointSet } from '@elektron/spatial-analysis';
import {
  binomialLowerTail,
  binomialUpperTail,
  negativeBinomialUpperTail,
  poissonUpperTail,
  randomNegativeBinomial,
  randomPoisson,
  seededRandom,
  type Random,
} from '@elektron/statistics';

/*
 * What Gi* flags where there is nothing, and whether it finds what is there, through the same door as the product. `npm test` takes a few maps of each
 * kind; `npm run -s test:calibration` takes a thousand and prints the table of docs/methods/getis-ord-gi-star.md.
 */

const IS_FULL = process.env['CALIBRATION'] === 'full';
const MAPS = IS_FULL ? 1000 : 10;
const SIDE = IS_FULL ? 32 : 20;
const WIDTH = 200;
const RATE = 0.05;
/** Asked of the method: in so many maps at least one of the seven cells with three times the mean is flagged. */
const POWER = 0.8;

const METHOD = getHotspotMethod('getis-ord-gi-star');
const CENTERS = Array.from({ length: SIDE * SIDE }, (_, cell) => {
  const [row, column] = [Math.floor(cell / SIDE), cell % SIDE];
  return hexagonCenter({ q: column - Math.floor(row / 2), r: row }, WIDTH);
});
const MIDDLE = (SIDE / 2) * SIDE + SIDE / 2;
/** A cell in the middle of the map and its six neighbours. */
const SPOT = CENTERS.flatMap(({ x, y }, cell) => (Math.hypot(x - CENTERS[MIDDLE]!.x, y - CENTERS[MIDDLE]!.y) < 1.1 * WIDTH ? [cell] : []));

function pointsOf(counts: ArrayLike<number>): PointSet {
  const [x, y]: [number[], number[]] = [[], []];
  for (const [cell, center] of CENTERS.entries()) {
    for (let n = counts[cell]!; n > 0; n -= 1) {
      x.push(center.x);
      y.push(center.y);
    }
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}

const EVERYWHERE = pointsOf(CENTERS.map(() => 1));

function analyse(points: PointSet, knownPoints: PointSet | null, alternative: string): HotspotResult {
  const input = { points, severity: new Uint8Array(points.x.length), days: null, years: 1, seed: 1, studyArea: null, knownPoints };
  return METHOD.run(input, { hexagonWidthMeters: WIDTH, alternative }, UNWATCHED);
}

/** One kind of noise: counts of cells with a given mean. */
interface Noise {
  readonly name: string;
  readonly mean: number;
  /** k in variance = mean + k mean²; 0 of Poisson counts. */
  readonly overdispersion: number;
  readonly draw: (random: Random, mean: number) => number;
}

const poisson = (mean: number): Noise => ({ name: `Poisson, mean ${mean}`, mean, overdispersion: 0, draw: randomPoisson });
const negativeBinomial = (mean: number, overdispersion: number): Noise => ({
  name: `negative binomial, mean ${mean}, k = ${overdispersion}`,
  mean,
  overdispersion,
  draw: (random, of) => randomNegativeBinomial(random, of, overdispersion),
});

const NOISE: readonly Noise[] = [
  ...(IS_FULL ? [0.1, 0.3, 1, 2, 5, 10] : [0.1, 2, 10]).map(poisson),
  ...[0.1, 1, 10].map((mean) => negativeBinomial(mean, 1)),
];
/** What is asked for, and more to tell how it goes on: the more the noise varies, the more a spot hides in it. */
const SPOTS: readonly Noise[] = [poisson(2), negativeBinomial(2, 0.25), negativeBinomial(2, 0.5), negativeBinomial(2, 1)];

/** How the map is looked at: how its study area comes about, and for what is sought. */
const WAYS = [
  { known: EVERYWHERE, alternative: 'greater' },
  { known: EVERYWHERE, alternative: 'two-sided' },
  { known: null, alternative: 'greater' },
  { known: null, alternative: 'two-sided' },
] as const;

/** More false alarms than a true rate of 5 % gives in one of a thousand repetitions of so few maps. */
const MOST_ALARMS_OF_FEW = Array.from({ length: MAPS + 1 }, (_, n) => n).findLast((n) => binomialUpperTail(n, MAPS, RATE) >= 0.001)!;
/**
 * Of some forty shares of a thousand maps one or two lie two standard errors (1.2 %) beyond the truth. So where more than 5 % of a thousand were flagged
 * three times as many are taken, and those of all of them must be 5 % or less.
 */
const MAPS_WHERE_IN_DOUBT = 3 * MAPS;

/** Of independent counts in as many cells, how likely a sum of so many or more is: sums of alike ones are Poisson or negative binomial again. */
function sumTail(sum: number, cells: number, mean: number, overdispersion: number): number {
  return overdispersion === 0 ? poissonUpperTail(sum, cells * mean) : negativeBinomialUpperTail(sum, cells * mean, overdispersion / cells);
}

/**
 * The share of maps in which a test finds the spot that knows the noise and asks of each place for just such a spot, at 5 % divided by the number of places.
 * For one place none is more powerful at that level: of a given k the likelihood ratio rises with the sum alone (Neyman & Pearson).
 */
function informedPower({ mean, overdispersion }: Noise, places: number): number {
  let least = 0;
  while (sumTail(least, SPOT.length, mean, overdispersion) > RATE / places) least += 1;
  return sumTail(least, SPOT.length, 3 * mean, overdispersion);
}

/** How far below the informed test Gi* may stay. */
const BELOW_INFORMED = 0.03;
/** Fewer than a true share gives in one of a thousand repetitions of so many maps. */
const fewestOf = (share: number): number =>
  Array.from({ length: MAPS + 1 }, (_, n) => n).find((n) => binomialLowerTail(n, MAPS, share) >= 0.001)!;

const percent = (count: number, maps: number = MAPS): string => `${((100 * count) / maps).toFixed(1)} %`;

function report(line: string): void {
  if (IS_FULL) process.stderr.write(`${line}\n`);
}

describe(`Gi* on ${MAPS} maps of pure noise`, () => {
  report('| counts | maps | all counted, many | all counted, many or few | own area, many | own area, many or few | normal p, many |');

  it.each(NOISE)(
    '$name: flags anything on at most 5 % of them',
    (noise) => {
      const random = seededRandom(20_241_130);
      const alarms = WAYS.map(() => 0);
      let normalAlarms = 0;
      let maps = 0;
      const isInDoubt = (): boolean => IS_FULL && maps < MAPS_WHERE_IN_DOUBT && alarms.some((count) => count > RATE * MAPS);
      for (; maps < MAPS || isInDoubt(); maps += 1) {
        const points = pointsOf(CENTERS.map(() => noise.draw(random, noise.mean)));
        for (const [way, { known, alternative }] of WAYS.entries()) {
          const { hotCells = 0, coldCells = 0, analyticHotCells = 0 } = analyse(points, known, alternative).summary;
          if (hotCells + coldCells > 0) alarms[way]! += 1;
          if (way === 0 && analyticHotCells > 0) normalAlarms += 1;
        }
      }
      const shares = [...alarms, normalAlarms].map((count) => percent(count, maps));
      report(`| ${[noise.name, maps, ...shares].join(' | ')} |`);
      for (const count of alarms) expect(count).toBeLessThanOrEqual(IS_FULL ? RATE * maps : MOST_ALARMS_OF_FEW);
    },
    3_600_000,
  );
});

describe(`Gi* on ${MAPS} maps with three times the mean in seven cells`, () => {
  report(
    '| counts | any of the seven flagged | the middle one flagged | a test that knows the noise | of all flags, not within two cells |',
  );

  it('could be told from noise by no test at this level where counts differ much', () => {
    // From another library's distributions (scipy.stats): all places of the full map, and as many of them as share no cell.
    const known = new Map([
      [1024, [0.9524, 0.6505, 0.4488, 0.2435]],
      [146, [0.9856, 0.7919, 0.6055, 0.3726]],
    ]);
    for (const [places, shares] of known) {
      for (const [i, share] of shares.entries()) expect(informedPower(SPOTS[i]!, places)).toBeCloseTo(share, 4);
    }
  });

  it.each(SPOTS)(
    '$name',
    (noise) => {
      const random = seededRandom(7);
      const informed = informedPower(noise, CENTERS.length);
      const [middle, spot] = [CENTERS[MIDDLE]!, new Set(SPOT)];
      const isAt = (x: number, y: number, cell: number): boolean => Math.hypot(x - CENTERS[cell]!.x, y - CENTERS[cell]!.y) < WIDTH / 2;
      const tally = { found: 0, middle: 0, flags: 0, elsewhere: 0 };
      for (let map = 0; map < MAPS; map += 1) {
        const counts = CENTERS.map((_, cell) => noise.draw(random, spot.has(cell) ? 3 * noise.mean : noise.mean));
        const { hotspots } = analyse(pointsOf(counts), EVERYWHERE, 'greater');
        if (hotspots.some(({ centerX, centerY }) => SPOT.some((cell) => isAt(centerX, centerY, cell)))) tally.found += 1;
        if (hotspots.some(({ centerX, centerY }) => isAt(centerX, centerY, MIDDLE))) tally.middle += 1;
        tally.flags += hotspots.length;
        tally.elsewhere += hotspots.filter(
          ({ centerX, centerY }) => Math.hypot(centerX - middle.x, centerY - middle.y) > 2.1 * WIDTH,
        ).length;
      }
      const share = tally.flags === 0 ? '–' : `${((100 * tally.elsewhere) / tally.flags).toFixed(1)} %`;
      report(`| ${[noise.name, percent(tally.found), percent(tally.middle), percent(informed * MAPS), share].join(' | ')} |`);
      if (noise === SPOTS[0]) expect(tally.found).toBeGreaterThanOrEqual(POWER * MAPS);
      expect(tally.middle).toBeGreaterThanOrEqual(fewestOf(informed - BELOW_INFORMED));
    },
    3_600_000,
  );
});
