import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { distanceToSegment } from '../nearest-segment.ts';
import { createCourses, createNearCounter, type PlaneCourse, MOST_NEAREST } from './courses.ts';
import { gatherParts, type StreetFeature } from './gather-parts.ts';
import { placeOnSites, type SitePlace } from './place-on-sites.ts';

const METERS = fc.integer({ min: -200, max: 200 });
const PART = fc.array(fc.tuple(METERS, METERS), { minLength: 1, maxLength: 4 }).map((vertices) => vertices.flat());
const COURSES = fc.array(fc.array(PART, { maxLength: 2 }), { maxLength: 12 });
const POINTS = fc.array(fc.tuple(METERS, METERS), { maxLength: 25 });

/** The distance from a place to a thing, by asking every two neighbouring vertices. */
function slowDistance(course: PlaneCourse, x: number, y: number): number {
  return Math.min(
    ...course.flatMap((part) =>
      Array.from({ length: Math.max(1, part.length / 2 - 1) }, (_, k) => {
        const end = Math.min(2 * k + 2, part.length - 2);
        return distanceToSegment(Float64Array.from([part[2 * k]!, part[2 * k + 1]!, part[end]!, part[end + 1]!]), 0, x, y);
      }),
    ),
  );
}

describe('points near many things', () => {
  it('are those that asking each thing about each point gives', () => {
    fc.assert(
      fc.property(COURSES, POINTS, fc.integer({ min: 1, max: 120 }), (things, points, limit) => {
        const slow = things.map((course) => points.filter(([x, y]) => slowDistance(course, x, y) <= limit).length);
        const counter = createNearCounter(things, points.length, limit);
        for (const [point, [x, y]] of points.entries()) counter.add(point, x, y);
        const { counts, near } = counter.found;
        expect([...counts]).toEqual(slow);
        expect([...near]).toEqual(points.map(([px, py]) => (things.some((course) => slowDistance(course, px, py) <= limit) ? 1 : 0)));
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('have the nearest thing that asking each gives, all of equal ones', () => {
    fc.assert(
      fc.property(COURSES, METERS, METERS, fc.integer({ min: 1, max: 120 }), (things, x, y, limit) => {
        const away = things.map((course, k) => (k % 3 === 0 ? Infinity : slowDistance(course, x, y)));
        const least = Math.min(...away);
        const slow = away.flatMap((meters, k) => (meters <= limit && meters <= least + 1e-3 ? [k] : []));
        expect(createCourses(things, limit).findNearest(x, y, (thing) => thing % 3 !== 0)).toEqual(slow);
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

const feature = (
  id: string,
  item: StreetFeature['item'],
  place: StreetFeature['place'],
  more: Partial<StreetFeature> = {},
): StreetFeature => ({
  id,
  item,
  side: null,
  startId: null,
  endId: null,
  temporary: false,
  place,
  course: place === null ? [] : [[...place]],
  ...more,
});
/** By id of the crossing or footway, the ids of its parts. */
function gathered(features: readonly StreetFeature[], limit = 10): Record<string, Record<string, string[]>> {
  return Object.fromEntries(
    gatherParts(features, limit).map(({ feature: judged, parts }) => [
      features[judged]!.id,
      Object.fromEntries(
        Object.entries(parts)
          .filter(([part]) => part !== 'self')
          .map(([part, members]) => [part, members.map((member) => features[member]!.id)]),
      ),
    ]),
  );
}

describe('what belongs to a crossing', () => {
  it('is the ramp that its source names, however far, and then to no other crossing', () => {
    const features = [
      feature('c1', 'crossing', [0, 0], { startId: 'r1', endId: 'gone' }),
      feature('c2', 'crossing', [100, 0]),
      feature('r1', 'kerb-ramp', [101, 0]),
      feature('r2', 'kerb-ramp', [3, 0]),
    ];
    expect(gathered(features)).toEqual({ c1: { 'ramp-start': ['r1'], 'ramp-end': ['r2'] }, c2: {} });
  });

  it('are the two nearest ramps, or one that speaks of both ends', () => {
    const ramps = [feature('r1', 'kerb-ramp', [6, 0]), feature('r2', 'kerb-ramp', [-4, 0]), feature('r3', 'kerb-ramp', [9, 0])];
    const crossing = feature('c', 'crossing', [0, 0]);
    expect(gathered([crossing, ...ramps])).toEqual({ c: { 'ramp-start': ['r2'], 'ramp-end': ['r1'] } });
    expect(gathered([crossing, ...ramps, feature('r4', 'kerb-ramp', [0, 0], { side: 'both' })])).toEqual({
      c: { 'ramp-start': ['r4'], 'ramp-end': ['r4'] },
    });
  });

  it('is shared by no more crossings than a street can have at one place, the first of them', () => {
    const crowd = Array.from({ length: 600 }, (_, k) => [
      feature(`c${k}`, 'crossing', [0, 0]),
      feature(`t${k}`, 'tactile-paving', [0, 0]),
    ]).flat();
    const found = gatherParts(crowd, 10);
    const paved = found.map(({ parts }) => parts['tactile-paving']?.length ?? 0);
    expect(paved).toEqual(found.map((_, k) => (k < MOST_NEAREST ? 600 : 0)));
  });

  it('is what is nearest to it within the distance; equally near things belong to each', () => {
    const features = [
      feature('c1', 'crossing', [0, 0]),
      feature('c2', 'crossing', [12, 0]),
      feature('f', 'footway', [8, 2], { course: [[6, 1, 8, 1]] }),
      feature('s', 'audible-signal', [6, 0]),
      feature('t', 'tactile-paving', [8, 1]),
      feature('o', 'obstacle', [8, 1]),
      feature('p', 'obstacle', [8, 1], { temporary: true }),
      feature('far', 'refuge-island', [0, 10.001]),
      feature('lost', 'refuge-island', null),
    ];
    // The paving lies on the footway and is there for the crossing; the obstacle stands on the footway.
    expect(gathered(features)).toEqual({
      c1: { 'audible-signal': ['s'] },
      c2: { 'audible-signal': ['s'], 'tactile-paving': ['t'] },
      f: { obstacle: ['o'] },
    });
    expect(gathered([feature('c', 'crossing', [0, 0]), feature('r', 'refuge-island', [0, 10])])).toEqual({
      c: { 'refuge-island': ['r'] },
    });
  });
});

describe('the site of a place', () => {
  const SITE = fc.record({
    kind: fc.constantFrom<SitePlace['kind']>('junction', 'segment'),
    course: fc.array(PART, { minLength: 1, maxLength: 1 }),
    toleranceMeters: fc.integer({ min: 1, max: 40 }),
  });

  it('is the junction in reach, else the nearest section within its own tolerance, as asking every site gives', () => {
    fc.assert(
      fc.property(fc.array(SITE, { maxLength: 10 }), POINTS, fc.integer({ min: 1, max: 60 }), (sites, places, reach) => {
        const nearest = (kind: SitePlace['kind'], x: number, y: number): number => {
          const away = sites.map((site) => {
            const meters = site.kind === kind ? slowDistance(site.course, x, y) : Infinity;
            return meters <= (kind === 'junction' ? reach : site.toleranceMeters) ? meters : Infinity;
          });
          const least = Math.min(...away);
          return least === Infinity ? -1 : away.indexOf(least);
        };
        const slow = places.map(([x, y]) => (nearest('junction', x, y) >= 0 ? nearest('junction', x, y) : nearest('segment', x, y)));
        expect([...placeOnSites(sites, reach, places)]).toEqual(slow);
      }),
      { seed: 9, numRuns: 60 },
    );
    expect([...placeOnSites([], 20, [null, [0, 0]])]).toEqual([-1, -1]);
  });
});
