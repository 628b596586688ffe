import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { POOL_ACCIDENTS, POOL_SITES, randomNegativeBinomial, seededRandom } from '@elektron/statistics';
import type { OpenedSites } from '@elektron/spatial-analysis';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { screen } from './cli/screen.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import type { ActingContext } from './common/acting-context.ts';
import { readEnvironment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { makeRunCaller, type RunCaller } from './hotspots/testing/run-caller.ts';
import type { HotspotPayload, HotspotRunObject } from './hotspots/hotspot-run.objects.ts';
import { createHttpServer } from './http-server.ts';
import type { OpenableRunObject, SharingGrantPayload } from './identity/sharing/sharing.objects.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';
import { migrateInstallation } from './open-installation.ts';

/*
 * Two towns open sites of their rankings to the Isle of Wight, whose own sites with traffic are few.
 */

const fileOf = (name: string): string => fileURLToPath(new URL(`../../../tests/fixtures/uk-isle-of-wight/${name}`, import.meta.url));

interface Data {
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
  readonly hotspotRun: HotspotRunObject;
  readonly share: SharingGrantPayload;
  readonly revokeSharing: SharingGrantPayload;
  readonly openableRuns: readonly OpenableRunObject[];
  readonly sharingGrants: readonly { readonly id: string; readonly kind: string; readonly runId: string | null }[];
}

const RUN = `id status problem { code } parameters resultDigest repeatsExactly warnings { code message { el en } } screening`;
const OF_2018 = { period: { start: '2018-01-01', end: '2019-01-01' } };
const GROUP = 'segment/primary-secondary';

interface SyntheticSite {
  readonly id: string;
  readonly kind: 'segment';
  readonly group: number;
  readonly roadName: string;
  readonly lengthMeters: number;
  readonly accidents: number;
  readonly geometry: object;
  readonly exposure: {
    readonly label: string;
    readonly vehiclesPerDay: number;
    readonly minorVehiclesPerDay: null;
    readonly source: string;
  } | null;
}

/** Sections of a town; of the last one traffic is not known. */
function drawSites(seed: number, factor: number, count = 81): SyntheticSite[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const lengthMeters = 203.7 + 1_800 * random();
    const vehiclesPerDay = 1_000 * 30 ** random();
    const accidents = randomNegativeBinomial(random, factor * (lengthMeters / 1_000) * (vehiclesPerDay / 4_000) ** 0.8, 0.4);
    const exposure = {
      label: i % 2 === 0 ? 'measured' : 'modelled',
      vehiclesPerDay,
      minorVehiclesPerDay: null,
      source: 'secret-count-site',
    };
    const place = { geometry: { type: 'Point', coordinates: [23.7, 37.9] }, roadName: 'secret-road', id: `secret-${i}` };
    return { ...place, kind: 'segment', group: 0, lengthMeters, accidents, exposure: i === count - 1 ? null : exposure };
  });
}

/** So many of them with traffic, with so many accidents in all. */
function sitesWith(count: number, accidents: number): SyntheticSite[] {
  return drawSites(7, 1, count + 1).map((site, i) => ({ ...site, accidents: i === 0 ? accidents : 0 }));
}

interface Town {
  readonly context: ActingContext;
  readonly manager: SignedIn;
  readonly runId: string;
  readonly sites: readonly SyntheticSite[];
}

interface StoredRunChange {
  readonly filter?: object;
  readonly status?: string;
  readonly methodId?: string;
  readonly screening?: object;
  readonly summary?: object;
  readonly years?: number;
}

describeOnEachDatabase('sites that organisations open to each other', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let fixture: ImportsFixture;
  let recipient: SignedIn;
  let stranger: SignedIn;
  let island: RunCaller;
  let alone: HotspotRunObject;
  let pooled: HotspotRunObject;
  const towns: Town[] = [];

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    fixture = await ImportsFixture.make(database);
    recipient = await signInForTest(database, fixture.context.organisationId);
    await fixture.import([fileOf('car_crashes_2018_iow.gpkg')]);
    await fixture.import([fileOf('iow_main_highways.gpkg')]);
    await fixture.import([fileOf('aadf_by_direction_la199.csv')]);
    island = callerFor(recipient);
    for (const [seed, factor] of [[1, 2], [2, 3]] as const) towns.push(await addTown(seed, factor)); // prettier-ignore
    stranger = await signInForTest(database, (await createTestOrganisation(database, `stranger-${randomUUID()}`)).organisationId);
    alone = await island.finished(await island.start({}));
  }, 180_000);
  afterAll(async () => {
    await app.close();
    await fixture.remove();
  });

  async function askAs({ cookie }: SignedIn, query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  function callerFor(person: SignedIn): RunCaller {
    const usual = { methodId: 'network-screening', parameters: { simulations: 100 }, filter: OF_2018 };
    return makeRunCaller((query, variables) => askAs(person, query, variables), RUN, usual);
  }

  /** What the recipient would take now. @param person whose session asks */
  function openedTo({ context }: SignedIn): Promise<{ readonly owner_id: string; readonly length_m: number }[]> {
    return database.inOrganisation(context, (sql) => sql.query('SELECT * FROM opened_sites()'));
  }

  function share(town: Town, change: object = {}): Promise<Data> {
    const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
    const input = {
      recipientId: recipient.context.organisationId,
      kind: 'site-counts',
      runId: town.runId,
      // Tomorrow by any clock; a test that needs it now puts it back.
      validFrom: days(2),
      validUntil: days(30),
      purpose: 'A common function',
      ...change,
    };
    const query = `mutation ($input: ShareInput!) { share(input: $input) { grant { id kind runId live } userErrors { code path } } }`;
    return askAs(town.manager, query, { input });
  }

  async function shareNow(town: Town, change: object = {}): Promise<string> {
    const id = (await share(town, change)).share.grant!.id;
    await database.asOwner((sql) => sql.execute('UPDATE sharing_grant SET valid_from = valid_from - 5 WHERE grant_id = $1', [id]));
    return id;
  }

  function revoke(town: Town, grantId: string): Promise<Data> {
    const query = `mutation ($input: RevokeSharingInput!) { revokeSharing(input: $input) { grant { id } userErrors { code } } }`;
    return askAs(town.manager, query, { input: { grantId } });
  }

  const POOLED = { parameters: { simulations: 100, pool: 'opened' } };
  const refusals = ({ run, userErrors }: HotspotPayload): unknown[] => [run, userErrors.map(({ code }) => code)];

  it('are refused to a run where nobody has opened any, and never mixed with the sites of a table', async () => {
    expect(refusals(await island.start(POOLED))).toEqual([null, ['NO_OPENED_SITES']]);
    const ofTable = { parameters: { ...POOLED.parameters, sites: 1 }, filter: null };
    expect(refusals(await island.start(ofTable))).toEqual([null, ['SITE_TABLE_NOT_FOUND']]);
  });

  it('are those of a ranking that is whole: the form offers it with what would leave', async () => {
    const query = '{ openableRuns { runId years sites accidents } }';
    const [town] = towns;
    const known = town!.sites.filter(({ exposure }) => exposure !== null);
    expect((await askAs(town!.manager, query)).openableRuns).toEqual([
      { runId: town!.runId, years: 4, sites: 80, accidents: known.reduce((sum, { accidents }) => sum + accidents, 0) },
    ]);
    expect((await askAs(stranger, query)).openableRuns).toEqual([]);
  });

  it.each<[string, StoredRunChange]>([
    ['is not finished', { status: 'failed' }],
    ['is of another method', { methodId: 'road-windows' }],
    ['ranks a table', { screening: { table: { withinMeters: null } } }],
    ['picks accidents', { filter: { period: null, area: null, selections: { severity: ['fatal'] } } }],
    ['is of places', { filter: { period: null, area: null, selections: {}, within: ['1.1'] } }],
    ['is stored in part', { summary: { sites: 5_000 } }],
    ['knows no traffic', { screening: { sites: [{ ...drawSites(9, 1)[80]! }] } }],
    ['is of less than a year', { years: 364 / 365.25 }],
    ['has fewer sites than a pool takes', { screening: { sites: sitesWith(POOL_SITES - 1, 50) }, summary: { sites: POOL_SITES } }],
    ['has fewer accidents than a pool takes', { screening: { sites: sitesWith(50, POOL_ACCIDENTS - 1) }, summary: { sites: 51 } }],
  ])('are not those of a run that %s', async (_, change) => {
    const owner = await addTown(3, 1);
    const runId = await addRun(owner.context, owner.sites, change);
    const { grant, userErrors } = (await share(owner, { runId })).share;
    expect([grant, userErrors.map(({ code }) => code)]).toEqual([null, ['RUN_NOT_OPENABLE']]);
    // Nor where somebody writes the grant past the door.
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, run_id, valid_from, valid_until, purpose)
         VALUES ($1, $2, $3, 'site-counts', $4, now() - interval '9 days', now() + interval '9 days', 'x')`,
        [owner.context.organisationId, randomUUID(), recipient.context.organisationId, runId],
      ),
    );
    expect(await openedTo(recipient)).toEqual([]);
  });

  it('leave by groups that are large enough, of a year at least', async () => {
    const owner = await addTown(3, 1);
    const inGroup = (sites: readonly SyntheticSite[], group: number): SyntheticSite[] => sites.map((site) => ({ ...site, group }));
    const sites = [
      ...inGroup(sitesWith(POOL_SITES, POOL_ACCIDENTS), 0),
      ...inGroup(sitesWith(POOL_SITES - 1, 50), 1),
      ...inGroup(sitesWith(50, POOL_ACCIDENTS - 1), 2),
    ];
    const screening = { groups: ['whole', 'small', 'quiet'].map((group) => ({ group: `segment/${group}` })) };
    const runId = await addRun(owner.context, sites, { screening, years: 365 / 365.25 });
    expect(await countsOf(owner, runId)).toEqual([{ site_group: 'segment/whole', sites: POOL_SITES, accidents: POOL_ACCIDENTS }]);
  });

  it('of some thousand sites are as many, and the result is not opened anew for each', async () => {
    const owner = await addTown(3, 1);
    const pages: number[] = [];
    for (const count of [1_000, 4_000]) {
      const sites = drawSites(count, 1, count).map((site, i) => ({ ...site, group: i % 2 }));
      const groups = [{ group: 'segment/a' }, { group: 'segment/b' }];
      const runId = await addRun(owner.context, sites, { screening: { groups } });
      const counted = groups.map(({ group }, k) => {
        const known = sites.filter((site) => site.group === k && site.exposure !== null);
        return { site_group: group, sites: known.length, accidents: known.reduce((sum, { accidents }) => sum + accidents, 0) };
      });
      expect(await countsOf(owner, runId)).toEqual(counted);
      pages.push(await pagesReadFor(owner, runId));
    }
    // Four times the sites are four times the pages of the result, and would be sixteen times as many if each site asked for all of them.
    expect(pages[1]! / pages[0]!).toBeLessThan(8);
  });

  it('are named by their run, and nothing else is', async () => {
    const [town, other] = towns as [Town, Town];
    for (const change of [{ runId: null }, { runId: 'x' }, { kind: 'aggregates' }, { kind: 'records' }]) {
      const { userErrors } = (await share(town, change)).share;
      expect(userErrors).toEqual([{ code: 'INPUT_INVALID', path: ['input', 'runId'] }]);
    }
    expect((await share(town, { runId: other.runId })).share.userErrors.map(({ code }) => code)).toEqual(['RUN_NOT_OPENABLE']);
  });

  it('leave as rounded numbers that name no site, to whom they are opened, while they are', async () => {
    const [town] = towns as [Town];
    const pending = (await share(town)).share.grant!;
    expect(pending).toMatchObject({ kind: 'site-counts', runId: town.runId, live: false });
    expect(await openedTo(recipient)).toEqual([]);
    const id = await shareNow(town);
    const rows = await openedTo(recipient);
    const twoDigits = (value: number): number => Number(value.toPrecision(2));
    const expected = town.sites.flatMap(({ exposure, lengthMeters, accidents }) =>
      exposure === null
        ? []
        : [
            {
              owner_id: town.context.organisationId,
              site_group: GROUP,
              length_m: Math.round(lengthMeters / 10) * 10,
              accidents,
              vehicles_per_day: twoDigits(exposure.vehiclesPerDay),
              minor_vehicles_per_day: null,
              is_measured: exposure.label === 'measured',
              years: 4,
            },
          ],
    );
    const key = (row: object): string => JSON.stringify(Object.entries(row).sort());
    expect(rows.map(key).sort()).toEqual(expected.map(key).sort());
    // In the order of the numbers, which tells neither rank nor place.
    expect(rows.map(({ length_m: length }) => length)).toEqual([...rows.map(({ length_m: length }) => length)].sort((a, b) => a - b));
    expect(await openedTo(stranger)).toEqual([]);
    const reader = await signInForTest(database, recipient.context.organisationId, { roles: ['publisher'] });
    expect(await openedTo(reader)).toEqual([]);
    // Neither by naming the owner nor as the owner's own.
    expect(await openedTo({ ...recipient, context: { ...recipient.context, organisationId: town.context.organisationId } })).toEqual([]);
    expect(
      await database.inOrganisation({ ...recipient.context, organisationId: town.context.organisationId }, (sql) =>
        sql.query('SELECT * FROM site_counts($1, $2)', [town.context.organisationId, town.runId]),
      ),
    ).toEqual([]);
    await revoke(town, id);
    expect(await openedTo(recipient)).toEqual([]);
    await database.asOwner((sql) =>
      sql.execute(`UPDATE sharing_grant SET valid_from = '2020-01-01', valid_until = '2020-02-01' WHERE grant_id = $1`, [pending.id]),
    );
    expect(await openedTo(recipient)).toEqual([]);
  });

  it('give a function to a group that has none alone, with a level of each organisation, for the own sites only', async () => {
    for (const town of towns) await shareNow(town);
    pooled = await island.finished(await island.start(POOLED));
    expect(pooled).toMatchObject({ status: 'finished', problem: null });
    const groupOf = (run: HotspotRunObject) => run.screening!.groups.find(({ group }) => group === GROUP)!;
    expect([groupOf(alone).function, groupOf(alone).noFunctionReason]).toEqual([null, 'ACCIDENTS_TOO_FEW']);
    const { pooled: fit, sites, vehiclesPerDay } = groupOf(pooled).function!;
    expect(sites).toBe(fit!.ownSites + 160);
    const own = pooled.screening!.sites.flatMap(({ group, exposure }) =>
      pooled.screening!.groups[group]!.group === GROUP && exposure != null ? [exposure.vehiclesPerDay] : [],
    );
    expect(vehiclesPerDay).toEqual([Math.min(...own), Math.max(...own)]);
    expect(fit!.alone).toBe('ACCIDENTS_TOO_FEW');
    expect(fit!.organisations.map(({ key }) => key).sort()).toEqual(towns.map(({ context }) => context.organisationId).sort());
    for (const { factor, lower, upper } of fit!.organisations) expect(lower < factor && factor < upper).toBe(true);
    expect(pooled.screening!.sites).toHaveLength(alone.screening!.sites.length);
    expect(pooled.screening!.pool!.organisations.map(({ name, sites: size, years }) => [name.en, size, years])).toEqual([
      ['Test', 80, 4],
      ['Test', 80, 4],
    ]);
    expect(pooled.screening!.pool!.ranks!.first).toBe(20);
    expect(pooled.warnings.map(({ code }) => code)).toContain('POOLED');
    for (const { message } of pooled.warnings) expect(`${message.el} ${message.en}`).not.toMatch(/\{\{|NaN|undefined/);
    // Nothing of the towns but numbers has come into the run of the island.
    const [kept] = await database.asOwner((sql) =>
      sql.query<{ text: string }>('SELECT (opened_sites::text || result::text) AS text FROM hotspot_run WHERE run_id = $1', [pooled.id]),
    );
    expect(kept!.text).not.toContain('secret');
    for (const town of towns) expect(kept!.text).not.toContain(town.runId);
  });

  it('are not to be read from the result: no traffic and no length of a site of theirs is in it', async () => {
    const numbersOf = async (runId: string): Promise<Set<string>> => {
      const [row] = await database.asOwner((sql) =>
        sql.query<{ text: string }>('SELECT result::text AS text FROM hotspot_run WHERE run_id = $1', [runId]),
      );
      return new Set(row!.text.match(/-?\d+(\.\d+)?/g));
    };
    const [found, known] = [await numbersOf(pooled.id), await numbersOf(alone.id)];
    const [taken] = await database.asOwner((sql) =>
      sql.query<{ opened: OpenedSites[] }>('SELECT opened_sites AS opened FROM hotspot_run WHERE run_id = $1', [pooled.id]),
    );
    const foreign = taken!.opened.flatMap(({ sites }) =>
      sites.flatMap(({ lengthMeters, exposure }) => [`${lengthMeters}`, `${exposure.vehiclesPerDay}`]),
    );
    expect(new Set(foreign).size).toBeGreaterThan(100);
    expect(foreign.filter((number) => found.has(number) && !known.has(number))).toEqual([]);
  });

  it('are written into the trail of each owner when they are taken, with who took them', async () => {
    for (const { context } of towns) {
      const events = await database.asOwner((sql) =>
        sql.query(`SELECT person_id, subject_id, details FROM audit_event WHERE organisation_id = $1 AND action = 'sharing.used'`, [
          context.organisationId,
        ]),
      );
      expect(events).toEqual([
        { person_id: recipient.personId, subject_id: recipient.context.organisationId, details: { use: 'pooling', kinds: 'site-counts' } },
      ]);
    }
  });

  it('are taken from the command line, too', async () => {
    const { session, printed } = makeTestSession({ app, context: fixture.context });
    const filter = JSON.stringify({ ...OF_2018, area: null, selections: {} });
    const given = ['--method', 'network-screening', '--filter', filter, '--param', 'pool=opened', '--param', 'simulations=100'];
    expect(await screen.run(session, given)).toBe(0);
    expect(printed.join('\n')).toContain(pooled.resultDigest!);
  });

  it('say that a filter picks a part of the accidents, where those of the others are all', async () => {
    const filter = { ...OF_2018, selections: [{ dimension: 'SEVERITY', values: ['slight'] }] };
    const part = await island.finished(await island.start({ ...POOLED, filter }));
    expect(part.warnings.map(({ code }) => code)).toContain('POOL_OF_PART');
    expect(pooled.warnings.map(({ code }) => code)).not.toContain('POOL_OF_PART');
  });

  it('stay with the run that took them: it repeats to the last bit after they were taken back, and no new run has them', async () => {
    for (const town of towns) {
      const { sharingGrants } = await askAs(town.manager, '{ sharingGrants { id kind runId } }');
      for (const { id } of sharingGrants) await revoke(town, id);
    }
    // The trail says it once an hour; here that hour is over.
    await database.asOwner((sql) => sql.execute('DELETE FROM sharing_use'));
    const before = await Promise.all(towns.map(countUses));
    const again = await island.finished(await island.repeat(pooled.id, 'recorded'));
    expect(await Promise.all(towns.map(countUses))).toEqual(before.map((uses) => uses + 1));
    expect(again).toMatchObject({ status: 'finished', resultDigest: pooled.resultDigest, repeatsExactly: true });
    expect(refusals(await island.repeat(pooled.id, 'current'))).toEqual([null, ['NO_OPENED_SITES']]);
    expect(refusals(await island.start(POOLED))).toEqual([null, ['NO_OPENED_SITES']]);
  });

  /** How often the trail of a town says that somebody used what it has opened. */
  async function countUses({ context }: Town): Promise<number> {
    const [row] = await database.asOwner((sql) =>
      sql.query<{ uses: number }>(
        `SELECT count(*)::integer AS uses FROM audit_event WHERE organisation_id = $1 AND action = 'sharing.used' AND person_id = $2`,
        [context.organisationId, recipient.personId],
      ),
    );
    return row!.uses;
  }

  /** What would leave of a run, by group. */
  function countsOf({ context, manager }: Town, runId: string): Promise<object[]> {
    return database.inOrganisation(manager.context, (sql) =>
      sql.query(
        `SELECT site_group, count(*)::integer AS sites, sum(accidents)::integer AS accidents FROM site_counts($1, $2)
         GROUP BY site_group ORDER BY site_group`,
        [context.organisationId, runId],
      ),
    );
  }

  /** Pages of the database, from memory or not, that are read to make what would leave of a run. */
  async function pagesReadFor({ context, manager }: Town, runId: string): Promise<number> {
    const [row] = await database.inOrganisation(manager.context, (sql) =>
      sql.query<{ 'QUERY PLAN': readonly { readonly Plan: Readonly<Record<string, number>> }[] }>(
        'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) SELECT * FROM site_counts($1, $2)',
        [context.organisationId, runId],
      ),
    );
    const { Plan: plan } = row!['QUERY PLAN'][0]!;
    return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
  }

  async function addTown(seed: number, factor: number): Promise<Town> {
    const context = await createTestOrganisation(database, `town-${randomUUID()}`);
    const manager = await signInForTest(database, context.organisationId, { roles: ['manager'] });
    const sites = drawSites(seed, factor);
    return { context, manager, sites, runId: await addRun(context, sites) };
  }

  /** A finished ranking, as another release may have stored it. */
  async function addRun(context: ActingContext, sites: readonly SyntheticSite[], change: StoredRunChange = {}): Promise<string> {
    const runId = randomUUID();
    const { filter = { period: null, area: null, selections: {} }, status = 'finished', methodId = 'network-screening' } = change;
    const screening = { groups: [{ group: GROUP }], sites, ...change.screening };
    const result = { years: change.years ?? 4, summary: { sites: sites.length, ...change.summary }, screening };
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO hotspot_run (organisation_id, run_id, method_id, parameters, filter, seed, data_version, software_version, status, result)
         VALUES ($1, $2, $3, '{}', $4, 1, 1, 'test', $5, $6)`,
        [context.organisationId, runId, methodId, JSON.stringify(filter), status, JSON.stringify(result)],
      ),
    );
    return runId;
  }
});
