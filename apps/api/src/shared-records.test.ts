import { randomUUID } from 'node:crypto';
import { VectorTile } from '@mapbox/vector-tile';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PbfReader } from 'pbf';
import type { MemberRole, OrganisationKind } from '@elektron/domain';

import { AreaRepository } from './areas/area.repository.ts';
import { PackedAccidentsRepository } from './accidents/packed-accidents.repository.ts';
import { commitBatch, insertBatch, insertRecords, undoBatch } from './accidents/testing/insert-records.ts';
import { AccidentColumnsLoader } from './columns/accident-columns-loader.ts';
import { AccidentSnapshots, type AccidentSnapshot } from './columns/accident-snapshots.service.ts';
import { AreaMarks } from './columns/area-marks.service.ts';
import { AreaSearch } from './columns/area-search.ts';
import { formatCanonicalJson } from './common/canonical-json.ts';
import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { askAbout, evaluateStudy, STUDY_TOWN } from './evaluations/testing/make-study.ts';
import { createHttpServer } from './http-server.ts';
import { OrganisationRepository } from './identity/organisations/organisation.repository.ts';
import { OrganisationsDirectory } from './identity/organisations/organisations-directory.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { MunicipalityRepository } from './territory/municipality.repository.ts';
import { parseMunicipalities } from './territory/parse-municipalities.ts';
import { municipalitiesText, rectangle } from './territory/testing/municipalities-text.ts';

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  readonly problem?: { readonly code: string };
}

const idOf = (number: number): string => `0000000${number}-0000-8000-8000-000000000000`;
const UNKNOWN = '99999999-9999-4999-8999-999999999999';
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The day so many days from now. */
function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

describeOnEachDatabase('records that another organisation has opened', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let police: OrganisationContext;
  let chief: SignedIn;
  /** Road authorities of municipality 1, and of 2 and 3; and one that looks after no road. */
  let west: SignedIn;
  let east: SignedIn;
  let institute: SignedIn;
  let batches: number;

  beforeAll(async () => {
    database = await open();
    app = await createHttpServer({ ...readEnvironment({}), logLevel: 'silent' as const }, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  beforeEach(async () => {
    const kindOf = async (kind: OrganisationKind, slug: string): Promise<OrganisationContext> => {
      // New ones for each test, beside those of the others.
      const context = await createTestOrganisation(database, `${slug}-${randomUUID()}`);
      await database.asOwner((sql) =>
        sql.execute('UPDATE organisation SET kind = $2 WHERE organisation_id = $1', [context.organisationId, kind]),
      );
      return context;
    };
    police = await kindOf('police', 'police');
    const towns = [await kindOf('municipality', 'west'), await kindOf('region', 'east'), await kindOf('research', 'institute')];
    chief = await signInForTest(database, police.organisationId);
    [west, east, institute] = (await Promise.all(towns.map(({ organisationId }) => signInForTest(database, organisationId)))) as [
      SignedIn,
      SignedIn,
      SignedIn,
    ];
    const municipalities = new MunicipalityRepository(database);
    await municipalities.put(
      parseMunicipalities(municipalitiesText([1, 2, 3].map((id) => ({ id, rings: [rectangle(22 + id, 37, 23 + id, 38)] })))),
    );
    await municipalities.setTerritory(west.context.organisationId, [1]);
    await municipalities.setTerritory(east.context.organisationId, [2, 3]);
    // Not a road authority: its territory opens nothing.
    await municipalities.setTerritory(institute.context.organisationId, [1, 2, 3]);
    batches = 0;
    // 1, 2: municipality 1; 3: municipality 2; 4: municipality 3; 5: in none.
    await importAccidents({ 1: 1, 2: 1, 3: 2, 4: 3, 5: null });
    await insertBatch(database, police, 90, 'traffic');
    const place = { longitude_e7: 230_000_000, latitude_e7: 375_000_000, x_mm: 0, y_mm: 0 };
    await insertRecords(database, police, 'traffic_count_site_version', 90, [{ site_id: idOf(1), ...place }]);
    await insertRecords(database, police, 'traffic_count_version', 90, [
      { site_id: idOf(1), year: 2020, direction: 'C', all_motor_vehicles: 9 },
    ]);
    await commitBatch(database, police, 90);
  });

  /** Brings accidents with a unit and a casualty each. @param municipalities by the number of the accident */
  async function writeAccidents(municipalities: Readonly<Record<number, number | null>>): Promise<number> {
    batches += 1;
    await insertBatch(database, police, batches);
    const all = Object.entries(municipalities).map(([number, municipality]) => ({ id: idOf(Number(number)), municipality }));
    await insertRecords(
      database,
      police,
      'accident_version',
      batches,
      all.map(({ id, municipality }) => ({
        accident_id: id,
        source_record_id: id,
        municipality_id: municipality,
        severity: 3,
        ...(municipality === null
          ? { longitude_e7: 210_000_000, latitude_e7: 375_000_000, x_mm: 0, y_mm: 0 }
          : { longitude_e7: 225_000_000 + municipality * 10_000_000, latitude_e7: 375_000_000, x_mm: 0, y_mm: 0 }),
      })),
    );
    await insertRecords(
      database,
      police,
      'traffic_unit_version',
      batches,
      all.map(({ id }) => ({ accident_id: id, unit_reference: '1', road_user: 4 })),
    );
    await insertRecords(
      database,
      police,
      'casualty_version',
      batches,
      all.map(({ id }) => ({ accident_id: id, unit_reference: '1', casualty_reference: '1', severity: 3, age: 40 })),
    );
    return batches;
  }

  async function importAccidents(municipalities: Readonly<Record<number, number | null>>): Promise<number> {
    const batch = await writeAccidents(municipalities);
    await commitBatch(database, police, batch);
    return batch;
  }

  async function letRoadAuthoritiesSee(standing: boolean): Promise<void> {
    await database.asOwner((sql) =>
      sql.execute('UPDATE organisation SET standing_access = $2 WHERE organisation_id = $1', [police.organisationId, standing]),
    );
  }

  async function send(who: SignedIn, query: string, variables: object = {}, owner: string | null = police.organisationId): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: who.cookie, ...(owner === null ? {} : { 'x-elektron-records-of': owner }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  async function codeOf(answer: Promise<Answer>): Promise<string | undefined> {
    const { errors, problem } = await answer;
    return problem?.code ?? errors?.[0]?.extensions.code;
  }

  const PAGE = `{
    accidentFacets { allAccidents tilePath figures { casualties } }
    accidents(first: 50) { totalCount edges { node { id } } }
    dataVersions { accidents traffic }
    mapContext { countSites { id } }
  }`;

  interface Page {
    readonly accidentFacets: {
      readonly allAccidents: number;
      readonly tilePath: string;
      readonly figures: { readonly casualties: number };
    };
    readonly accidents: { readonly totalCount: number; readonly edges: readonly { readonly node: { readonly id: string } }[] };
    readonly dataVersions: { readonly accidents: number; readonly traffic: number };
    readonly mapContext: { readonly countSites: readonly unknown[] };
  }

  async function look(who: SignedIn, owner: string | null = police.organisationId): Promise<Page> {
    const { data, errors, problem } = await send(who, PAGE, {}, owner);
    expect([errors, problem]).toEqual([undefined, undefined]);
    return data as unknown as Page;
  }

  /** The numbers of the accidents that somebody sees: the same by every way there is. */
  async function seen(who: SignedIn): Promise<number[]> {
    const { accidentFacets, accidents } = await look(who);
    const listed = accidents.edges.map(({ node }) => node.id);
    const singly: string[] = [];
    for (const id of NUMBERS.map(idOf)) {
      const { data, errors } = await send(who, `query ($id: ID!) { accident(id: $id) { id units { roadUser } } }`, { id });
      expect(errors).toBeUndefined();
      if (data?.['accident'] != null) singly.push(id);
    }
    const inDatabase = await database.inOrganisation({ ...who.context, organisationId: police.organisationId }, async (sql) => {
      const of = async (table: string): Promise<string[]> =>
        (await sql.query<{ id: string }>(`SELECT DISTINCT accident_id AS id FROM ${table} ORDER BY 1`)).map(({ id }) => id);
      return [await of('accident_version'), await of('traffic_unit_version'), await of('casualty_version')];
    });
    expect(inDatabase).toEqual(Array(3).fill(listed.toSorted()));
    expect(singly).toEqual(listed.toSorted());
    expect([accidentFacets.allAccidents, accidentFacets.figures.casualties, accidents.totalCount]).toEqual(Array(3).fill(listed.length));
    expect(await countOnMap(who, accidentFacets.tilePath)).toBe(listed.length);
    return singly.map((id) => Number(id.slice(7, 8)));
  }

  async function fetchTile(who: SignedIn, path: string): Promise<Response> {
    return fetch(`${url}${path.replace('{z}', '2').replace('{x}', '2').replace('{y}', '1')}`, { headers: { cookie: who.cookie } });
  }

  async function countOnMap(who: SignedIn, path: string): Promise<number> {
    const response = await fetchTile(who, path);
    expect(response.status).toBe(200);
    const { layers } = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
    return Object.values(layers)
      .flatMap((layer) => Array.from({ length: layer.length }, (_, k) => Number(layer.feature(k).properties['count'])))
      .reduce((sum, count) => sum + count, 0);
  }

  /** Any grant, by SQL: what may be asked for is another test's matter. */
  async function grant(to: SignedIn, kind: string, options: { ids?: number[]; from?: string; until?: string } = {}): Promise<string> {
    const { ids = null, from = day(-10), until = day(10) } = options;
    const [row] = await database.asOwner((sql) =>
      sql.query<{ id: string }>(
        `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, municipality_ids, valid_from, valid_until, purpose)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, 'test') RETURNING grant_id AS id`,
        [police.organisationId, to.context.organisationId, kind, ids, from, until],
      ),
    );
    return row!.id;
  }

  const REVOKE = `mutation ($id: ID!) { revokeSharing(input: { grantId: $id }) { grant { live } userErrors { code } } }`;

  async function expectClosed(who: SignedIn): Promise<void> {
    // Like an organisation that does not exist, word for word.
    expect(await send(who, PAGE)).toEqual(await send(who, PAGE, {}, UNKNOWN));
    expect(await codeOf(send(who, PAGE))).toBe('ORGANISATION_NOT_FOUND');
    for (const version of [0, 1, 2]) {
      const tile = `/api/tiles/accidents/${police.organisationId}/${version}/e30/{z}/{x}/{y}.mvt`;
      const response = await fetchTile(who, tile);
      const unknown = await fetchTile(who, tile.replace(police.organisationId, UNKNOWN));
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, unknown.headers.get('cache-control')]);
      expect(await response.json()).toEqual(await unknown.json());
    }
    const rows = await database.inOrganisation({ ...who.context, organisationId: police.organisationId }, async (sql) => {
      const counts: number[] = [];
      for (const table of [
        'accident_version',
        'traffic_unit_version',
        'casualty_version',
        'data_version',
        'import_batch',
        'intervention',
      ]) {
        counts.push((await sql.query(`SELECT FROM ${table}`)).length);
      }
      return counts;
    });
    expect(rows).toEqual(Array(rows.length).fill(0));
  }

  it('are those in their territory for road authorities, where the owner lets them, and for nobody else', async () => {
    for (const who of [west, east, institute]) await expectClosed(who);
    await letRoadAuthoritiesSee(true);
    // In turn, so that each finds what the other has just left in memory.
    expect(await seen(west)).toEqual([1, 2]);
    expect(await seen(east)).toEqual([3, 4]);
    expect(await seen(west)).toEqual([1, 2]);
    await expectClosed(institute);
    expect((await look(chief, null)).accidentFacets.allAccidents).toBe(5);
    await letRoadAuthoritiesSee(false);
    for (const who of [west, east, institute]) await expectClosed(who);
  });

  it('go with an accident that is moved, and come back when that is undone', async () => {
    await letRoadAuthoritiesSee(true);
    expect([await seen(west), await seen(east)]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    const before = (await look(west)).accidentFacets.tilePath;
    const moved = await importAccidents({ 1: 2, 4: 1, 5: 1 });
    expect([await seen(west), await seen(east)]).toEqual([
      [2, 4, 5],
      [1, 3],
    ]);
    // The state before does not bring it back either: of what was there then they see 2, 4 and 5, which are theirs now, and 1 no more.
    expect(await countOnMap(west, before)).toBe(3);
    expect(await countOnMap(west, before.replace(`/${police.organisationId}/1/`, `/${police.organisationId}/2/`))).toBe(3);
    await undoBatch(database, police, moved);
    expect([await seen(west), await seen(east)]).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('are gone at every version when their import is undone, and not there before it is committed', async () => {
    await letRoadAuthoritiesSee(true);
    const batch = await writeAccidents({ 6: 1, 7: 2 });
    expect([await seen(west), await seen(east)]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    await commitBatch(database, police, batch);
    expect([await seen(west), await seen(east)]).toEqual([
      [1, 2, 6],
      [3, 4, 7],
    ]);
    const { tilePath } = (await look(west)).accidentFacets;
    const everywhere = await grant(institute, 'records');
    expect(await seen(institute)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await undoBatch(database, police, batch);
    // First whoever sees all: from what they leave in memory the owner must not be told that the undone ones are still there.
    expect(await seen(institute)).toEqual([1, 2, 3, 4, 5]);
    expect((await look(chief, null)).accidentFacets.allAccidents).toBe(5);
    expect([await seen(west), await countOnMap(west, tilePath)]).toEqual([[1, 2], 2]);
    expect(everywhere).toMatch(/-/);
  });

  it('of a few municipalities, or all, are open from the first day of a grant to the day before its last, until it is revoked', async () => {
    await grant(institute, 'records', { from: day(2), until: day(3) });
    await grant(institute, 'records', { from: day(-9), until: day(-2) });
    await grant(east, 'aggregates');
    await expectClosed(institute);
    await expectClosed(east);
    const one = await grant(institute, 'records', { ids: [1] });
    await grant(institute, 'records', { ids: [3] });
    expect(await seen(institute)).toEqual([1, 2, 4]);
    await send(chief, REVOKE, { id: one }, null);
    expect(await seen(institute)).toEqual([4]);
    const all = await grant(institute, 'records');
    const { accidentFacets, dataVersions, mapContext } = await look(institute);
    expect([accidentFacets.allAccidents, dataVersions.traffic, mapContext.countSites.length]).toEqual([5, 1, 1]);
    expect(await seen(institute)).toEqual([1, 2, 3, 4, 5]);
    await send(chief, REVOKE, { id: all }, null);
    expect(await seen(institute)).toEqual([4]);
    // Nobody else's: only the organisation named in it.
    await expectClosed(west);
  });

  it('end with the very next request after the grant', async () => {
    const id = await grant(institute, 'records');
    const { tilePath } = (await look(institute)).accidentFacets;
    const tile = await fetchTile(institute, tilePath);
    // A browser must ask again: the same address may show less tomorrow, or to the next organisation for which the same person acts.
    expect([tile.status, tile.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(await send(chief, REVOKE, { id }, null)).toEqual({ data: { revokeSharing: { grant: { live: false }, userErrors: [] } } });
    expect((await fetchTile(institute, tilePath)).status).toBe(404);
    await expectClosed(institute);
  });

  it('are all that is opened: no traffic, no import, no remark, no run', async () => {
    await letRoadAuthoritiesSee(true);
    await database.asOwner(async (sql) => {
      await sql.execute(
        `INSERT INTO row_issue (organisation_id, batch_id, issue_no, file_name, row_number, code, level, value) VALUES ($1, 1, 1, 'a.csv', 2, 'DATE_INVALID', 'warning', 'x')`,
        [police.organisationId],
      );
      await sql.execute(
        `INSERT INTO hotspot_run (organisation_id, run_id, method_id, parameters, filter, seed, data_version, software_version, status)
         VALUES ($1, gen_random_uuid(), 'dbscan', '{}', '{}', 1, 1, '1', 'queued')`,
        [police.organisationId],
      );
    });
    const { dataVersions, mapContext } = await look(west);
    expect([dataVersions.accidents, dataVersions.traffic, mapContext.countSites]).toEqual([1, 0, []]);
    const counts = await database.inOrganisation({ ...west.context, organisationId: police.organisationId }, async (sql) => {
      const found: Record<string, number> = {};
      for (const table of [
        'import_batch',
        'row_issue',
        'hotspot_run',
        'intervention',
        'evaluation_run',
        'traffic_count_version',
        'traffic_count_site_version',
        'road_segment_version',
        'junction_version',
        'sharing_grant',
        'organisation_municipality',
        'audit_event',
        'membership',
        'session',
      ])
        found[table] = (await sql.query(`SELECT FROM ${table} WHERE organisation_id = '${police.organisationId}'`).catch(() => [])).length;
      return found;
    });
    expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual([]);
    const kinds = await database.inOrganisation({ ...west.context, organisationId: police.organisationId }, (sql) =>
      sql.query('SELECT kind FROM data_version'),
    );
    expect(kinds).toEqual([{ kind: 'accidents' }]);
  });

  it('are read and nothing else: whatever is not for others is refused, and not done to the own ones', async () => {
    await letRoadAuthoritiesSee(true);
    const refused = [
      '{ importBatches { id } }',
      '{ hotspotRuns { id } }',
      '{ hotspotMethods { id } }',
      '{ interventions { id } }',
      '{ evaluationRuns { id } }',
      '{ organisation { slug } }',
      '{ organisations { slug } }',
      '{ viewer { email } }',
      '{ signInOptions { passwordMinimum } }',
      '{ members { personId } }',
      '{ receivedGrants { id } }',
      `{ alsoHeldBy(accidentId: "${idOf(1)}") { id } }`,
      `{ sharedAggregates(ownerId: "${police.organisationId}") { period { start } } }`,
      'mutation { signOut { __typename } }',
      `mutation { share(input: { recipientId: "${UNKNOWN}", kind: "records", validFrom: "${day(0)}", validUntil: "${day(5)}", purpose: "x" }) { userErrors { code } } }`,
    ];
    for (const query of refused) {
      const code = await codeOf(send(west, query));
      expect([query, code]).toEqual([query, 'FORBIDDEN']);
    }
    const upload = await fetch(`${url}/api/uploads`, {
      method: 'POST',
      headers: { cookie: west.cookie, 'x-elektron-records-of': police.organisationId, 'x-elektron-upload': '1' },
    });
    expect(upload.ok).toBe(false);
    // Signed out, the header opens nothing and closes what is open to everybody.
    const nobody = { ...west, cookie: '' };
    expect([await codeOf(send(nobody, PAGE)), await codeOf(send(nobody, '{ signInOptions { passwordMinimum } }'))]).toEqual([
      'NOT_SIGNED_IN',
      'FORBIDDEN',
    ]);
    expect(await codeOf(send(west, PAGE, {}, `${police.organisationId}'`))).toBe('ORGANISATION_NOT_FOUND');
  });

  it('open nothing to those who read nothing in their own organisation, and no single person to those who may see none', async () => {
    await letRoadAuthoritiesSee(true);
    const as = (...roles: MemberRole[]): Promise<SignedIn> => signInForTest(database, west.context.organisationId, { roles });
    const officer = await as('data-protection-officer');
    expect(await codeOf(send(officer, '{ accidents(first: 1) { totalCount } }'))).toBe('FORBIDDEN');
    const publisher = await as('publisher');
    expect((await send(publisher, '{ accidents(first: 1) { totalCount } }')).data).toEqual({ accidents: { totalCount: 2 } });
    expect(await codeOf(send(publisher, `{ accident(id: "${idOf(1)}") { id } }`))).toBe('FORBIDDEN');
  });

  it('are none where only evaluations are opened', async () => {
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO intervention (organisation_id, intervention_id, name_el, name_en, kind, sites, works_start, works_end, illustrative)
         VALUES ($1, gen_random_uuid(), 'α', 'a', 'other', ST_GeomFromText('MULTIPOINT((23 37))', 4326), '2020-01-01', '2020-02-01', false)`,
        [police.organisationId],
      ),
    );
    await grant(institute, 'evaluations');
    const { data } = await send(institute, '{ interventions { id } evaluationRuns { id } }');
    expect([(data?.['interventions'] as unknown[]).length, data?.['evaluationRuns']]).toEqual([1, []]);
    for (const query of [
      '{ accidentFacets { allAccidents } }',
      '{ accidents(first: 1) { totalCount } }',
      '{ dataVersions { accidents } }',
    ]) {
      expect(await codeOf(send(institute, query))).toBe('FORBIDDEN');
    }
    expect((await fetchTile(institute, `/api/tiles/accidents/${police.organisationId}/1/e30/{z}/{x}/{y}.mvt`)).status).toBe(404);
    const rows = await database.inOrganisation({ ...institute.context, organisationId: police.organisationId }, (sql) =>
      sql.query('SELECT FROM accident_version'),
    );
    expect(rows).toEqual([]);
    // And whom the records alone were opened sees no evaluation.
    await letRoadAuthoritiesSee(true);
    expect(await codeOf(send(west, '{ interventions { id } }'))).toBe('FORBIDDEN');
  });

  it('show an opened evaluation without its breakdowns and its file, which say of what kind single accidents were', async () => {
    const { filter, ...parameters } = askAbout();
    const runId = randomUUID();
    await database.asOwner(async (sql) => {
      const interventionId = randomUUID();
      await sql.execute(
        `INSERT INTO intervention (organisation_id, intervention_id, name_el, name_en, kind, sites, works_start, works_end, illustrative)
         VALUES ($1, $2, 'α', 'a', 'other', ST_GeomFromText('MULTIPOINT((23 37))', 4326), '2016-01-01', '2017-01-01', false)`,
        [police.organisationId, interventionId],
      );
      await sql.execute(
        `INSERT INTO evaluation_run (organisation_id, run_id, intervention_id, parameters, filter, seed, data_version, software_version, result, result_digest)
         VALUES ($1, $2, $3, $4, $5, 1, 1, '0', $6, 'd')`,
        [
          police.organisationId,
          runId,
          interventionId,
          JSON.stringify(parameters),
          JSON.stringify(filter),
          formatCanonicalJson(evaluateStudy(STUDY_TOWN)),
        ],
      );
    });
    await grant(institute, 'evaluations');
    const partsOf = async (reader: SignedIn, owner: string | null) => {
      const query = `{ evaluationRun(id: "${runId}") { parts { breakdowns { dimension } siteEffects { number } } } }`;
      const { data } = await send(reader, query, {}, owner);
      return (data?.['evaluationRun'] as { parts: { breakdowns: unknown[]; siteEffects: unknown[] } }).parts;
    };
    const [own, others] = [await partsOf(chief, null), await partsOf(institute, police.organisationId)];
    expect([own.breakdowns.length, own.siteEffects.length]).toEqual([1, 12]);
    expect([others.breakdowns.length, others.siteEffects.length]).toEqual([0, 12]);
    const file = `{ evaluationFile(id: "${runId}") }`;
    expect((await send(chief, file, {}, null)).data?.['evaluationFile']).toContain('"format":"elektron-evaluation"');
    expect(await codeOf(send(institute, file))).toBe('FORBIDDEN');
  });

  it('of which somebody has lost sight while they were read are not kept by half for whoever asks next', async () => {
    const colleague = await signInForTest(database, police.organisationId);
    let waiting: Promise<AccidentSnapshot> | undefined;
    /** Ends the colleague's session between two of the transactions in which records are read; and the chief asks for the same. */
    class Interrupted extends PackedAccidentsRepository {
      override async readUnitsWithin(...args: Parameters<PackedAccidentsRepository['readUnitsWithin']>): Promise<Uint8Array> {
        if (waiting === undefined) {
          await database.asOwner((sql) => sql.execute('UPDATE session SET revoked_at = now() WHERE person_id = $1', [colleague.personId]));
          waiting = snapshots.getAccidentSnapshot(chief.context);
          waiting.catch(() => undefined);
        }
        return super.readUnitsWithin(...args);
      }
    }
    const records = new Interrupted(database);
    const directory = new OrganisationsDirectory(new OrganisationRepository(database), database);
    const snapshots = new AccidentSnapshots(
      records,
      new AccidentColumnsLoader(records, directory),
      new AreaMarks(new AreaRepository(database), new AreaSearch()),
    );
    // Whoever has no session any more is shown an empty state.
    expect((await snapshots.getAccidentSnapshot(colleague.context)).columns.count).toBe(0);
    expect((await waiting)?.columns).toMatchObject({ count: 5, units: { count: 5 }, casualties: { count: 5 } });
  });

  it('are written down in the trail of the owner when they are used, once an hour for each person', async () => {
    await letRoadAuthoritiesSee(true);
    const { tilePath } = (await look(west)).accidentFacets;
    await look(west);
    await fetchTile(west, tilePath);
    const colleague = await signInForTest(database, west.context.organisationId);
    await look(colleague);
    await expectClosed(institute);
    const events = await database.asOwner((sql) =>
      sql.query(
        `SELECT person_id, action, subject_id, details FROM audit_event WHERE organisation_id = $1 AND action LIKE 'sharing.%' ORDER BY occurred_at`,
        [police.organisationId],
      ),
    );
    const used = (who: SignedIn): object => ({
      person_id: who.personId,
      action: 'sharing.used',
      subject_id: west.context.organisationId,
      details: { use: 'reading', kinds: 'records' },
    });
    expect(events).toEqual([used(west), used(colleague)]);
  });
});
