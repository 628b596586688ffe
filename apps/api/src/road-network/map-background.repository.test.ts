import { beforeAll, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { MapBackgroundRepository } from './map-background.repository.ts';

const INSERT_SEGMENT = `INSERT INTO road_segment_version (organisation_id, segment_id, batch_id, content_hash, source_system, source_record_id,
    mapping_version, geometry, attributes)
  VALUES ($1, $2, $3, '', 'test', 'test', 1, ST_GeomFromText($4, 4326), '{}')`;
const INSERT_BATCH = `INSERT INTO import_batch (organisation_id, batch_id, kind, format_id, mapping_version, status, files, counts, position)
  VALUES ($1, $2, 'roads', 'test', 1, 'running', '[]', '{}', '{}')`;
const COMMIT_BATCH = 'UPDATE import_batch SET committed_version = $3 WHERE organisation_id = $1 AND batch_id = $2';
const RAISE_VERSION = `INSERT INTO data_version (organisation_id, kind, version) VALUES ($1, 'roads', $2)
  ON CONFLICT (organisation_id, kind) DO UPDATE SET version = excluded.version`;
const SEGMENT = '00000000-0000-8000-8000-000000000001';

describeOnEachDatabase('what lies under the accidents', (open) => {
  let database: Database;
  let athens: OrganisationContext;

  beforeAll(async () => {
    database = await open();
    athens = await createTestOrganisation(database, 'athens');
  });

  /** @param version at which it is committed; null for one that is not */
  async function importSegment(batchId: number, line: string, version: number | null): Promise<void> {
    await database.inOrganisation(athens, async (sql) => {
      await sql.execute(INSERT_BATCH, [athens.organisationId, batchId]);
      await sql.execute(INSERT_SEGMENT, [athens.organisationId, SEGMENT, batchId, line]);
      if (version === null) return;
      await sql.execute(COMMIT_BATCH, [athens.organisationId, batchId, version]);
      await sql.execute(RAISE_VERSION, [athens.organisationId, version]);
    });
  }

  it('is nothing before anything was brought in', async () => {
    expect(await new MapBackgroundRepository(database).read(athens)).toEqual({
      boundary: null,
      boundaryExtent: null,
      roads: null,
      roadsExtent: null,
      roadFormats: [],
    });
  });

  it('is the boundary, and the roads as the latest committed import says they are, as GeoJSON', async () => {
    await database.asOwner((sql) =>
      sql.execute(
        `UPDATE organisation SET boundary = ST_GeomFromText('MULTIPOLYGON(((23 37, 24 37, 24 38, 23 37)))', 4326) WHERE slug = 'athens'`,
      ),
    );
    await importSegment(1, 'LINESTRING(23.1 37.1, 23.2 37.2)', 1);
    await importSegment(2, 'LINESTRING(23.1 37.1, 23.3 37.3)', 2);
    await importSegment(3, 'LINESTRING(0 0, 1 1)', null);
    expect(await new MapBackgroundRepository(database).read(athens)).toEqual({
      boundary: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [23, 37],
              [24, 37],
              [24, 38],
              [23, 37],
            ],
          ],
        ],
      },
      boundaryExtent: [23, 37, 24, 38],
      roads: {
        type: 'MultiLineString',
        coordinates: [
          [
            [23.1, 37.1],
            [23.3, 37.3],
          ],
        ],
      },
      roadsExtent: [23.1, 37.1, 23.3, 37.3],
      roadFormats: ['test'],
    });
    const patras = await createTestOrganisation(database, 'patras');
    expect(await new MapBackgroundRepository(database).read(patras)).toEqual({
      boundary: null,
      boundaryExtent: null,
      roads: null,
      roadsExtent: null,
      roadFormats: [],
    });
  });
});
