import { certainPlacesOf } from '@elektron/columns';
import type { Membership } from '@elektron/domain';
import { findInside, findNear } from '@elektron/spatial-analysis';
import { afterAll, describe, expect, it } from '@jest/globals';

import type { AreaShapes } from '../areas/area-collection.ts';
import { makeColumns } from '../common/testing/make-columns.ts';
import { makeTown } from '../common/testing/make-town.ts';
import { AreaSearch } from './area-search.ts';

const COLUMNS = makeColumns([...makeTown(3_000), { date: '2016' }]);
const NEVER = new AbortController().signal;

const listsOf = ({ start, item }: Membership): number[][] =>
  Array.from({ length: start.length - 1 }, (_, i) => [...item.subarray(start[i], start[i + 1])]);

/** Triangles over the town, with accidents as their corners, so that borders are met. */
const TRIANGLES = Array.from({ length: 12 }, (_, k) => {
  const corners = [17 * k, 17 * k + 400, 17 * k + 900].map((i) => [COLUMNS.longitudeE7[i]!, COLUMNS.latitudeE7[i]!] as const);
  const edges = corners.flatMap((corner, at) => [...corner, ...corners[(at + 1) % 3]!]);
  const shared = new Int32Array(new SharedArrayBuffer(4 * edges.length));
  shared.set(edges);
  return shared;
});
const POINTS = { x: COLUMNS.x.slice(0, 30), y: COLUMNS.y.slice(0, 30) };

describe('the search for the accidents of areas in a thread of its own', () => {
  const search = new AreaSearch();
  afterAll(() => search.onApplicationShutdown());

  it('finds what a search in this thread finds, on shared memory', async () => {
    const areas: AreaShapes = { shape: 'polygon', edges: TRIANGLES };
    const found = await search.find(COLUMNS, areas, null, NEVER);
    expect(listsOf(found)).toEqual(listsOf(findInside(COLUMNS, certainPlacesOf(COLUMNS), TRIANGLES)));
    expect(found.item.length).toBeGreaterThan(500);
    expect(Object.prototype.toString.call(found.item.buffer)).toBe('[object SharedArrayBuffer]');
    const near = await search.find(COLUMNS, { shape: 'point', ...POINTS }, 120, NEVER);
    expect(listsOf(near)).toEqual(listsOf(findNear(COLUMNS, certainPlacesOf(COLUMNS), POINTS, 120)));
    expect(near.item.length).toBeGreaterThan(30);
  });

  it('is stopped when nobody wants to know, and the next one runs', async () => {
    await expect(search.find(COLUMNS, { shape: 'polygon', edges: TRIANGLES }, null, AbortSignal.abort())).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const { start } = await search.find(COLUMNS, { shape: 'polygon', edges: [] }, null, NEVER);
    expect(start.at(-1)).toBe(0);
  });

  it('hands a refusal over with its code', async () => {
    const far = { shape: 'point', x: Float64Array.of(0, 1e9), y: Float64Array.of(0, 0) } as const;
    await expect(search.find(COLUMNS, far, 10, NEVER)).rejects.toMatchObject({ code: 'TOO_MANY_CELLS' });
  });
});
