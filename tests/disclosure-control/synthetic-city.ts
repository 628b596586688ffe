import { AtomGrid, tabulate, type Release, type Span } from '@elektron/disclosure-control';

/** How large a city is made. Hexagons come in three resolutions. */
export interface CitySize {
  /** Hexagons of the coarsest resolution. */
  readonly coarse: number;
  /** How many of the next finer resolution each has: 7, as those of H3 have; fewer for a small city. */
  readonly children: number;
  readonly blocks: number;
  /** Mean accidents of a block in a hexagon of the finest resolution. */
  readonly meanAccidents: number;
  /** Whether the tables of the whole city are shown as well, which join all that the coarsest hexagons keep apart. */
  readonly hasWhole: boolean;
}

/** Breakdowns with the shares of their values; shares as in no city in particular. */
const BREAKDOWNS = [
  { id: 'severity', shares: { 'killed or serious': 0.16, slight: 0.84 } },
  { id: 'road user', shares: { pedestrian: 0.18, cyclist: 0.12, motorcyclist: 0.25, occupant: 0.45 } },
  { id: 'light', shares: { daylight: 0.7, dark: 0.3 } },
  { id: 'hours', shares: { night: 0.12, morning: 0.28, afternoon: 0.4, evening: 0.2 } },
] as const;

/** A small generator of numbers between 0 and 1; the same seed gives the same city. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/**
 * A city whose accidents lie on few of its hexagons, as they do: every release of it shows all hexagons of three resolutions in every block, with the total, four breakdowns and all six tables of two of them.
 */
export function createCity({ coarse, children, blocks, meanAccidents, hasWhole }: CitySize, seed: number): Release {
  const random = numbersFrom(seed);
  const fine = coarse * children * children;
  const named = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);
  const grid = new AtomGrid([
    { id: 'place', values: named('fine', fine) },
    { id: 'block', values: named('block', blocks) },
    ...BREAKDOWNS.map(({ id, shares }) => ({ id, values: Object.keys(shares) })),
  ]);
  const pick = (shares: readonly number[]): number => {
    const mark = random();
    let sum = 0;
    const found = shares.findIndex((share) => (sum += share) > mark);
    return found < 0 ? shares.length - 1 : found;
  };
  const accidents: number[][] = [];
  for (let place = 0; place < fine; place++) {
    // Exponential to the third power: most hexagons have next to nothing, a few have a lot. Its mean is 6.
    const mean = (meanAccidents * (-Math.log(1 - random())) ** 3) / 6;
    for (let block = 0; block < blocks; block++) {
      for (let left = mean; left > 0 && (left >= 1 || random() < left); left--) {
        accidents.push([place, block, ...BREAKDOWNS.map(({ shares }) => pick(Object.values(shares)))]);
      }
    }
  }
  const truth = grid.count(accidents);
  const run = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);
  const levelOf = (name: string, perArea: number, worth: number): Span[] =>
    Array.from({ length: fine / perArea }, (_, i) => ({ id: `${name} ${i + 1}`, values: run(i * perArea, perArea), worth }));
  const places: Span[] = [
    ...(hasWhole ? levelOf('city', fine, 4) : []),
    ...levelOf('coarse', children * children, 1),
    ...levelOf('middle', children, 1),
    ...levelOf('fine', 1, 1),
  ];
  const firstCoarse = hasWhole ? 1 : 0;
  const firstMiddle = firstCoarse + coarse;
  const firstFine = firstMiddle + coarse * children;
  const nesting = [
    ...(hasWhole ? [{ whole: 0, parts: run(firstCoarse, coarse) }] : []),
    ...run(0, coarse).map((i) => ({ whole: firstCoarse + i, parts: run(firstMiddle + i * children, children) })),
    ...run(0, coarse * children).map((i) => ({ whole: firstMiddle + i, parts: run(firstFine + i * children, children) })),
  ];
  const ids = BREAKDOWNS.map(({ id }) => id);
  const crossed = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const));
  const periods = run(0, blocks).map((block) => ({ id: `block ${block + 1}`, values: [block] }));
  const tables = tabulate({
    release: 'city',
    grid,
    truth,
    placeAxis: 'place',
    periodAxis: 'block',
    breakdowns: ids,
    crossed,
    places,
    nesting,
    periods,
    zeroIsShown: true,
    fixed: false,
  });
  return { threshold: 5, atoms: grid.size, truth, ...tables, derived: [], marks: 'alike' };
}
