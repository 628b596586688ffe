import { describe, expect, it } from '@jest/globals';
import { JUNCTION_METERS } from '@elektron/domain';
import { NO_SITE_REASONS, type StreetNetwork } from '@elektron/spatial-analysis';
import fc from 'fast-check';

import { placeOnRoads, type PlacedOnRoads } from '../place-on-roads.ts';
import { line, someLines } from '../testing/made-up-lines.ts';
import { roadsOfLines } from '../testing/roads-of-lines.ts';
import { buildSites, type SitesQuestion } from './build-sites.ts';
import { buildStreets } from './build-streets.ts';
import type { RoadsForSites } from './roads-for-sites.ts';

const QUESTION: SitesQuestion = { countSites: [], years: [2018], junctionMeters: JUNCTION_METERS };
const IN_JUNCTIONS = NO_SITE_REASONS.indexOf('inside-junctions');
const ON_ONE = 255;

/** Accidents anywhere among some roads, placed by THE rule. */
function placedAmong(roads: RoadsForSites, places: readonly (readonly [number, number])[]): PlacedOnRoads {
  return placeOnRoads(
    { ...roads, toleranceMeters: roads.segments.lengthMeters.map(() => 25) },
    { x: Float64Array.from(places, ([x]) => x), y: Float64Array.from(places, ([, y]) => y), agreementOf: () => 'unknown' },
    { doubtMeters: 5, junctionMeters: JUNCTION_METERS, nearestMeters: 1_000, refusesOtherNumber: false },
  );
}

/** Of an accident on a street. */
function placeOf({ courses: { offsets, x, y }, accidents }: StreetNetwork, accident: number): readonly [number, number] {
  const edge = accidents.edge[accident]!;
  let left = accidents.offset[accident]!;
  for (let v = offsets[edge]!; v + 1 < offsets[edge + 1]!; v += 1) {
    const step = Math.hypot(x[v + 1]! - x[v]!, y[v + 1]! - y[v]!);
    if (left <= step) return [x[v]! + (left / step) * (x[v + 1]! - x[v]!), y[v]! + (left / step) * (y[v + 1]! - y[v]!)];
    left -= step;
  }
  const last = offsets[edge + 1]! - 1;
  return [x[last]!, y[last]!];
}

const somePlaces = fc.array(fc.tuple(fc.double({ min: -40, max: 200, noNaN: true }), fc.double({ min: -40, max: 200, noNaN: true })));

describe('streets of a network', () => {
  it('hold the accidents that its sites hold, and give the others the same reasons', () => {
    fc.assert(
      fc.property(someLines, somePlaces, (lines, places) => {
        const roads = roadsOfLines(lines, (id) => ({ isRoad: id !== 'w1' }));
        const placed = placedAmong(roads, [...places, [NaN, NaN]]);
        const sites = buildSites(roads, placed, QUESTION);
        const streets = buildStreets(roads, placed, QUESTION);
        for (const [i, site] of sites.siteOf.entries()) {
          // What is a site's is a street's; a section that is all junction is a street, and no site.
          const isOn = site >= 0 || sites.noSiteReason[i] === IN_JUNCTIONS;
          expect(streets.accidents.edge[i]! >= 0).toBe(isOn);
          expect(streets.accidents.reason[i]).toBe(isOn ? ON_ONE : sites.noSiteReason[i]);
          if (site >= 0) expect(streets.accidents.isAtJunction[i] === 1).toBe(sites.sites[site]!.kind === 'junction');
          if (!isOn) continue;
          // As far from its place as the rule found, or at its junction.
          const [x, y] = placeOf(streets, i);
          const distance = Math.hypot(x - places[i]![0], y - places[i]![1]);
          if (roads.isRoad[placed.segment[i]!] === 1) expect(distance).toBeCloseTo(placed.distanceMeters[i]!, 6);
          else expect([x, y]).toEqual([roads.nodes.x[placed.node[i]!], roads.nodes.y[placed.node[i]!]]);
        }
      }),
    );
  });

  it('are the roads, each in one section, of which as much lies outside of junctions as of the site', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const roads = roadsOfLines(lines, (id) => ({ isRoad: id !== 'w1', number: Number(id.slice(1)) % 2 }));
        const nobody = placedAmong(roads, []);
        const { edges, courses, sections } = buildStreets(roads, nobody, QUESTION);
        expect(sections.flatMap(({ edges: own }) => own).sort((a, b) => a - b)).toEqual([...Array(edges.lengthMeters.length).keys()]);
        for (let edge = 0; edge < edges.lengthMeters.length; edge += 1) {
          const [first, last] = [courses.offsets[edge]!, courses.offsets[edge + 1]! - 1];
          expect([courses.x[first], courses.y[first]]).toEqual([
            roads.nodes.x[edges.startNode[edge]!],
            roads.nodes.y[edges.startNode[edge]!],
          ]);
          expect([courses.x[last], courses.y[last]]).toEqual([roads.nodes.x[edges.endNode[edge]!], roads.nodes.y[edges.endNode[edge]!]]);
        }
        const ofSites = buildSites(roads, nobody, QUESTION).sites.flatMap(({ lengthMeters }) => lengthMeters ?? []);
        const outside = sections.map(({ from, to }) => Math.max(0, to - from)).filter((length) => length > 0);
        expect(outside.length).toBeLessThanOrEqual(ofSites.length);
        const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);
        expect(Math.abs(sum(outside) - sum(ofSites))).toBeLessThan(1e-6 + JUNCTION_METERS * (ofSites.length - outside.length));
      }),
    );
  });

  it('carry the traffic of their section on every segment, and 0 where nobody knows', () => {
    const roads = roadsOfLines(
      [line('a', [[0, 0], [400, 0], [900, 0]]), line('b', [[400, -300], [400, 0]])], // prettier-ignore
      (id) => ({ name: id, number: id === 'a' ? 1 : 2 }),
    );
    const counted = [...roads.isRoad.keys()].find((segment) => roads.roadNumber[segment] === 1)!;
    const average = { year: 2018, vehiclesPerDay: 5_000, counted: true };
    const streets = buildStreets(roads, placedAmong(roads, []), {
      ...QUESTION,
      countSites: [{ source: '7', segment: counted, averages: [average] }],
    });
    expect([...streets.vehiclesPerDay].sort((a, b) => a - b)).toEqual([0, 0, 5_000]);
    expect(streets.roadName.toSorted()).toEqual(['a', 'a', 'b']);
  });
});
