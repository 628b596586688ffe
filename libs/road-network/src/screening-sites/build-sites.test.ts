import { describe, expect, it } from '@jest/globals';
import { JUNCTION_METERS, ROAD_PLACEMENTS } from '@elektron/domain';
import { NO_SITE_REASONS, type ScreenedNetwork } from '@elektron/spatial-analysis';
import { seededRandom, shuffle } from '@elektron/statistics';
import fc from 'fast-check';

import type { RoadLine } from '../road-line.ts';
import { placeOnRoads } from '../place-on-roads.ts';
import { lengthOf, line, someLines } from '../testing/made-up-lines.ts';
import { roadsOfLines, type RoadFacts } from '../testing/roads-of-lines.ts';
import { createNetworkWalk } from '../walk-network.ts';
import { buildSites, type PlacedAccidents, type SitesQuestion } from './build-sites.ts';
import { joinSections } from './join-sections.ts';
import type { RoadsForSites } from './roads-for-sites.ts';

const NOBODY: PlacedAccidents = { placement: new Uint8Array(0), segment: new Int32Array(0), node: new Int32Array(0) };
const QUESTION: SitesQuestion = { countSites: [], years: [2018], junctionMeters: JUNCTION_METERS };

function sitesOf(lines: readonly RoadLine[], factsOf?: (id: string) => RoadFacts, accidents = NOBODY): ScreenedNetwork {
  return buildSites(roadsOfLines(lines, factsOf), accidents, QUESTION);
}

/** A road of 1 km in two pieces, crossed at 400 m. */
const CROSS = [
  line('east', [
    [0, 0],
    [400, 0],
    [600, 0],
  ]),
  line('further', [
    [600, 0],
    [1_000, 0],
  ]),
  line('north', [
    [400, -300],
    [400, 0],
    [400, 500],
  ]),
];

/** Accidents anywhere among some lines, placed by THE rule. */
function placedAmong(roads: RoadsForSites, places: readonly (readonly [number, number])[]) {
  return placeOnRoads(
    { ...roads, toleranceMeters: roads.segments.lengthMeters.map(() => 25) },
    { x: Float64Array.from(places, ([x]) => x), y: Float64Array.from(places, ([, y]) => y), agreementOf: () => 'unknown' },
    { doubtMeters: 5, junctionMeters: JUNCTION_METERS, nearestMeters: 1_000, refusesOtherNumber: false },
  );
}

describe('sites of a network', () => {
  it('are sections between junctions, less what belongs to the junctions, and the junctions', () => {
    const { sites } = sitesOf(CROSS, () => ({ number: 5 }));
    expect(sites.map(({ kind }) => kind)).toEqual(['segment', 'segment', 'segment', 'segment', 'junction']);
    const lengths = sites.flatMap(({ lengthMeters }) => lengthMeters ?? []).sort((a, b) => a - b);
    // 300, 400, 500 and, over the seam, 600 m: each ends at the junction.
    expect(lengths).toEqual([280, 380, 480, 580]);
    expect(sites.at(-1)).toMatchObject({ legs: 4, lengthMeters: null, roadName: 'A5', course: [[400, 0]] });
    const whole = sites.find(({ lengthMeters }) => lengthMeters === 580)!.course.map(([x]) => x);
    expect([whole, whole.toReversed()]).toContainEqual([400, 600, 1_000]);
  });

  it.each<[string, RoadFacts]>([
    ['another number', { number: 6 }],
    ['another class', { number: 5, roadClass: 'secondary' }],
    ['another speed limit', { number: 5, speedLimit: 50 }],
  ])('are not joined over %s', (_, facts) => {
    const { sites } = sitesOf(CROSS, (id) => (id === 'further' ? facts : { number: 5 }));
    expect(sites.filter(({ kind }) => kind === 'segment')).toHaveLength(5);
  });

  it('take no notice of a footway that ends on a road, but of a street', () => {
    const path = line('path', [
      [700, 0],
      [700, 50],
    ]);
    const joined = [...CROSS.slice(0, 1), line('further', [[600, 0], [700, 0], [1_000, 0]]), CROSS[2]!, path]; // prettier-ignore
    const count = (isRoad: boolean): number => sitesOf(joined, (id) => ({ number: 5, isRoad: id !== 'path' || isRoad })).sites.length;
    expect([count(false), count(true)]).toEqual([5, 8]);
  });

  it('leave out a section that is all junction, and say how many', () => {
    const ladder = [
      line('low', [[0, 0], [100, 0], [130, 0], [300, 0]]), // prettier-ignore
      line('left', [[100, 0], [100, 100]]), // prettier-ignore
      line('right', [[130, 0], [130, 100]]), // prettier-ignore
    ];
    const { sites, sectionsInsideJunctions } = sitesOf(ladder);
    expect(sectionsInsideJunctions).toBe(1);
    expect(sites.filter(({ kind }) => kind === 'junction')).toHaveLength(2);
    expect(sites.filter(({ kind }) => kind === 'segment').every(({ lengthMeters }) => lengthMeters! >= 80)).toBe(true);
  });

  it('hold every segment of a road once, in a course as long as its segments', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const roads = roadsOfLines(lines, (id) => ({ isRoad: id !== 'w1', number: Number(id.slice(1)) % 2 }));
        const sections = joinSections(roads);
        const held = sections.flatMap(({ segments }) => segments).sort((a, b) => a - b);
        expect(held).toEqual([...roads.isRoad.keys()].filter((segment) => roads.isRoad[segment] === 1));
        const { sites } = buildSites(roads, NOBODY, { ...QUESTION, junctionMeters: 0 });
        for (const { kind, lengthMeters, course } of sites) {
          if (kind === 'junction') continue;
          const drawn = lengthOf({ x: Float64Array.from(course, ([x]) => x), y: Float64Array.from(course, ([, y]) => y) });
          expect(drawn).toBeCloseTo(lengthMeters!, 6);
        }
      }),
    );
  });

  it('are as long as what a walk along the roads finds further than the junction metres from every junction', () => {
    fc.assert(
      fc.property(someLines, fc.constantFrom(12, 20, 40), (lines, junctionMeters) => {
        const roads = roadsOfLines(lines, (id) => ({ isRoad: id !== 'w1' }));
        const { sites } = buildSites(roads, NOBODY, { ...QUESTION, junctionMeters });
        const isJunction = new Set(sites.filter(({ kind }) => kind === 'junction').map(({ id }) => id));
        const walk = createNetworkWalk(roads.segments);
        let outside = 0;
        for (const [segment, meters] of roads.segments.lengthMeters.entries()) {
          if (roads.isRoad[segment] === 0) continue;
          const step = meters / 200;
          for (let k = 0; k < 200; k += 1) {
            const { nodes } = walk(segment, (k + 0.5) * step, junctionMeters);
            if (![...nodes.keys()].some((node) => isJunction.has(roads.nodes.keys[node]!))) outside += step;
          }
        }
        const length = sites.reduce((sum, { lengthMeters }) => sum + (lengthMeters ?? 0), 0);
        expect(Math.abs(length - outside)).toBeLessThan(0.02 * roads.segments.lengthMeters.reduce((sum, own) => sum + own, 1));
      }),
      { numRuns: 40 },
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(someLines, fc.nat(), (lines, seed) => {
        const shuffled = [...lines];
        shuffle(shuffled, seededRandom(seed));
        const factsOf = (id: string): RoadFacts => ({ number: Number(id.slice(1)) % 3 });
        expect(sitesOf(shuffled, factsOf)).toEqual(sitesOf(lines, factsOf));
      }),
    );
  });
});

describe('accidents at sites', () => {
  it('are each at one site, or at none with a reason', () => {
    fc.assert(
      fc.property(
        someLines,
        fc.array(fc.tuple(fc.double({ min: -40, max: 200, noNaN: true }), fc.double({ min: -40, max: 200, noNaN: true }))),
        (lines, places) => {
          const roads = roadsOfLines(lines, (id) => ({ isRoad: id !== 'w1' }));
          const placed = placedAmong(roads, [...places, [NaN, NaN]]);
          const { sites, siteOf, noSiteReason } = buildSites(roads, placed, QUESTION);
          siteOf.forEach((site, i) => {
            const outcome = ROAD_PLACEMENTS[placed.placement[i]!]!;
            const reason = NO_SITE_REASONS[noSiteReason[i]!];
            expect(site >= 0).toBe(reason === undefined);
            if (site < 0) {
              expect(['no-road-way', outcome]).toContain(reason);
              return;
            }
            expect(sites[site]!.kind).toBe(outcome);
            if (outcome === 'junction') expect(sites[site]!.id).toBe(roads.nodes.keys[placed.node[i]!]);
          });
        },
      ),
    );
  });

  it('on a way on foot are on no road', () => {
    const roads = roadsOfLines([line('path', [[0, 0], [100, 0]])], () => ({ isRoad: false })); // prettier-ignore
    const { siteOf, noSiteReason } = buildSites(roads, placedAmong(roads, [[50, 3]]), QUESTION);
    expect([siteOf[0], NO_SITE_REASONS[noSiteReason[0]!]]).toEqual([-1, 'no-road-way']);
  });
});
