import { beforeAll, expect, it } from '@jest/globals';

import { readEnvironment } from '../common/env.ts';
import type { Database } from '../database/database.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { runMigration } from '../database/migrations/migration.ts';
import { siteTableBytes } from '../database/migrations/0040-site-table-bytes.ts';
import type { Sql } from '../database/sql.ts';
import { StoredFilesQuota } from '../database/stored-files-quota.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import type { PlacedSite, SiteTableDraft } from './site-table.ts';
import { SiteTableRepository } from './site-tables.repository.ts';

const DRAFT: Omit<SiteTableDraft, 'siteCount'> = {
  kind: 'junction',
  name: 'Κόμβοι',
  source: '',
  fileName: 'x.csv',
  firstYear: 2020,
  lastYear: 2022,
  trafficMeasure: 'vehicles-per-day',
  trafficOrigin: 'measured',
  trafficColumn: 'x',
  hasMinorTraffic: false,
  covariateNames: [],
  leftOut: 0,
};

const siteOf = (number: number): PlacedSite => ({
  siteCode: `${number}`,
  name: 'Κόμβος'.repeat(number % 7),
  group: '',
  shape: JSON.stringify({ type: 'Point', coordinates: [23.72, 37.98] }),
  lengthMeters: null,
  traffic: 1_000,
  minorTraffic: null,
  accidents: 3,
  bySeverity: { fatal: 0, serious: 1, slight: 2, 'damage-only': 0 },
  covariates: [],
});

interface Counted {
  readonly kept: number;
  readonly counted: number;
}

/** What each table says of itself, and what its rows take. */
function readBytes(sql: Sql): Promise<Counted[]> {
  return sql.query<Counted>(
    `SELECT t.stored_bytes::float8 AS kept,
       (SELECT sum(pg_column_size(s.*)) FROM site_table_site s WHERE s.site_table_id = t.site_table_id AND s.organisation_id = t.organisation_id)::float8 AS counted
     FROM site_table t ORDER BY t.site_table_id`,
  );
}

/** More than are read at once. */
const MANY = Array.from({ length: 2_500 }, (_, k) => siteOf(k));

describeOnEachDatabase('the sites of a table', (openDatabase) => {
  let database: Database;
  let context: OrganisationContext;
  let repository: SiteTableRepository;

  beforeAll(async () => {
    database = await openDatabase();
    context = await createTestOrganisation(database);
    repository = new SiteTableRepository(database, new StoredFilesQuota(readEnvironment({})));
    for (const sites of [MANY.slice(0, 3), MANY]) await repository.add(context, { ...DRAFT, siteCount: sites.length }, sites);
    await repository.retire(context, 1);
  });

  it('are read as they were stored, in the order of the file', async () => {
    const read = await repository.readSites(context, 2);
    expect(read.map((site) => ({ ...site, shape: JSON.parse(site.shape) as unknown }))).toEqual(
      MANY.map((site) => ({ ...site, shape: JSON.parse(site.shape) as unknown })),
    );
  });

  it('take bytes that stand in the row of the table as soon as they are stored', async () => {
    const all = await database.asOwner(readBytes);
    expect(all.map(({ kept }) => kept)).toEqual(all.map(({ counted }) => counted));
    expect(all[0]!.kept).toBeGreaterThan(300);
    expect(all[1]!.kept).toBeGreaterThan(100 * all[0]!.kept);
  });

  it('take bytes that are found for tables that were stored before, retired ones too', async () => {
    const [before, after] = await database.asOwner(async (sql) => {
      const known = await readBytes(sql);
      await sql.execute('DROP FUNCTION count_site_table_bytes() CASCADE; ALTER TABLE site_table DROP COLUMN stored_bytes;');
      await runMigration(sql, siteTableBytes);
      return [known, await readBytes(sql)];
    });
    expect(after).toEqual(before);
    await expect(repository.retire(context, 1)).rejects.toMatchObject({ code: 'SITE_TABLE_NOT_FOUND' });
  });
});
