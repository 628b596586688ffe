import { EVERY_ACCIDENT, type AccidentFilter } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import type { AreaCollection, AreaShapes } from '../areas/area-collection.ts';
import type { AreaRepository } from '../areas/area.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { AreaMarks } from './area-marks.service.ts';
import { AreaSearch } from './area-search.ts';

const collection = (collectionId: number, kind: AreaCollection['kind']): AreaCollection => ({
  collectionId,
  kind,
  itemCount: 3,
  name: { el: '', en: '' },
  fileName: '',
  licence: '',
  attribution: '',
  createdAt: new Date(0),
  retiredAt: null,
});
const EDGES = [1, 2, 3].map((item) => Int32Array.of(item, 0, item, 1));
const POLYGONS: AreaShapes = { shape: 'polygon', edges: EDGES };
const CONTEXT = {} as ActingContext;
const FILTER: AccidentFilter = { ...EVERY_ACCIDENT, within: ['1.1', '1.3', '2.2', '1'] };

function makeMarks(whenRead: () => void = () => undefined): { readonly marks: AreaMarks; readonly read: number[] } {
  const read: number[] = [];
  const repository: Pick<AreaRepository, 'list' | 'readShapes'> = {
    list: () => Promise.resolve([collection(1, 'district'), collection(2, 'district')]),
    readShapes: (_, { collectionId }) => {
      read.push(collectionId);
      whenRead();
      return Promise.resolve(POLYGONS);
    },
  };
  return { marks: new AreaMarks(repository as AreaRepository, new AreaSearch()), read };
}

describe('the ground of a filter', () => {
  it('is read once of each collection, however many of its places the filter names', async () => {
    const { marks, read } = makeMarks();
    const ground = await marks.readGround(CONTEXT, FILTER);
    expect(ground).toEqual([[[EDGES[0]], [EDGES[2]], [EDGES[1]], EDGES].map((edges) => ({ shape: 'polygon', edges }))]);
    expect(read).toEqual([1, 2]);
  });

  it('is read no further when nobody waits for it', async () => {
    const abort = new AbortController();
    const { marks, read } = makeMarks(() => abort.abort());
    await expect(marks.readGround(CONTEXT, FILTER, abort.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(read).toEqual([1]);
  });
});
