import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AccidentTableKind, Language } from '@elektron/domain';

import { TrafficSnapshots } from './columns/traffic/traffic-snapshots.service.ts';
import type { Actor } from './common/acting-context.ts';
import type { AuditTrail } from './common/audit-trail.ts';
import type { Organisation, OrganisationDirectory } from './common/organisation.ts';
import type { Database } from './database/database.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';
import { CountSitesRepository } from './traffic/count-sites.repository.ts';
import { TrafficCountsRepository } from './traffic/traffic-counts.repository.ts';
import { ExportFiles } from './exports/export-files.service.ts';
import { TRAFFIC, TrafficExport } from './exports/traffic-export.ts';

/** An average of a year, two days with speeds in one direction, and seven hours; invented. */
const COUNTS = [
  'Count site;Year;Count start;Start hour;Duration (hours);Direction;Basis;Motor vehicles;Bicycles;Pedestrians;Cars and taxis;Mean speed;Speed V85;Unit of speed;Measured speeds;Road;Road category;From;To;Longitude;Latitude',
  'Θ1;2023;;;;;Counted;9400;130;;;;;;;Ιάσονος;Αστική;Α;Β;22.9426012;39.3622001',
  'Θ1;;2024-03-05;0;48;Northbound;;18000;;0;15000;42.5;51;mph;4000;Ιάσονος;Αστική;Α;Β;22.9426012;39.3622001',
  'Θ2;;2024-03-06;7;7;Both;;900;12;44;;;;;;Ερμού;;;;;',
].join('\n');

const ACTOR = { personId: 'p', language: 'en' } as unknown as Actor;

describeOnEachDatabase('a file of counts that was taken away', (open) => {
  let database: Database;
  let own: ImportsFixture;
  let files: ExportFiles;
  let source: TrafficExport;

  beforeAll(async () => {
    database = await open();
    own = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
    await own.importTexts({ 'counts.csv': COUNTS });
    const counts = new TrafficCountsRepository(database);
    const conventions = { slug: 'town', timeZone: 'Europe/Athens', srid: 2100 };
    const organisation = { ...conventions, name: { el: 'Πόλη', en: 'Town' }, attribution: { el: '', en: '' } } as unknown as Organisation;
    const directory: OrganisationDirectory = { get: async () => organisation };
    const audit = { record: async () => undefined } as unknown as AuditTrail;
    files = new ExportFiles(directory, audit);
    source = new TrafficExport(new TrafficSnapshots(new CountSitesRepository(database), counts), counts);
  });
  afterAll(() => own.remove());

  async function takeAway(kind: AccidentTableKind, language: Language): Promise<Buffer> {
    const actor = { ...ACTOR, organisationId: own.context.organisationId };
    const asking = { context: own.context, actor, kind, query: { lang: language } };
    const file = await files.open(TRAFFIC, source, asking, new Date('2026-05-01T12:00:00Z'));
    expect(file.count).toBe(3);
    const content = file.content(new AbortController().signal) as AsyncIterable<Uint8Array>;
    return buffer(Readable.from(content));
  }

  const read = (fixture: ImportsFixture) =>
    database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT s.source_record_id AS site, s.road_name, s.road_category, s.start_name, s.end_name, s.longitude_e7, s.latitude_e7, c.year, c.direction, c.period,
           c.counted, c.all_motor_vehicles, c.pedal_cycles, c.pedestrians, c.cars, c.speed_unit, c.mean_speed, c.speed_v85, c.measured_speeds, c.attributes
         FROM traffic_count_version c JOIN traffic_count_site_version s USING (organisation_id, site_id) ORDER BY 1, c.year, c.period`,
      ),
    );

  // Names are the same in each language where programs read them.
  it.each<[AccidentTableKind, Language]>([
    ['csv', 'el'],
    ['csv', 'en'],
    ['xlsx', 'el'],
    ['geojson', 'en'],
    ['gpkg', 'el'],
  ])('as %s in %s is read elsewhere as what it was', async (kind, language) => {
    const elsewhere = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
    const { batch } = await elsewhere.importTexts({ [`counts.${kind}`]: await takeAway(kind, language) });
    expect(batch).toMatchObject({ status: 'committed', formatId: 'traffic-table', counts: { added: 3, rejected: 0, held: 0 } });
    expect(await read(elsewhere)).toEqual(await read(own));
    await elsewhere.remove();
  });

  it('changes nothing where it comes from', async () => {
    const { batch } = await own.importTexts({ 'again.csv': await takeAway('csv', 'el') });
    expect(batch.counts).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  });
});
