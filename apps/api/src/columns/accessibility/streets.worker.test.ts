import { afterAll, describe, expect, it } from '@jest/globals';
import {
  ACCESSIBILITY_ITEMS,
  ACCESSIBILITY_MEASURES,
  FEATURE_CONDITIONS,
  FEATURE_STATES,
  STREET_SIDES,
  type AccessibilityMeasures,
} from '@elektron/domain';
import { seededRandom } from '@elektron/statistics';

import type { AccessibilityFeature } from '../../accessibility/accessibility-feature.ts';
import { createPlane } from '../../common/plane.ts';
import { judgeStreets } from './judge-streets.ts';
import { packFeatures, unpackCourses } from './packed-features.ts';
import { unpackJudgements } from './packed-judgements.ts';
import { StreetThreads } from './street-threads.ts';

const SRID = 27_700;
const FEATURES = makeStreets(400);

/** Features of every kind, close together, with everything that can be missing missing now and then. */
function makeStreets(count: number): AccessibilityFeature[] {
  const random = seededRandom(7);
  const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const often = <Item>(item: Item): Item | null => (random() < 0.7 ? item : null);
  const near = (): [number, number] => [-1.55 + random() / 500, 53.8 + random() / 500];
  return Array.from({ length: count }, (_, i): AccessibilityFeature => {
    const [longitude, latitude] = near();
    const place = often(true);
    return {
      id: `f${String(i).padStart(4, '0')}`,
      item: oneOf(ACCESSIBILITY_ITEMS),
      side: often(oneOf(STREET_SIDES)),
      longitude: place === null ? null : longitude,
      latitude: place === null ? null : latitude,
      lines: place !== null && random() < 0.3 ? [[...near(), ...near()], near()] : [],
      roadName: often('Street'),
      startId: often(`f${String(Math.floor(random() * count)).padStart(4, '0')}`),
      endId: often('not on record'),
      signalled: often(random() < 0.5),
      sourceSystem: 'test',
      sourceRecordId: String(i),
      state: oneOf(FEATURE_STATES),
      condition: often(oneOf(FEATURE_CONDITIONS)),
      measures: Object.fromEntries(
        ACCESSIBILITY_MEASURES.map((measure) => [measure, often(random() * 3)]),
      ) as unknown as AccessibilityMeasures,
      observedOn: often(`2024-0${1 + Math.floor(random() * 9)}-01`),
      dateBasis: null,
      method: null,
      temporary: random() < 0.1,
      presentFrom: null,
      presentUntil: null,
      note: null,
      observations: 1,
    };
  });
}

describe('the threads of streets', () => {
  const threads = new StreetThreads();
  afterAll(() => threads.onApplicationShutdown());

  it('judge as is judged here, feature by feature', async () => {
    const features = await packFeatures(FEATURES);
    const packed = await threads.judge({ features, partMeters: 12, srid: SRID }, undefined);
    const judged = await unpackJudgements(packed, FEATURES, features.days);
    const here = judgeStreets(FEATURES, createPlane(SRID), 12);
    expect(judged).toEqual(
      here.map(({ position, course, ...street }) => ({ ...street, feature: FEATURES[position], isPlaced: course.length > 0 })),
    );
    expect(unpackCourses(packed.courses)).toEqual(here.map(({ course }) => course));
    // The case has something to say of each.
    expect(new Set(judged.map(({ isPlaced }) => isPlaced))).toEqual(new Set([true, false]));
    expect(judged.some(({ checks }) => checks.length > 3)).toBe(true);
    expect(judged.some(({ seenSince }) => seenSince === null)).toBe(true);
    // What decides is some of the checks themselves, by which a page refers to them.
    for (const { checks, barriers } of judged)
      for (const barrier of barriers) for (const check of barrier?.deciding ?? []) expect(checks).toContain(check);
  });

  it('count what a slow twin counts', async () => {
    const features = await packFeatures(FEATURES);
    const { courses } = await threads.judge({ features, partMeters: 12, srid: SRID }, undefined);
    const here = judgeStreets(FEATURES, createPlane(SRID), 12);
    const places = here.flatMap(({ place }) => (place === null ? [] : [place]));
    const [x, y] = [0, 1].map((axis) => Float64Array.from(places, (place) => place[axis]!)) as [Float64Array, Float64Array];
    const accidents = Uint32Array.from(places.keys()).filter((i) => i % 3 === 0);
    const { counts, near } = await threads.countNear({ courses, x, y, accidents, nearMeters: 20 }, undefined);
    const isNear = (course: readonly (readonly number[])[], i: number): boolean =>
      course.some((part) => awayFrom(part, x[i]!, y[i]!) <= 20);
    expect([...counts]).toEqual(here.map(({ course }) => [...accidents].filter((i) => isNear(course, i)).length));
    expect([...near]).toEqual([...accidents].map((i) => Number(here.some(({ course }) => isNear(course, i)))));
  });

  it('stop when nobody waits any more', async () => {
    const features = await packFeatures(FEATURES);
    const gone = AbortSignal.abort();
    await expect(threads.judge({ features, partMeters: 12, srid: SRID }, gone)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect((await threads.judge({ features, partMeters: 12, srid: SRID }, undefined)).feature.length).toBeGreaterThan(0);
  });
});

/** From a line of x, y, x, y …, by its segments one by one. */
function awayFrom(part: readonly number[], x: number, y: number): number {
  const points = Array.from({ length: part.length / 2 }, (_, k) => [part[2 * k]!, part[2 * k + 1]!] as const);
  const ends = points.length === 1 ? [[points[0]!, points[0]!] as const] : points.slice(1).map((to, k) => [points[k]!, to] as const);
  return Math.min(
    ...ends.map(([[x1, y1], [x2, y2]]) => {
      const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
      const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared));
      return Math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1));
    }),
  );
}
