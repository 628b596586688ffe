import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EVERY_ACCIDENT } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { HotspotRunsService } from './hotspots/hotspot-runs.service.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { LocalFilesImport } from './imports/local-files-import.ts';
import { collisionsText, type CollisionLine } from './imports/testing/stats19-text.ts';
import { migrateInstallation } from './open-installation.ts';

interface Case {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly ended: boolean;
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusMeters: number | null;
  readonly outline: unknown;
  readonly runId: string | null;
  readonly hotspotRank: number | null;
  readonly filter: unknown;
  readonly figures: unknown;
  readonly responsibleId: string | null;
  readonly decisionNumber: string | null;
  readonly works: unknown;
  readonly interventionId: string | null;
  readonly evaluations: readonly { readonly afterYears: number; readonly dueOn: string; readonly isDue: boolean }[];
  readonly steps: readonly { readonly to: string }[];
  readonly events: readonly {
    readonly kind: string;
    readonly toStatus: string | null;
    readonly note: string | null;
    readonly personName: string | null;
  }[];
}

interface Payload {
  readonly blackSpot: Case | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

const FIELDS = `id name status ended longitude latitude radiusMeters outline runId hotspotRank filter
  figures { accidents severities { serious slight unknown } period { start end } accidentsPerYear }
  responsibleId decisionNumber works { start end } interventionId evaluations { afterYears dueOn isDue } steps { to }
  events { kind fromStatus toStatus happenedOn note decisionNumber authority worksStart personName }`;

/** Six at one place, two a hundred metres to the east, one that lies elsewhere. */
const LINES: readonly CollisionLine[] = [
  ...Array.from({ length: 6 }, (_, k) => ({ index: `A${k}`, date: `2017-0${k + 1}-01`, severity: k === 0 ? 'Serious' : 'Slight' })),
  { index: 'B0', easting: '537100' },
  { index: 'B1', easting: '537100' },
  { index: 'C0', easting: '539000', date: '2018-12-31' },
];

/** What moved in the first six: two alike, one without directions, and three that cannot be drawn. */
const VEHICLES = [
  'accident_index,vehicle_reference,vehicle_type,vehicle_manoeuvre,vehicle_direction_from,vehicle_direction_to,sex_of_driver,age_of_driver',
  'A0,1,9,9,5,3,1,41',
  'A0,2,5,18,1,5,1,42',
  'A1,1,1,18,1,5,2,43',
  'A1,2,9,9,5,3,2,44',
  'A2,1,9,18,-1,-1,1,45',
  'A3,1,9,-1,-1,5,1,46',
  'A4,1,9,18,1,5,1,47',
].join('\n');
const CASUALTIES = [
  'accident_index,vehicle_reference,casualty_reference,casualty_class,sex_of_casualty,age_of_casualty,casualty_severity,casualty_type,pedestrian_movement',
  'A0,2,1,1,1,42,2,5,0',
  'A2,1,1,3,1,48,3,0,1',
  'A4,1,1,3,1,49,3,0,9',
].join('\n');

describeOnEachDatabase('the black-spot register, over the API,', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let analyst: SignedIn;
  let runId: string;
  let folder: string;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    analyst = await signInForTest(database, DEMO_ORGANISATION.organisationId);
    folder = await mkdtemp(join(tmpdir(), 'elektron-black-spots-'));
    const files = { 'collisions.csv': collisionsText(LINES), 'vehicles.csv': VEHICLES, 'casualties.csv': CASUALTIES };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const { signal } = new AbortController();
    const paths = Object.keys(files).map((name) => join(folder, name));
    await app.get(LocalFilesImport, { strict: false }).run(analyst.context, paths, signal);
    const draft = { methodId: 'dbscan', parameters: { radiusMeters: 50, minPoints: 3 }, filter: EVERY_ACCIDENT };
    ({ runId } = await app.get(HotspotRunsService, { strict: false }).runHere(analyst.context, draft, { signal }));
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  async function send<Data>(query: string, variables: object = {}, as = analyst): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: as.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data: Data;
      errors?: readonly { message: string; extensions: { code: string } }[];
    };
    if (errors !== undefined) throw new Error(errors.map(({ extensions }) => extensions.code).join());
    return data;
  }

  async function mutate(name: string, input: object, as = analyst): Promise<Payload> {
    const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { blackSpot { ${FIELDS} } userErrors { code path } } }`;
    return (await send<Record<string, Payload>>(query, { input }, as))[name]!;
  }

  async function done(name: string, input: object): Promise<Case> {
    const { blackSpot, userErrors } = await mutate(name, input);
    expect(userErrors).toEqual([]);
    return blackSpot!;
  }

  const find = async (id: string): Promise<Case | null> =>
    (await send<{ blackSpot: Case | null }>(`query ($id: ID!) { blackSpot(id: $id) { ${FIELDS} } }`, { id })).blackSpot;
  const step = (spot: Case, to: string, more: object = {}) => ({
    blackSpotId: spot.id,
    to,
    happenedOn: '2019-02-01',
    eventsSeen: spot.events.length,
    ...more,
  });

  async function findHotspot(): Promise<{ longitude: number; latitude: number; outline: unknown }> {
    const { hotspotRun } = await send<{ hotspotRun: { hotspots: { longitude: number; latitude: number; outline: unknown }[] } }>(
      'query ($id: ID!) { hotspotRun(id: $id) { hotspots { longitude latitude outline } } }',
      { id: runId },
    );
    return hotspotRun.hotspots[0]!;
  }

  it('takes a hotspot with its outline and the figures of its run, and says why not', async () => {
    const hotspot = await findHotspot();
    const spot = await done('addBlackSpot', { name: '  Κόμβος  ', runId, rank: 1, note: 'Από την ανάλυση' });
    expect(spot).toMatchObject({
      name: 'Κόμβος',
      status: 'identified',
      ended: false,
      ...hotspot,
      radiusMeters: null,
      runId,
      hotspotRank: 1,
      figures: {
        accidents: 6,
        severities: { serious: 1, slight: 5, unknown: 0 },
        period: { start: '2017-01-01', end: '2019-01-01' },
        accidentsPerYear: (6 * 365.25) / 730,
      },
      works: null,
      evaluations: [],
      events: [{ kind: 'accepted', toStatus: 'identified', note: 'Από την ανάλυση', personName: 'Test' }],
    });
    expect((await mutate('addBlackSpot', { name: 'x', runId, rank: 9 })).userErrors).toMatchObject([
      { code: 'BLACK_SPOT_HOTSPOT_UNKNOWN' },
    ]);
    expect((await mutate('addBlackSpot', { name: ' ', runId, rank: 1 })).userErrors).toMatchObject([{ path: ['input', 'name'] }]);
    expect((await mutate('addBlackSpot', { name: 'x', runId })).userErrors).toMatchObject([{ code: 'INPUT_INVALID' }]);
  });

  it('counts the accidents of a circle that somebody drew, those at its edge with them, under a filter', async () => {
    const { longitude, latitude } = await findHotspot();
    const drawn = async (more: object): Promise<Case> => done('addBlackSpot', { name: 'Κύκλος', longitude, latitude, ...more });
    expect((await drawn({ radiusMeters: 99 })).figures).toMatchObject({ accidents: 6 });
    expect((await drawn({ radiusMeters: 101 })).figures).toMatchObject({ accidents: 8 });
    const serious = await drawn({ radiusMeters: 101, filter: { selections: [{ dimension: 'SEVERITY', values: ['serious'] }] } });
    expect(serious).toMatchObject({ figures: { accidents: 1 }, outline: null, runId: null, radiusMeters: 101 });
    expect(serious.filter).toMatchObject({ selections: { severity: ['serious'] } });
    for (const wrong of [{ radiusMeters: 0 }, { radiusMeters: 1001 }, { radiusMeters: 50, longitude: 23.7 }]) {
      const { userErrors } = await mutate('addBlackSpot', { name: 'x', longitude, latitude, ...wrong });
      expect(userErrors).toMatchObject([{ code: 'INPUT_INVALID' }]);
    }
  });

  it('goes its way step by step, with what each step needs, to an intervention and its evaluations', async () => {
    let spot = await done('addBlackSpot', { name: 'Δρόμος', runId, rank: 1 });
    const refused = async (to: string, more: object = {}): Promise<unknown> =>
      (await mutate('takeBlackSpotStep', step(spot, to, more))).userErrors[0];
    const take = async (to: string, more: object = {}): Promise<void> => {
      spot = await done('takeBlackSpotStep', step(spot, to, more));
    };
    expect(await refused('approved')).toMatchObject({ code: 'BLACK_SPOT_STEP_IMPOSSIBLE' });
    expect(await refused('rejected')).toMatchObject({ code: 'BLACK_SPOT_STEP_INCOMPLETE', path: ['input', 'note'] });
    expect(await refused('handed-over')).toMatchObject({ code: 'BLACK_SPOT_STEP_INCOMPLETE', path: ['input', 'authority'] });
    expect(await refused('site-visit', { happenedOn: '2999-01-01' })).toMatchObject({ path: ['input', 'happenedOn'] });
    expect(await refused('nowhere')).toMatchObject({ path: ['input', 'to'] });
    for (const to of ['site-visit', 'diagnosed', 'treatment-planned']) await take(to);
    expect(await refused('approved', { decisionNumber: ' ' })).toMatchObject({ path: ['input', 'decisionNumber'] });
    await take('approved', { decisionNumber: 'ΑΔΑ: Ω1' });
    expect(spot).toMatchObject({ status: 'approved', decisionNumber: 'ΑΔΑ: Ω1' });
    expect(await refused('treated', { worksStart: '2019-02-02' })).toMatchObject({ path: ['input', 'worksStart'] });
    await take('treated', { worksStart: '2019-01-01', happenedOn: '2019-06-30' });
    expect(spot).toMatchObject({
      works: { start: '2019-01-01', end: '2019-07-01' },
      evaluations: [
        { afterYears: 1, dueOn: '2020-07-01', isDue: true },
        { afterYears: 3, dueOn: '2022-07-01', isDue: true },
      ],
    });

    const created = await send<{ createIntervention: { intervention: { id: string } } }>(
      'mutation ($input: CreateInterventionInput!) { createIntervention(input: $input) { intervention { id } } }',
      {
        input: {
          name: 'x',
          kind: 'signals',
          sites: [[spot.longitude, spot.latitude]],
          worksStart: '2019-01-01',
          worksEnd: '2019-07-01',
          illustrative: false,
        },
      },
    );
    const interventionId = created.createIntervention.intervention.id;
    const unknown = { blackSpotId: spot.id, interventionId: '00000000-0000-4000-8000-000000000000' };
    expect((await mutate('linkBlackSpotIntervention', unknown)).userErrors).toMatchObject([{ code: 'INTERVENTION_NOT_FOUND' }]);
    spot = await done('linkBlackSpotIntervention', { blackSpotId: spot.id, interventionId });
    expect(spot.interventionId).toBe(interventionId);

    // Taken back: the works, and what was linked to them, count no longer.
    await take('approved', { note: 'Δεν τελείωσαν' });
    expect(spot).toMatchObject({ status: 'approved', works: null, interventionId: null, evaluations: [] });
    await take('treated', { worksStart: '2019-01-01', happenedOn: '2019-08-31' });
    expect(spot).toMatchObject({ works: { end: '2019-09-01' }, interventionId: null });
    await take('monitored');
    await take('closed');
    expect(spot).toMatchObject({ status: 'closed', ended: true, steps: [{ to: 'monitored' }] });
    expect(await find(spot.id)).toEqual(spot);
  });

  it('is written by one at a time: whoever has not seen the last event is told so', async () => {
    const spot = await done('addBlackSpot', { name: 'Δύο', runId, rank: 1 });
    await done('addBlackSpotNote', { blackSpotId: spot.id, note: 'Κακή ορατότητα' });
    expect((await mutate('takeBlackSpotStep', step(spot, 'site-visit'))).userErrors).toMatchObject([{ code: 'BLACK_SPOT_CHANGED' }]);
    const both = await Promise.all(
      ['site-visit', 'rejected'].map((to) => mutate('takeBlackSpotStep', step(spot, to, { eventsSeen: 2, note: 'x' }))),
    );
    expect(both.filter(({ blackSpot }) => blackSpot !== null)).toHaveLength(1);
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['BLACK_SPOT_CHANGED']);
    expect((await find(spot.id))?.events).toHaveLength(3);
    expect((await mutate('addBlackSpotNote', { blackSpotId: spot.id, note: '  ' })).userErrors).toMatchObject([
      { path: ['input', 'note'] },
    ]);
    expect((await mutate('addBlackSpotNote', { blackSpotId: runId, note: 'x' })).userErrors).toMatchObject([
      { code: 'BLACK_SPOT_NOT_FOUND' },
    ]);
  });

  it('keeps documents, sealed, gives them back as they were, and says who took one', async () => {
    const { id } = await done('addBlackSpot', { name: 'Έγγραφα', runId, rank: 1 });
    const attach = (fileName: string, body: string, spot = id) =>
      fetch(`${url}/api/black-spots/${spot}/documents?${new URLSearchParams({ fileName }).toString()}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', cookie: analyst.cookie },
        body,
      });
    const plan = '%PDF-1.7 σχέδιο του κόμβου';
    const attached = await attach('C:\\έργα\\Σχέδιο κόμβου.pdf', plan);
    const { documentId } = (await attached.json()) as { documentId: string };
    expect(attached.status).toBe(200);
    const look = `query ($id: ID!) { blackSpot(id: $id) { documents { id name mediaType sizeBytes path } events { kind documentName note } } }`;
    const { blackSpot } = await send<{ blackSpot: { documents: readonly { path: string }[]; events: readonly unknown[] } }>(look, { id });
    const path = `/api/black-spots/${id}/documents/${documentId}`;
    expect(blackSpot.documents).toEqual([
      { id: documentId, name: 'Σχέδιο κόμβου.pdf', mediaType: 'application/pdf', sizeBytes: Buffer.byteLength(plan), path },
    ]);
    expect(blackSpot.events.at(-1)).toEqual({ kind: 'document-added', documentName: 'Σχέδιο κόμβου.pdf', note: null });

    const taken = await fetch(url + path, { headers: { cookie: analyst.cookie } });
    expect(await taken.text()).toBe(plan);
    expect([taken.headers.get('content-type'), taken.headers.get('cache-control')]).toEqual(['application/pdf', 'no-store']);
    expect(taken.headers.get('content-disposition')).toBe(
      `attachment; filename="_____________.pdf"; filename*=UTF-8''${encodeURIComponent('Σχέδιο κόμβου.pdf')}`,
    );
    // A page of another site cannot have it fetched, and nothing of it can be read in the database.
    const foreign = await fetch(url + path, { headers: { cookie: analyst.cookie, 'sec-fetch-site': 'cross-site' } });
    expect(foreign.status).toBe(403);
    const { stored, opened } = await database.inOrganisation(analyst.context, async (sql) => ({
      stored: await sql.query<{ sealed: Uint8Array }>('SELECT sealed FROM black_spot_document WHERE document_id = $1', [documentId]),
      opened: await sql.query<{ n: number }>(
        `SELECT count(*)::integer AS n FROM audit_event WHERE action = 'black-spot.document-opened' AND subject_id = $1`,
        [id],
      ),
    }));
    expect(Buffer.from(stored[0]!.sealed).includes('PDF')).toBe(false);
    expect(opened).toEqual([{ n: 1 }]);

    for (const [name, body, code] of [
      ['page.html', '<html>', 'DOCUMENT_UNUSABLE'],
      ['page.pdf', '<html>', 'DOCUMENT_UNUSABLE'],
      ['\u202efdp.pdf', plan, 'INPUT_INVALID'],
      ['', plan, 'INPUT_INVALID'],
      ['empty.pdf', '', 'INPUT_INVALID'],
      ['large.pdf', `%PDF-${'x'.repeat(10 * 1_048_576)}`, 'FILE_TOO_LARGE'],
    ] as const) {
      const { problem } = (await (await attach(name, body)).json()) as { problem: { code: string } };
      expect([name, problem.code]).toEqual([name, code]);
    }
    expect((await attach('plan.pdf', plan, runId)).status).toBe(404);

    expect((await mutate('removeBlackSpotDocument', { blackSpotId: id, documentId, reason: ' ' })).userErrors).toMatchObject([
      { path: ['input', 'reason'] },
    ]);
    const { events } = await done('removeBlackSpotDocument', { blackSpotId: id, documentId, reason: 'Φαίνονται πινακίδες' });
    expect(events.at(-1)).toMatchObject({ kind: 'document-removed', note: 'Φαίνονται πινακίδες' });
    expect((await fetch(url + path, { headers: { cookie: analyst.cookie } })).status).toBe(404);
    expect((await mutate('removeBlackSpotDocument', { blackSpotId: id, documentId, reason: 'x' })).userErrors).toMatchObject([
      { code: 'BLACK_SPOT_DOCUMENT_NOT_FOUND' },
    ]);
  });

  it('knows who looks after a case', async () => {
    const spot = await done('addBlackSpot', { name: 'Υπεύθυνος', runId, rank: 1 });
    expect(spot.responsibleId).toBeNull();
    const taken = await done('setBlackSpotResponsible', { blackSpotId: spot.id, personId: analyst.personId, eventsSeen: 1 });
    expect(taken.responsibleId).toBe(analyst.personId);
    const given = await done('setBlackSpotResponsible', { blackSpotId: spot.id, personId: null, eventsSeen: 2 });
    expect([given.responsibleId, given.events.map(({ kind }) => kind)]).toEqual([null, ['accepted', 'taken-on', 'given-up']]);
  });

  it('draws how the units of its accidents moved, for whoever may read the register, and tells no more of them', async () => {
    const spot = await done('addBlackSpot', { name: 'Διάγραμμα', runId, rank: 1 });
    const publisher = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['publisher'] });
    const query = `query ($id: ID!) { blackSpotDiagnosis(id: $id) {
      listed { id day month }
      collisionDiagram {
        patterns { drawing drivesOn units { movement from to lostControl hitObject hitBy } accidents { accident { id number severity year month day } roadUsers } }
        undrawn { reason accidents { number month } }
      } } }`;
    const { blackSpotDiagnosis: diagnosis } = await send<{
      blackSpotDiagnosis: { listed: { id: string }[]; collisionDiagram: Record<string, unknown> };
    }>(query, { id: spot.id }, publisher);
    const unit = { from: null, to: null, lostControl: false, hitObject: false, hitBy: null };
    const accident = (number: number, severity: string) => ({
      id: diagnosis.listed[number - 1]!.id,
      number,
      severity,
      year: 2017,
      month: 7 - number,
      day: 1,
    });
    expect(diagnosis.collisionDiagram).toEqual({
      patterns: [
        {
          drawing: 'compass',
          drivesOn: 'left',
          units: [
            { ...unit, movement: 'ahead', from: 'north', to: 'south' },
            { ...unit, movement: 'turning-right', from: 'south', to: 'east' },
          ],
          accidents: [
            { accident: accident(5, 'slight'), roadUsers: ['bicycle', 'car'] },
            { accident: accident(6, 'serious'), roadUsers: ['powered-two-wheeler', 'car'] },
          ],
        },
        {
          drawing: 'movements',
          drivesOn: 'left',
          units: [
            { ...unit, movement: 'ahead' },
            { ...unit, movement: 'crossing-from-left', hitBy: 0 },
          ],
          accidents: [{ accident: accident(4, 'slight'), roadUsers: ['car', 'pedestrian'] }],
        },
      ],
      undrawn: [
        { reason: 'no-vehicles', accidents: [{ number: 1, month: 6 }] },
        { reason: 'pedestrian-unknown', accidents: [{ number: 2, month: 5 }] },
        { reason: 'vehicle-unknown', accidents: [{ number: 3, month: 4 }] },
      ],
    });
    // The drivers and the injured stay behind the door of personal fields.
    const units = query.replace('listed { id day month }', 'listed { units { attributes } }');
    await expect(send(units, { id: spot.id }, publisher)).rejects.toThrow('FORBIDDEN');
  });

  it('is read by whoever may read records, and written by analysts alone', async () => {
    const publisher = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['publisher'] });
    const { blackSpots } = await send<{ blackSpots: { id: string }[] }>('{ blackSpots { id } }', {}, publisher);
    expect(blackSpots.length).toBeGreaterThan(0);
    await expect(mutate('addBlackSpotNote', { blackSpotId: blackSpots[0]!.id, note: 'x' }, publisher)).rejects.toThrow('FORBIDDEN');
    const officer = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['data-protection-officer'] });
    await expect(send('{ blackSpots { id } }', {}, officer)).rejects.toThrow('FORBIDDEN');
  });

  it('can be rewritten by nobody: neither a case nor its history', async () => {
    for (const statement of [
      `UPDATE black_spot SET name = 'y'`,
      'DELETE FROM black_spot',
      `UPDATE black_spot_event SET note = 'y'`,
      'DELETE FROM black_spot_event',
      `INSERT INTO black_spot_event (organisation_id, black_spot_id, kind, note, person_name)
         SELECT organisation_id, black_spot_id, 'note', 'x', 'Somebody else' FROM black_spot LIMIT 1`,
    ]) {
      await expect(database.inOrganisation(analyst.context, (sql) => sql.execute(statement))).rejects.toThrow(/permission denied/);
    }
  });
});
