import type { RoadLineDraft } from '@elektron/domain';
import { expect, it } from '@jest/globals';

import { detectTables } from '../../detect-tables.ts';
import { bytesSource } from '../../testing/archives.ts';
import { readDetected } from '../../testing/files.ts';
import { osmFile, type OsmTown } from '../../testing/osm-files.ts';

const post = (id: number, longitude: number, latitude: number, distance: string): OsmTown['nodes'][number] => ({
  id,
  longitude,
  latitude,
  tags: { highway: 'milestone', distance },
});

/** A road from west to east with a path beside it; a hundred-thousandth of a degree of latitude is 1.1 m. */
const TOWN: OsmTown = {
  nodes: [
    { id: 1, longitude: 22.9, latitude: 39.4 },
    post(2, 22.91, 39.4, '12'),
    { id: 3, longitude: 22.92, latitude: 39.4 },
    { id: 4, longitude: 22.9, latitude: 39.4002 },
    { id: 5, longitude: 22.92, latitude: 39.4002 },
    // Nearer to the path, which has no name; at the edge of the roadway; in the next field; in miles, and of no position.
    post(6, 22.915, 39.40015, '12.5 km'),
    post(7, 22.905, 39.39995, '11,6'),
    post(8, 22.918, 39.4009, '13'),
    post(9, 22.903, 39.4, '7 mi'),
    post(10, 22.904, 39.4, 'Λάρισα'),
    { id: 11, longitude: 22.906, latitude: 39.4, tags: { highway: 'crossing', distance: '14' } },
  ],
  ways: [
    { id: 70, nodeIds: [1, 2, 3], tags: { highway: 'trunk', ref: 'EO6' } },
    { id: 71, nodeIds: [4, 5], tags: { highway: 'path' } },
  ],
};

async function postsOf(town: OsmTown): Promise<(string | undefined)[]> {
  const source = bytesSource(osmFile(town), 50);
  const [table] = await detectTables(source, 'roads');
  const { lines } = await readDetected(source, table!);
  return (lines.flatMap(({ drafts }) => drafts) as RoadLineDraft[]).map(({ attributes }) => attributes['kilometre_posts']);
}

it('are kept with the road on which or beside which they stand, with what they say and where', async () => {
  expect(await postsOf(TOWN)).toEqual(['12 22.9100000 39.4000000; 12.5 22.9150000 39.4001500; 11.6 22.9050000 39.3999500', undefined]);
});

it('are of the nearest of several roads, and of none far away', async () => {
  const other = { id: 72, nodeIds: [4, 5], tags: { highway: 'secondary', name: 'Παράπλευρη' } };
  const [road, service] = await postsOf({ ...TOWN, ways: [TOWN.ways[0]!, other] });
  expect(road).toBe('12 22.9100000 39.4000000; 11.6 22.9050000 39.3999500');
  expect(service).toBe('12.5 22.9150000 39.4001500');
  expect(
    await postsOf({ nodes: TOWN.nodes.filter(({ id }) => ![2, 6, 7].includes(id)), ways: [{ ...TOWN.ways[0]!, nodeIds: [1, 3] }] }),
  ).toEqual([undefined]);
});
