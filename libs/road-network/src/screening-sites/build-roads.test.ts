import { describe, expect, it } from '@jest/globals';
import { JUNCTION_METERS } from '@elektron/domain';
import { seededRandom, shuffle } from '@elektron/statistics';
import fc from 'fast-check';

import { placeOnRoads, type PlacedOnRoads } from '../place-on-roads.ts';
import type { RoadLine } from '../road-line.ts';
import { lengthOf, line, someLines } from '../testing/made-up-lines.ts';
import { roadsOfLines, type RoadFacts } from '../testing/roads-of-lines.ts';
import { buildRoads } from './build-roads.ts';
import { buildSites } from './build-sites.ts';
import type { RoadsForSites } from './roads-for-sites.ts';

type Places = readonly (readonly [number, number])[];

function placedAmong(roads: RoadsForSites, places: Places): PlacedOnRoads {
  return placeOnRoads(
    { ...roads, toleranceMeters: roads.segments.lengthMeters.map(() => 25) },
    { x: Float64Array.from(places, ([x]) => x), y: Float64Array.from(places, ([, y]) => y), agreementOf: () => 'unknown' },
    { doubtMeters: 5, junctionMeters: JUNCTION_METERS, nearestMeters: 1_000, refusesOtherNumber: false },
  );
}

function build(lines: readonly RoadLine[], factsOf: (id: string) => RoadFacts, places: Places = []) {
  const roads = roadsOfLines(lines, factsOf);
  const placed = placedAmong(roads, places);
  const network = buildSites(roads, placed, { countSites: [], years: [2018], junctionMeters: JUNCTION_METERS });
  return { roads, placed, network, along: buildRoads(roads, placed, network) };
}

/** A road of 1 km, crossed at 400 m by another. */
const CROSS = [line('east', [[0, 0], [400, 0], [1_000, 0]]), line('north', [[400, -300], [400, 0], [400, 500]])]; // prettier-ignore
const NUMBERS: Readonly<Record<string, RoadFacts>> = {
  east: { number: 5, roadClass: 'primary' },
  north: { number: 6, roadClass: 'secondary' },
};
const factsOfCross = (id: string): RoadFacts => NUMBERS[id]!;

describe('roads from end to end', () => {
  it('go on through a junction, which belongs to the one of the higher class', () => {
    const { along, network } = build(CROSS, factsOfCross, [
      [200, 3],
      [405, 2],
      [400, 12],
      [402, 300],
    ]);
    expect(along.roads.map(({ name, lengthMeters }) => [name, lengthMeters])).toEqual([
      ['A5', 1_000],
      ['A6', 800],
    ]);
    const kinds = along.roads.map(({ parts }) => parts.map(({ site, from, to }) => [network.sites[site]!.kind, from, to]));
    const [east, north] = kinds;
    expect([east, east!.toReversed().map(([kind, from, to]) => [kind, 1_000 - Number(to), 1_000 - Number(from)])]).toContainEqual([
      ['segment', 0, 380],
      ['junction', 400, 400],
      ['segment', 420, 1_000],
    ]);
    // The other road has two sections and not the junction.
    expect(north!.map(([kind]) => kind)).toEqual(['segment', 'segment']);
    // What is at the junction is at its place on the main road, whichever leg it was nearer to.
    expect([...along.roadOf]).toEqual([0, 0, 0, 1]);
    expect(along.positions[1]).toBe(along.positions[2]);
    expect(Math.abs(along.positions[1]! - along.positions[0]!)).toBeCloseTo(200, 6);
  });

  it('end at a junction where nobody knows their names', () => {
    const { along } = build(CROSS, () => ({}));
    expect(along.roads.map(({ lengthMeters }) => lengthMeters).sort((a, b) => a - b)).toEqual([300, 400, 500, 600]);
  });

  it('end where a road divides into two of its name', () => {
    const fork = [line('trunk', [[0, 0], [500, 0]]), line('left', [[500, 0], [900, 40]]), line('right', [[500, 0], [900, -40]])]; // prettier-ignore
    expect(build(fork, () => ({ number: 5 })).along.roads).toHaveLength(3);
  });

  it('hold every section of the sites whole, every junction once, and are as long as their courses', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const { along, network, roads } = build(lines, (id) => ({ isRoad: id !== 'w1', number: (Number(id.slice(1)) % 3) - 1 }));
        const held = network.sites.map(() => 0);
        const junctions = network.sites.map(() => 0);
        for (const { parts, course, lengthMeters } of along.roads) {
          for (const { site, from, to } of parts) {
            held[site]! += to - from;
            junctions[site]! += network.sites[site]!.kind === 'junction' ? 1 : 0;
            expect(from >= 0 && to <= lengthMeters + 1e-6).toBe(true);
          }
          const drawn = lengthOf({ x: Float64Array.from(course, ([x]) => x), y: Float64Array.from(course, ([, y]) => y) });
          expect(drawn).toBeCloseTo(lengthMeters, 6);
        }
        for (const [site, { kind, lengthMeters }] of network.sites.entries()) {
          if (kind === 'junction') expect(junctions[site]).toBe(1);
          else expect(held[site]).toBeCloseTo(lengthMeters!, 6);
        }
        const length = along.roads.reduce((sum, road) => sum + road.lengthMeters, 0);
        expect(length).toBeCloseTo(
          roads.segments.lengthMeters.reduce((sum, own, i) => sum + own * roads.isRoad[i]!, 0),
          6,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('have every accident of a site on the part of that site', () => {
    const place = fc.double({ min: -40, max: 200, noNaN: true });
    fc.assert(
      fc.property(someLines, fc.array(fc.tuple(place, place), { maxLength: 20 }), (lines, places) => {
        const { along, network } = build(lines, (id) => ({ isRoad: id !== 'w1', number: (Number(id.slice(1)) % 3) - 1 }), places);
        for (const [i, site] of network.siteOf.entries()) {
          if (site < 0) continue;
          const road = along.roads[along.roadOf[i]!]!;
          const at = along.positions[i]!;
          const own = road.parts.filter((part) => part.site === site && at >= part.from - 1e-6 && at <= part.to + 1e-6);
          expect(own.length).toBeGreaterThan(0);
        }
        for (const [i, road] of along.roadOf.entries()) expect(road < 0).toBe(Number.isNaN(along.positions[i]!));
      }),
      { numRuns: 60 },
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(someLines, fc.nat(), (lines, seed) => {
        const shuffled = [...lines];
        shuffle(shuffled, seededRandom(seed));
        const factsOf = (id: string): RoadFacts => ({ number: (Number(id.slice(1)) % 3) - 1 });
        expect(build(shuffled, factsOf).along).toEqual(build(lines, factsOf).along);
      }),
      { numRuns: 40 },
    );
  });
});
