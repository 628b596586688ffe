import { buildGazetteer, findPlace } from '@elektron/geocoding';
import { describe, expect, it } from '@jest/globals';

import { toRoutes, type PostedSegment } from './calibrated-roads.ts';

/** A degree is a kilometre here. */
const project = ([x, y]: readonly [number, number]) =>
  x > 100 ? null : { longitudeE7: 0, latitudeE7: 0, xMillimeters: x * 1_000_000, yMillimeters: y * 1_000_000 };

const segment = (given: Partial<PostedSegment>): PostedSegment => ({
  name: '',
  reference: '',
  posts: '',
  fromKm: null,
  toKm: null,
  coordinates: [],
  ...given,
});

/** Two stretches of one road, the second drawn against the first; its stones say 10, 11 and 12, the last of them a little late. */
const POSTS = '10 0 0.02; 11 1 0; 12 2.03 0';
const ROAD = [
  segment({ name: 'Ε.Ο. Βόλου-Λάρισας', reference: 'EO6', coordinates: [0, 0, 1, 0, 1.5, 0], posts: POSTS }),
  segment({ name: 'Λαρίσης', reference: 'EO6', coordinates: [3, 0, 1.5, 0] }),
];

describe('roads with kilometre posts', () => {
  it('have positions between them, by their number and by their names, whichever way they are drawn', () => {
    const [route, ...others] = toRoutes(ROAD, project);
    expect(others).toEqual([]);
    expect(route).toMatchObject({ name: 'EO6', otherNames: ['Ε.Ο. Βόλου-Λάρισας', 'Λαρίσης'] });
    expect([...route!.posts!.positions]).toEqual([10_000, 11_000, 12_000]);
    expect([...route!.posts!.wayMeters]).toEqual([1_000, expect.closeTo(1_030, 6)]);
    const network = { streets: [], crossings: [], routes: [route!] };
    const found = (kilometre: string) => findPlace(buildGazetteer([], network), { street: 'Ε.Ο. Βόλου - Λάρισας', kilometre });
    expect(found('10+250').placed).toMatchObject({ foundBy: 'between-posts', source: 'network', x: 250, y: 0 });
    // Where the stones stand thirty metres apart from what they say, these are shared out along the way.
    expect(found('11+500').placed).toMatchObject({
      foundBy: 'between-posts',
      x: expect.closeTo(1_515, 6),
      spreadMeters: expect.closeTo(30, 6),
    });
    expect(found('12+100')).toMatchObject({ placed: null, reason: 'KILOMETRE_UNKNOWN' });
  });

  it('that are far apart, or do not agree with the way between them, propose and do not place', () => {
    const ask = (posts: string, kilometre: string) =>
      findPlace(
        buildGazetteer([], { streets: [], crossings: [], routes: toRoutes([{ ...ROAD[0]!, posts, coordinates: [0, 0, 9, 0] }], project) }),
        {
          street: 'EO6',
          kilometre,
        },
      );
    expect(ask('10 0 0; 12 2 0', '11+000').placed).toMatchObject({ x: 1_000 });
    expect(ask('10 0 0; 13 3 0', '11+000')).toMatchObject({ placed: null, candidates: [{ x: 1_000, foundBy: 'between-posts' }] });
    expect(ask('10 0 0; 12 2.2 0', '11+000')).toMatchObject({ placed: null, candidates: [{ x: 1_100 }] });
  });

  it('have none where the stones do not rise, where there is one, and where they stand elsewhere', () => {
    for (const posts of ['10 0 0; 9 1 0; 11 1.5 0', '10 0 0', '10 0 0; 11 1 0.2', 'x y z; ; 10 0'])
      expect(toRoutes([{ ...ROAD[0]!, posts }], project)).toEqual([]);
    expect(toRoutes([segment({ name: 'A', coordinates: [200, 0, 1, 0], posts: POSTS })], project)).toEqual([]);
  });

  it('are found where a file states them at the ends of a stretch, whichever way it is drawn, and worth what posts there would be', () => {
    const drawn = [
      segment({ reference: 'EO6', coordinates: [0, 0, 0.5, 0, 1, 0], fromKm: 20, toKm: 21 }),
      segment({ reference: 'EO6', coordinates: [2, 0, 1, 0], fromKm: 22, toKm: 21 }),
      // Twice as long as its positions say.
      segment({ reference: 'EO6', coordinates: [2, 0, 4, 0], fromKm: 22, toKm: 23 }),
      segment({ reference: 'EO6', coordinates: [4, 0, 5, 0] }),
    ];
    const network = { streets: [], crossings: [], routes: toRoutes(drawn, project) };
    const ask = (kilometre: string) => findPlace(buildGazetteer([], network), { street: 'EO6', kilometre });
    expect(ask('20+750').placed).toMatchObject({ x: expect.closeTo(750, 6), foundBy: 'between-posts' });
    expect(ask('21+250').placed).toMatchObject({ x: expect.closeTo(1_250, 6) });
    // Where two stretches meet is one place.
    expect(ask('21+000')).toMatchObject({ placed: { x: expect.closeTo(1_000, 6) }, candidates: [{}] });
    expect(ask('22+500')).toMatchObject({ placed: null, candidates: [{ x: expect.closeTo(3_000, 6) }] });
    expect(ask('23+500')).toMatchObject({ placed: null, reason: 'KILOMETRE_UNKNOWN' });
  });

  it('of two carriageways are one place', () => {
    const other = segment({ reference: 'EO6', coordinates: [0, 0.03, 3, 0.03], posts: '10 0 0.03; 11 1 0.03; 12 2 0.03' });
    const routes = toRoutes([...ROAD, other], project);
    expect(routes).toHaveLength(2);
    const { candidates, placed } = findPlace(buildGazetteer([], { streets: [], crossings: [], routes }), {
      street: 'EO6',
      kilometre: '10+500',
    });
    expect(placed).not.toBeNull();
    expect(candidates).toHaveLength(1);
  });
});
