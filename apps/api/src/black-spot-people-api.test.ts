import { randomUUID } from 'node:crypto';
import type { MemberRole } from '@elektron/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';
import type { PlacedSite, SiteTableDraft } from './site-tables/site-table.ts';
import { SiteTableRepository } from './site-tables/site-tables.repository.ts';

interface Case {
  readonly id: string;
  readonly responsibleId: string | null;
  readonly responsibleName: string | null;
  readonly responsibleStanding: string | null;
  readonly needsResponsible: boolean;
  readonly events: readonly {
    readonly kind: string;
    readonly note: string | null;
    readonly personName: string | null;
    readonly appointeeName: string | null;
  }[];
}

interface Payload {
  readonly blackSpot: Case | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

const FIELDS = 'id responsibleId responsibleName responsibleStanding needsResponsible events { kind note personName appointeeName }';

describeOnEachDatabase('who looks after a case, and what all cases may keep, over the API,', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let home: OrganisationContext;
  let other: OrganisationContext;
  let analyst: SignedIn;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({ STORED_FILES_MB: '1' }), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    [home, other] = [await createTestOrganisation(database, 'home'), await createTestOrganisation(database, 'other')];
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    analyst = await signInForTest(database, home.organisationId);
  }, 120_000);
  afterAll(() => app.close());

  async function send<Data>(query: string, variables: object = {}, as = analyst): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: as.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: readonly { extensions: { code: string } }[] };
    if (errors !== undefined) throw new Error(errors.map(({ extensions }) => extensions.code).join());
    return data;
  }

  async function mutate(name: string, input: object, as = analyst): Promise<Payload> {
    const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { blackSpot { ${FIELDS} } userErrors { code path } } }`;
    return (await send<Record<string, Payload>>(query, { input }, as))[name]!;
  }

  const add = async (name: string, as = analyst): Promise<Case> => {
    const { blackSpot, userErrors } = await mutate('addBlackSpot', { name, longitude: PLACE[0], latitude: PLACE[1], radiusMeters: 50 }, as);
    expect(userErrors).toEqual([]);
    return blackSpot!;
  };
  const find = async (id: string): Promise<Case | null> =>
    (await send<{ blackSpot: Case | null }>(`query ($id: ID!) { blackSpot(id: $id) { ${FIELDS} } }`, { id })).blackSpot;
  const rename = (person: SignedIn, name: string): Promise<unknown> =>
    database.asIdentity((sql) => sql.execute('UPDATE person SET display_name = $2 WHERE person_id = $1', [person.personId, name]));
  const join = async (name: string, roles: readonly MemberRole[] = ['analyst']): Promise<SignedIn> => {
    const person = await signInForTest(database, home.organisationId, { roles });
    await rename(person, name);
    return person;
  };
  const appoint = (spot: Case, personId: string | null, more: object = {}, as = analyst): Promise<Payload> =>
    mutate('setBlackSpotResponsible', { blackSpotId: spot.id, personId, eventsSeen: spot.events.length, ...more }, as);
  const keepersOf = async (as = analyst): Promise<readonly { personId: string; name: string }[]> =>
    (await send<{ blackSpotKeepers: readonly { personId: string; name: string }[] }>('{ blackSpotKeepers { personId name } }', {}, as))
      .blackSpotKeepers;

  it('stands in the history with who did it and why, and can be left out again', async () => {
    const eleni = await join('Ελένη');
    const spot = await add('Ορισμός');
    const { blackSpot } = await appoint(spot, eleni.personId.toUpperCase(), { note: 'Ξέρει τον κόμβο' });
    expect(blackSpot).toMatchObject({ responsibleId: eleni.personId, responsibleName: 'Ελένη', needsResponsible: false });
    expect(blackSpot!.events.at(-1)).toMatchObject({
      kind: 'appointed',
      personName: 'Test',
      appointeeName: 'Ελένη',
      note: 'Ξέρει τον κόμβο',
    });
    expect((await appoint(blackSpot!, eleni.personId)).userErrors).toMatchObject([{ code: 'INPUT_INVALID', path: ['input', 'personId'] }]);
    const relieved = (await appoint(blackSpot!, null)).blackSpot!;
    expect(relieved).toMatchObject({ responsibleId: null, needsResponsible: true });
    expect(relieved.events.map(({ kind }) => kind)).toEqual(['accepted', 'appointed', 'relieved']);
    // By herself it is called otherwise.
    const hers = (await appoint(relieved, eleni.personId, {}, eleni)).blackSpot!;
    const given = (await appoint(hers, null, {}, eleni)).blackSpot!;
    expect(given.events.slice(-2).map(({ kind }) => kind)).toEqual(['taken-on', 'given-up']);
  });

  it('is one of those who keep the register of the organisation and can sign in; nobody else is told of or taken', async () => {
    const [eleni, uploader, gone, left] = [await join('Α'), await join('Β', ['uploader']), await join('Γ'), await join('Δ')] as const;
    const foreign = await signInForTest(database, other.organisationId, { roles: ['analyst'] });
    await database.asIdentity((sql) => sql.execute('UPDATE person SET disabled_at = now() WHERE person_id = $1', [gone.personId]));
    await database.asOwner((sql) => sql.execute('UPDATE membership SET ended_at = now() WHERE person_id = $1', [left.personId]));
    const known = (await keepersOf()).map(({ personId }) => personId);
    expect(known).toEqual(expect.arrayContaining([analyst.personId, eleni.personId]));
    for (const { personId } of [uploader, gone, left, foreign]) expect(known).not.toContain(personId);
    await expect(keepersOf(uploader)).rejects.toThrow('FORBIDDEN');
    expect((await keepersOf(foreign)).map(({ personId }) => personId)).toEqual([foreign.personId]);

    const spot = await add('Άλλος');
    for (const personId of [uploader.personId, gone.personId, left.personId, foreign.personId, randomUUID(), 'x']) {
      expect((await appoint(spot, personId)).userErrors).toMatchObject([{ code: 'BLACK_SPOT_PERSON_UNFIT' }]);
    }
    expect((await appoint(spot, foreign.personId, {}, foreign)).userErrors).toMatchObject([{ code: 'BLACK_SPOT_NOT_FOUND' }]);
    await expect(appoint(spot, uploader.personId, {}, uploader)).rejects.toThrow('FORBIDDEN');
    expect((await find(spot.id))?.events).toHaveLength(1);
  });

  it('shows as gone who cannot sign in or has left, and as without the right who lost it: the case needs somebody', async () => {
    const [eleni, nikos] = [await join('Ελένη'), await join('Νίκος')];
    const spot = await add('Κενό');
    await appoint(spot, eleni.personId);
    const standing = async (id = spot.id) => {
      const found = await find(id);
      return [found?.responsibleId, found?.responsibleStanding, found?.needsResponsible];
    };
    const disable = (at: string) =>
      database.asIdentity((sql) => sql.execute(`UPDATE person SET disabled_at = ${at} WHERE person_id = $1`, [eleni.personId]));
    const change = (set: string, person: SignedIn) =>
      database.asOwner((sql) => sql.execute(`UPDATE membership SET ${set} WHERE person_id = $1`, [person.personId]));
    expect(await standing()).toEqual([eleni.personId, 'active', false]);
    await disable('now()');
    expect(await standing()).toEqual([eleni.personId, 'gone', true]);
    await disable('NULL');
    expect(await standing()).toEqual([eleni.personId, 'active', false]);
    await change(`roles = '{uploader}'`, eleni);
    expect(await standing()).toEqual([eleni.personId, 'may-not', true]);
    await change('ended_at = now()', eleni);
    expect(await standing()).toEqual([eleni.personId, 'gone', true]);
    // Whoever took a case on themselves is known in the same way; an ended case needs nobody.
    const own = await add('Δικό του');
    const taken = (await appoint(own, nikos.personId, {}, nikos)).blackSpot!;
    await change('ended_at = now()', nikos);
    expect(await standing(own.id)).toEqual([nikos.personId, 'gone', true]);
    const rejected = { blackSpotId: own.id, to: 'rejected', happenedOn: '2019-02-01', note: 'x', eventsSeen: taken.events.length };
    await mutate('takeBlackSpotStep', rejected);
    expect(await standing(own.id)).toEqual([nikos.personId, 'gone', false]);
  });

  it('is called as the history has it once they have left, and not as they are called since', async () => {
    const [eleni, nikos] = [await join('Ελένη'), await join('Νίκος')];
    const [appointed, taken] = [await add('Ορίστηκε'), await add('Ανέλαβε')];
    await appoint(appointed, eleni.personId);
    await appoint(taken, nikos.personId, {}, nikos);
    const named = async (spot: Case) => {
      const found = await find(spot.id);
      return [found?.responsibleName, found?.events.at(-1)?.appointeeName, found?.responsibleStanding];
    };
    const everyMembership = (statement: string) =>
      database.asOwner((sql) => sql.execute(`${statement} WHERE person_id = ANY ($1)`, [[eleni.personId, nikos.personId]]));
    await rename(eleni, 'Ελένη Β.');
    await rename(nikos, 'Νίκος Β.');
    expect([await named(appointed), await named(taken)]).toEqual([
      ['Ελένη Β.', 'Ελένη Β.', 'active'],
      ['Νίκος Β.', null, 'active'],
    ]);
    await everyMembership('UPDATE membership SET ended_at = now()');
    const afterwards = [
      [null, null, 'gone'],
      ['Νίκος', null, 'gone'],
    ];
    expect([await named(appointed), await named(taken)]).toEqual(afterwards);
    for (const table of ['session', 'membership']) await everyMembership(`DELETE FROM ${table}`);
    expect([await named(appointed), await named(taken)]).toEqual(afterwards);
  });

  it('is called as the installation calls them now, and as nothing where it has forgotten them', async () => {
    const eleni = await join('Ελένη');
    const spot = await add('Όνομα');
    await appoint(spot, eleni.personId);
    await rename(eleni, 'Ελένη Β.');
    expect(await find(spot.id)).toMatchObject({ responsibleName: 'Ελένη Β.' });
    await database.asOwner(async (sql) => {
      for (const table of ['session', 'membership', 'person'])
        await sql.execute(`DELETE FROM ${table} WHERE person_id = $1`, [eleni.personId]);
      const [kept] = await sql.query<{ text: string }>('SELECT e::text AS text FROM black_spot_event e WHERE appointee_id = $1', [
        eleni.personId,
      ]);
      expect(kept!.text).not.toContain('Ελένη');
    });
    const forgotten = await find(spot.id);
    expect(forgotten).toMatchObject({ responsibleName: null, responsibleStanding: 'gone', needsResponsible: true });
    expect(forgotten!.events.at(-1)).toMatchObject({ kind: 'appointed', appointeeName: null });
  });

  it('is said by one at a time', async () => {
    const [eleni, nikos] = [await join('Ελένη'), await join('Νίκος')];
    const spot = await add('Δύο μαζί');
    expect((await appoint(spot, eleni.personId, { eventsSeen: 0 })).userErrors).toMatchObject([{ code: 'BLACK_SPOT_CHANGED' }]);
    const both = await Promise.all([eleni, nikos].map(({ personId }) => appoint(spot, personId)));
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['BLACK_SPOT_CHANGED']);
    expect((await find(spot.id))?.events).toHaveLength(2);
  });

  it('keeps no more than an organisation may keep, in all of its cases and tables of sites together', async () => {
    const [first, second] = [await add('Α'), await add('Β')];
    const attach = async (spot: Case, bytes: number, as = analyst): Promise<string> => {
      const response = await fetch(`${url}/api/black-spots/${spot.id}/documents?fileName=x.pdf`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', cookie: as.cookie },
        body: '%PDF-'.padEnd(bytes, 'x'),
      });
      const { documentId, problem } = (await response.json()) as { documentId?: string; problem?: { code: string; details: object } };
      if (problem !== undefined) expect(problem.details).toEqual({ limit: 1 });
      return documentId ?? problem!.code;
    };
    const addTable = (sites: number): Promise<unknown> =>
      app.get(SiteTableRepository, { strict: false }).add(
        analyst.context,
        { ...TABLE, siteCount: sites },
        Array.from({ length: sites }, (_, k) => ({ ...SITE, siteCode: `${k}` })),
      );
    const documentId = await attach(first, 600_000);
    expect(documentId).toMatch(/^[\da-f-]{36}$/);
    expect(await attach(second, 600_000)).toBe('STORED_FILES_TOO_LARGE');
    // Two that would each fit, at once: one is stored.
    const both = await Promise.all([attach(first, 300_000), attach(second, 300_000)]);
    expect(both.filter((answer) => answer === 'STORED_FILES_TOO_LARGE')).toHaveLength(1);

    // Some 150 KB are left, and a site takes more than 100 bytes.
    await expect(addTable(2_000)).rejects.toMatchObject({ code: 'STORED_FILES_TOO_LARGE' });
    await addTable(10);
    expect((await find(second.id))!.events.filter(({ kind }) => kind === 'document-added').length).toBeLessThanOrEqual(1);
    // What is taken away makes room, and what others keep takes none.
    await mutate('removeBlackSpotDocument', { blackSpotId: first.id, documentId, reason: 'x' });
    await addTable(2_000);
    expect(await attach(first, 600_000)).toBe('STORED_FILES_TOO_LARGE');
    const owner = await signInForTest(database, other.organisationId);
    expect(await attach(await add('Γ', owner), 600_000, owner)).not.toBe('STORED_FILES_TOO_LARGE');
  });
});

/** In the plane of the test organisations. */
const PLACE = [23.72, 37.98] as const;
const SITE: PlacedSite = {
  siteCode: '',
  name: 'Κόμβος',
  group: '',
  shape: JSON.stringify({ type: 'Point', coordinates: PLACE }),
  lengthMeters: null,
  traffic: 1_000,
  minorTraffic: null,
  accidents: 3,
  bySeverity: { fatal: 0, serious: 1, slight: 2, 'damage-only': 0 },
  covariates: [],
};
const TABLE: SiteTableDraft = {
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
  siteCount: 0,
  leftOut: 0,
};
