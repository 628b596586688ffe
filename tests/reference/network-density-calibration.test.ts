import { describe, expect, it } from '@jest/globals';
import {
  placementByTraffic,
  placesOnEdges,
  testNetworkDensity,
  UNWATCHED,
  type EdgeNetwork,
  type NetworkSplit,
} from '@elektron/spatial-analysis';
import { binomialLowerTail, binomialUpperTail, seededRandom, type Random } from '@elektron/statistics';

/*
 * What the test of a density along a network calls significant where the placement alone decides: each lixel on its own no oftener than it says, and the
 * maximum over all as often as it says. `npm test` takes a few maps; `npm run -s test:calibration` takes five thousand and prints the table of
 * docs/methods/network-kernel-density.md.
 */

const IS_FULL = process.env['CALIBRATION'] === 'full';
const MAPS = IS_FULL ? 5000 : 60;
const PERMUTATIONS = IS_FULL ? 199 : 99;
const EVENTS = 30;
const LEVELS = [0.01, 0.05, 0.1] as const;

const SIDE = 4;
const BLOCK = 80;

/** A town of square blocks, whose streets are in two classes and some of which have been counted. */
function makeTown(): { readonly network: EdgeNetwork; readonly traffic: (number | null)[]; readonly roadClass: number[] } {
  const [startNode, endNode]: [number[], number[]] = [[], []];
  for (let node = 0; node < SIDE * SIDE; node += 1) {
    if (node % SIDE < SIDE - 1) {
      startNode.push(node);
      endNode.push(node + 1);
    }
    if (node < SIDE * (SIDE - 1)) {
      startNode.push(node);
      endNode.push(node + SIDE);
    }
  }
  const edges = startNode.map((_, edge) => edge);
  return {
    network: { nodes: SIDE * SIDE, startNode, endNode, lengthMeters: edges.map((edge) => BLOCK + 7 * (edge % 5)) },
    traffic: edges.map((edge) => (edge % 3 === 0 ? 500 * (1 + edge) : null)),
    roadClass: edges.map((edge) => edge % 2),
  };
}

const { network, traffic, roadClass } = makeTown();
const placement = placementByTraffic(network, traffic, roadClass);

/** Events anywhere on edges by their weights, as the null has it: not only in the middles of lixels. */
function drawEvents(random: Random) {
  const edges = Array.from({ length: network.lengthMeters.length }, (_, edge) => edge);
  const strata = [...new Set(Array.from(placement.stratum))];
  const edge = Array.from({ length: EVENTS }, (_, i) => {
    const own = edges.filter((each) => placement.stratum[each] === strata[i % strata.length]);
    let left = random() * own.reduce((sum, each) => sum + placement.weight[each]!, 0);
    return own.find((each) => (left -= placement.weight[each]!) < 0) ?? own.at(-1)!;
  });
  const places = placesOnEdges(
    network,
    edge,
    edge.map((each) => random() * network.lengthMeters[each]!),
  );
  return { places, weights: new Float64Array(EVENTS).fill(1) };
}

function report(line: string): void {
  if (IS_FULL) process.stderr.write(`${line}\n`);
}
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

describe(`network density on ${MAPS} maps on which the placement alone decides`, () => {
  report('| split | level | mean of all lixels | worst lixel | maximum |');

  it.each<NetworkSplit>(['simple', 'discontinuous', 'continuous'])(
    '%s: each lixel keeps its level, and the maximum matches it',
    (split) => {
      const random = seededRandom(42);
      const atMost = LEVELS.map(() => 0);
      let ofLixels = LEVELS.map(() => new Float64Array(0));
      for (let map = 0; map < MAPS; map += 1) {
        const options = { split, kernel: 'quartic', bandwidthMeters: 100, lixelMeters: 25, permutations: PERMUTATIONS } as const;
        const { pseudoPValues, maximum } = testNetworkDensity(network, drawEvents(random), placement, options, random, UNWATCHED);
        if (map === 0) ofLixels = LEVELS.map(() => new Float64Array(pseudoPValues.length));
        for (const [k, level] of LEVELS.entries()) {
          if (maximum.pseudoPValue <= level) atMost[k]! += 1;
          for (const [lixel, p] of pseudoPValues.entries()) if (p <= level) ofLixels[k]![lixel]! += 1;
        }
      }
      for (const [k, level] of LEVELS.entries()) {
        const counts = ofLixels[k]!;
        const mean = counts.reduce((sum, count) => sum + count, 0) / (counts.length * MAPS);
        const worst = counts.reduce((most, count) => Math.max(most, count), 0);
        report(`| ${[split, percent(level), percent(mean), percent(worst / MAPS), percent(atMost[k]! / MAPS)].join(' | ')} |`);
        // What a true rate of the level gives in one of ten thousand repetitions, shared among the lixels for the worst of them.
        expect(binomialUpperTail(worst, MAPS, level)).toBeGreaterThan(1e-4 / counts.length);
        expect(mean).toBeLessThan(level * (IS_FULL ? 1.03 : 1.5));
        expect(binomialUpperTail(atMost[k]!, MAPS, level)).toBeGreaterThan(1e-4);
        expect(binomialLowerTail(atMost[k]!, MAPS, level)).toBeGreaterThan(1e-4);
      }
    },
    3_600_000,
  );
});
