import type { SourcePosition } from '@elektron/domain';
import { seededRandom } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';

import { createProjection } from '../project-position.ts';
import { DatumSuspicion } from './datum-suspicion.ts';
import { PlaceJudge } from './place-judge.ts';
import { compareDistances } from './road-comparison.ts';
import { greekTask } from './testing/greek-task.ts';

const projection = createProjection(2100);

/** A town of crooked streets some 70 m apart, as edges in degrees times 10^7, and places along them. */
function makeTown(seed: number) {
  const random = seededRandom(seed);
  const edges: number[] = [];
  const places: (readonly [number, number])[] = [];
  for (let street = 0; street < 40; street += 1) {
    const alongEast = street % 2 === 0;
    let [x, y] = alongEast ? [475_000, 4_202_000 + street * 40 + random() * 50] : [475_000 + street * 40 + random() * 50, 4_202_000];
    for (let step = 0; step < 20; step += 1) {
      const [fromX, fromY] = [x, y];
      x += alongEast ? 80 : (random() - 0.5) * 30;
      y += alongEast ? (random() - 0.5) * 30 : 80;
      const ends = [
        [fromX, fromY],
        [x, y],
      ].map(([first = 0, second = 0]) => projection.place({ srid: 2100, first, second, accuracy: 'exact' }));
      edges.push(...ends.flatMap((end) => [end?.longitudeE7 ?? 0, end?.latitudeE7 ?? 0]));
      const share = random();
      places.push([fromX + (x - fromX) * share + (random() - 0.5) * 12, fromY + (y - fromY) * share + (random() - 0.5) * 12]);
    }
  }
  return { roads: Int32Array.from(edges), places };
}

const degreesOf = ([first, second]: readonly [number, number]): readonly [number, number] => {
  const place = projection.place({ srid: 2100, first, second, accuracy: 'exact' });
  return [(place?.longitudeE7 ?? 0) / 1e7, (place?.latitudeE7 ?? 0) / 1e7];
};

function suspect(roads: Int32Array, positions: readonly SourcePosition[]) {
  const task = greekTask({ roads });
  const suspicion = new DatumSuspicion(task, new PlaceJudge(task));
  positions.forEach((position) => suspicion.note(position));
  return suspicion.conclude();
}

describe('places beside the roads', () => {
  it.each([1, 2, 3])('are suspected to be in GGRS87 where they are so read and lie on the roads then (town %i)', async (seed) => {
    const { roads, places } = makeTown(seed);
    // Degrees of the Greek datum, as a program gives them that takes them for those of WGS 84.
    const positions = places.map((place): SourcePosition => {
      const [first, second] = projection.write(4121, ...degreesOf(place));
      return { srid: 4326, first, second, accuracy: 'exact' };
    });
    const proposals = await suspect(roads, positions);
    expect(proposals.map(({ code }) => code)).toEqual(['DATUM_4326_4121']);
    expect(proposals[0]?.after).toMatch(/^EPSG:4121: (9\d|100) % ≤ 15 m/);
  });

  it.each([1, 2, 3])('are not suspected where they lie on them as written (town %i)', async (seed) => {
    const { roads, places } = makeTown(seed);
    const positions = places.map((place): SourcePosition => {
      const [first, second] = degreesOf(place);
      return { srid: 4326, first, second, accuracy: 'exact' };
    });
    expect(await suspect(roads, positions)).toEqual([]);
  });

  it.each([1, 2, 3])('nor where they lie anywhere (town %i)', async (seed) => {
    const { roads } = makeTown(seed);
    const random = seededRandom(seed + 100);
    const positions = Array.from({ length: 800 }, (): SourcePosition => {
      const [first, second] = degreesOf([475_000 + random() * 1_600, 4_202_000 + random() * 1_600]);
      return { srid: 4326, first, second, accuracy: 'exact' };
    });
    expect(await suspect(roads, positions)).toEqual([]);
  });

  it('nor where there are few of them, however often each comes, or no roads', async () => {
    const { roads, places } = makeTown(1);
    const positions = places.slice(0, 40).map((place): SourcePosition => {
      const [first, second] = projection.write(4121, ...degreesOf(place));
      return { srid: 4326, first, second, accuracy: 'exact' };
    });
    expect(await suspect(roads, Array.from({ length: 50 }, () => positions).flat())).toEqual([]);
    expect(await suspect(new Int32Array(0), positions)).toEqual([]);
  });
});

it('a sign test counts only places that came closer or went further', () => {
  const comparison = compareDistances([10, 10, 10, 10, Infinity], [5, 5, 5, 10, Infinity]);
  // Three of three: 1 in 8.
  expect(comparison).toMatchObject({ places: 5, shareBefore: 0.8, shareAfter: 0.8 });
  expect(comparison.pValue).toBeCloseTo(0.125, 12);
});
