import { randomPoisson, seededRandom } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { getHotspotMethod } from '../hotspot-methods.ts';
import { UNWATCHED, type HotspotInput } from '../hotspot-method.ts';
import type { Course } from '../network-sites.ts';
import type { NetworkSite } from '../network-sites.ts';
import { pointSetOf, type Positions } from '../testing/arbitrary-points.ts';
import { cutCourse, lengthOfCourse } from './cut-course.ts';
import { countRoadPieces } from './road-pieces.ts';

const section = (id: string, course: Course): NetworkSite => ({
  id,
  kind: 'segment',
  roadName: null,
  roadClass: 'residential',
  legs: null,
  lengthMeters: lengthOfCourse(course),
  exposure: null,
  course,
});
const junction = (id: string, at: readonly [number, number]): NetworkSite => ({
  ...section(id, [at]),
  kind: 'junction',
  legs: 3,
  lengthMeters: null,
});

/** A street from west to east with one to the north in its middle. */
const SITES = [
  section('west', [[0, 0], [100, 0]]), // prettier-ignore
  section('east', [[100, 0], [200, 0]]), // prettier-ignore
  section('north', [[100, 0], [100, 30]]), // prettier-ignore
  junction('middle', [100, 0]),
];

function inputOf(places: Positions, siteOf: readonly number[], sites = SITES, studyArea: HotspotInput['studyArea'] = null): HotspotInput {
  const noSiteReason = new Uint8Array(places.length);
  const network = { sites, siteOf: Int32Array.from(siteOf), noSiteReason, sectionsInsideJunctions: 0, junctionMeters: 20 };
  return {
    points: pointSetOf(places),
    severity: new Uint8Array(places.length),
    days: null,
    years: 1,
    seed: 1,
    studyArea,
    knownPoints: null,
    network,
  };
}

describe('a line that is cut', () => {
  it('falls into equal pieces that join, as long together as the line', () => {
    const coordinate = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 5, max: 300 }),
        (course, meters) => {
          const length = lengthOfCourse(course);
          const pieces = cutCourse(course, meters);
          expect(pieces).toHaveLength(Math.max(1, Math.round(length / meters)));
          for (const [i, piece] of pieces.entries()) {
            expect(lengthOfCourse(piece)).toBeCloseTo(length / pieces.length, 6);
            if (i > 0) expect(piece[0]).toEqual(pieces[i - 1]!.at(-1));
          }
          expect([pieces[0]![0], pieces.at(-1)!.at(-1)]).toEqual([course[0], course.at(-1)]);
        },
      ),
    );
  });
});

describe('pieces of road', () => {
  it('hold the accidents of their section that lie nearest to them; one at a junction counts for the nearest piece there', () => {
    const { counts, unitOf, drawn, notices } = countRoadPieces(
      inputOf([[20, 3], [60, -2], [160, 1], [103, 9], [97, 1], [500, 500]], [0, 0, 1, 3, 3, -1]), // prettier-ignore
      50,
    );
    expect(drawn.courses).toHaveLength(5);
    expect([...unitOf]).toEqual([0, 1, 3, 4, 1, -1]);
    expect([...counts]).toEqual([1, 2, 0, 1, 1]);
    expect(notices).toEqual([{ code: 'ACCIDENTS_NOT_ON_PIECES', details: { accidents: 1, total: 6 } }]);
  });

  it('are neighbours where they meet', () => {
    const { start, neighbor } = countRoadPieces(inputOf([[20, 3]], [0]), 50).weights;
    expect([0, 1, 2, 3, 4].map((unit) => [...neighbor.subarray(start[unit], start[unit + 1])])).toEqual([
      [1],
      [0, 2, 4],
      [1, 3, 4],
      [2],
      [1, 2],
    ]);
  });

  it('that are not wholly in the area are left out with their accidents', () => {
    const box = { minX: -10, minY: -10, maxX: 120, maxY: 50 };
    const { counts, unitOf } = countRoadPieces(inputOf([[20, 3], [160, 1], [149, 2]], [0, 1, 1], SITES, box), 50); // prettier-ignore
    expect([...unitOf]).toEqual([0, -1, -1]);
    expect(counts).toHaveLength(3);
  });

  it('say when many are shorter than was asked for', () => {
    const codes = (pieceMeters: number): string[] => countRoadPieces(inputOf([[20, 3]], [0]), pieceMeters).notices.map(({ code }) => code);
    // One of five is 30 m long, which is a fifth; of three of 30 and 100 m none is as long as 112.5 m.
    expect([codes(50), codes(150)]).toEqual([[], ['PIECES_DIFFER']]);
    expect(countRoadPieces(inputOf([[20, 3]], [0]), 150).notices[0]!.details).toEqual({ share: 100, meters: 150 });
  });

  it('need roads', () => {
    expect(() => countRoadPieces({ ...inputOf([[0, 0]], [-1], []) }, 50)).toThrow(expect.objectContaining({ code: 'NO_ROADS' }));
  });
});

describe('tests of pieces of road', () => {
  const SIDE = 16;
  const BLOCK = 100;
  /** Streets of a chessboard, each block a section of two pieces; junctions are no sites here. */
  const streets = Array.from({ length: SIDE * SIDE }, (_, k): NetworkSite[] => {
    const [x, y] = [BLOCK * (k % SIDE), BLOCK * Math.floor(k / SIDE)];
    return [section(`${k} a`, [[x, y], [x + BLOCK, y]]), section(`${k} b`, [[x, y], [x, y + BLOCK]])]; // prettier-ignore
  }).flat();
  const isBad = (x: number, y: number): boolean => Math.hypot(x - 800, y - 800) < 220;

  function townOf(seed: number, times: number): HotspotInput {
    const random = seededRandom(seed);
    const places: [number, number][] = [];
    const siteOf: number[] = [];
    for (const [site, { course }] of streets.entries()) {
      for (const share of [0.25, 0.75]) {
        const [from, to] = [course[0]!, course[1]!];
        const at: [number, number] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
        for (let n = randomPoisson(random, isBad(...at) ? times : 1); n > 0; n -= 1) {
          places.push(at);
          siteOf.push(site);
        }
      }
    }
    return inputOf(places, siteOf, streets);
  }

  // Local Moran asks more: that the piece itself has many, and its few neighbours.
  it.each([
    ['getis-ord-gi-star', 4],
    ['local-moran', 8],
  ])('%s finds a quarter with %d times the accidents, and draws its pieces', (id, times) => {
    const given = { units: 'road-sections', pieceMeters: 50 };
    const { hotspots, cells, summary, members } = getHotspotMethod(id).run(townOf(3, times), given, UNWATCHED);
    expect(hotspots.length).toBeGreaterThan(10);
    const near = hotspots.filter(({ centerX, centerY }) => Math.hypot(centerX - 800, centerY - 800) < 320);
    expect(near.length / hotspots.length).toBeGreaterThan(0.9);
    expect(cells).toMatchObject({ widthMeters: null });
    expect(cells!.courses).toHaveLength(cells!.cells.length);
    expect([summary.pieces, summary.cells]).toEqual([4 * SIDE * SIDE, undefined]);
    expect(hotspots.map(({ accidents }) => accidents)).toEqual(members.map(({ length }) => length));
  });

  it.each(['getis-ord-gi-star', 'local-moran'])('%s flags anything on few maps of pure noise', (id) => {
    const alarms = Array.from({ length: 20 }, (_, map) => {
      const { hotspots } = getHotspotMethod(id).run(townOf(100 + map, 1), { units: 'road-sections' }, UNWATCHED);
      return hotspots.length > 0;
    });
    // With a true rate of 5 %, five of twenty occur in 0.3 % of repetitions.
    expect(alarms.filter(Boolean).length).toBeLessThanOrEqual(4);
  });
});
