import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import type { Database } from '../database/database.ts';
import { MunicipalityRepository } from '../territory/municipality.repository.ts';
import { parseMunicipalities } from '../territory/parse-municipalities.ts';
import { municipalitiesText, rectangle, type Ring } from '../territory/testing/municipalities-text.ts';
import { ImportsFixture } from './testing/imports-fixture.ts';
import { collisionsText } from './testing/stats19-text.ts';

/** SYNTHETIC rectangles over the places below, around 51.58° north: west and east of the meridian of 0.02° west. */
const WEST = { id: 11, rings: [rectangle(-0.1, 51.5, -0.02, 51.7)] };
const EAST = { id: 4, rings: [rectangle(-0.02, 51.5, 0.06, 51.7)] };

const LINES = [
  { index: 'WEST', easting: '534000', northing: '189000' },
  { index: 'EAST', easting: '540000', northing: '189000' },
  { index: 'FAR', easting: '400000', northing: '300000' },
  { index: 'NOWHERE', easting: '', northing: '' },
];

describeOnEachDatabase('in which municipality an accident happened', (open) => {
  let database: Database;
  let fixture: ImportsFixture;
  let municipalities: MunicipalityRepository;

  beforeAll(async () => {
    database = await open();
    fixture = await ImportsFixture.make(database);
    municipalities = new MunicipalityRepository(database);
  });
  afterAll(() => fixture.remove());

  const put = (...drawn: { id: number; rings: readonly Ring[] }[]): ReturnType<MunicipalityRepository['put']> =>
    municipalities.put(parseMunicipalities(municipalitiesText(drawn)));

  async function importAll(): Promise<{ added: number; changed: number; unchanged: number }> {
    const { batch } = await fixture.importTexts({ 'collisions.csv': collisionsText(LINES) });
    expect(batch.status).toBe('committed');
    return batch.counts;
  }

  /** The municipality of each accident as it is now. */
  function current(): Promise<Record<string, number | null>> {
    return database.inOrganisation(fixture.context, async (sql) => {
      const rows = await sql.query<{ index: string; id: number | null }>(
        `SELECT DISTINCT ON (accident_id) source_record_id AS index, municipality_id AS id
         FROM accident_version JOIN import_batch b USING (organisation_id, batch_id) WHERE b.committed_version IS NOT NULL
         ORDER BY accident_id, b.committed_version DESC`,
      );
      return Object.fromEntries(rows.map(({ index, id }) => [index, id]));
    });
  }

  it('is not known without boundaries, and is found anew when the same file comes again after they were given', async () => {
    expect(await importAll()).toMatchObject({ added: 4, changed: 0 });
    expect(await current()).toEqual({ WEST: null, EAST: null, FAR: null, NOWHERE: null });
    expect(await put(WEST, EAST)).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(await importAll()).toMatchObject({ added: 0, changed: 2, unchanged: 2 });
    expect(await current()).toEqual({ WEST: 11, EAST: 4, FAR: null, NOWHERE: null });
    expect(await importAll()).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
  });

  it('follows a boundary that was corrected, also in a process that had read the old one', async () => {
    expect(await put(WEST, EAST)).toEqual({ added: 0, changed: 0, unchanged: 2 });
    expect(await put({ ...WEST, rings: [rectangle(-0.1, 51.5, 0.06, 51.7)] }, EAST)).toEqual({ added: 0, changed: 1, unchanged: 1 });
    // Both hold it now, and the lower id is meant.
    expect(await importAll()).toMatchObject({ changed: 0, unchanged: 4 });
    expect(await put({ ...EAST, rings: [rectangle(10, 51, 11, 52)] })).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(await importAll()).toMatchObject({ changed: 1, unchanged: 3 });
    expect(await current()).toMatchObject({ WEST: 11, EAST: 11 });
  });

  it('is nothing that a boundary which crosses itself could say: none of its file is taken', async () => {
    const crossing: Ring = [
      [0, 51],
      [1, 52],
      [1, 51],
      [0, 52],
      [0, 51],
    ];
    await expect(put({ id: 50, rings: [rectangle(5, 51, 6, 52)] }, { id: 51, rings: [crossing] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'id 51', value: expect.stringContaining('Self-intersection') },
    });
    const { organisationId } = await createTestOrganisation(database, 'territory');
    await expect(municipalities.setTerritory(organisationId, [50])).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await municipalities.setTerritory(organisationId, [11, 4, 11]);
    expect(await municipalities.readTerritory(organisationId)).toEqual([4, 11]);
    await municipalities.setTerritory(organisationId, []);
    expect(await municipalities.readTerritory(organisationId)).toEqual([]);
  });
});
