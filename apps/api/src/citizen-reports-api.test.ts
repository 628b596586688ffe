import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { RecordsServer } from './acceptance/testing/records-server.ts';
import type { Database } from './database/database.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';

interface Payload {
  readonly secret: string;
  readonly organisation: { readonly en: string };
}

interface Report {
  readonly id: string;
  readonly state: string;
  readonly words: string;
  readonly hasPhoto: boolean;
}

/** The smallest that has all that a photograph needs, with a place in it that must not stay. */
const PHOTO = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 10]),
  Buffer.from('Exif GPS'),
  Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
]);
const GROUND = 'SRID=4326;MULTIPOLYGON(((23 37,24 37,24 38,23 38,23 37)))';
const INSIDE = { longitude: 23.5, latitude: 37.5 };
const SENT = { category: 'lighting', ...INSIDE, words: 'The lamp is out' };

const LIST = '{ citizenReports { id state words hasPhoto } }';
const DECIDE = `mutation ($input: DecideCitizenReportInput!) { decideCitizenReport(input: $input) { report { state answer personName } userErrors { code } } }`;
const DESK = `mutation ($input: SetCitizenReportDeskInput!) { setCitizenReportDesk(input: $input) { desk { isOpen keptDays } userErrors { code } } }`;

describeOnEachDatabase('somebody without an account', (open) => {
  let database: Database;
  let server: RecordsServer;

  beforeAll(async () => {
    database = await open();
    server = await RecordsServer.start(database);
    await database.asOwner((sql) => sql.execute('UPDATE organisation SET boundary = $1', [GROUND]));
  }, 120_000);
  afterAll(() => server.close());

  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/api/reports${path}`, { method: 'POST', body, headers });
  const send = (report: object): Promise<Response> => post('', JSON.stringify(report), { 'content-type': 'application/json' });
  const stateOf = (secret: string): Promise<Response> =>
    fetch(`${server.url}/api/reports/state`, { headers: { 'x-elektron-report': secret } });
  const attach = (secret: string, bytes: Buffer): Promise<Response> =>
    post('/photo', new Uint8Array(bytes), { 'content-type': 'application/octet-stream', 'x-elektron-report': secret });
  const list = async (): Promise<readonly Report[]> => (await server.ask<{ citizenReports: readonly Report[] }>(LIST)).citizenReports;

  it('is told that nobody takes reports until an organisation says that it does', async () => {
    expect((await send(SENT)).status).toBe(422);
    expect(await server.ask(DESK, { input: { isOpen: true, keptDays: 90 } })).toEqual({
      setCitizenReportDesk: { desk: { isOpen: true, keptDays: 90 }, userErrors: [] },
    });
    const recipient = await fetch(`${server.url}/api/reports/recipient?longitude=23.5&latitude=37.5`);
    expect(await recipient.json()).toMatchObject({ keptDays: 90 });
    expect((await send({ ...SENT, longitude: 25 })).status).toBe(422);
  });

  it('reports a place with a photograph, and hears by the secret what became of it', async () => {
    const answer = await send(SENT);
    expect(answer.status).toBe(200);
    const { secret } = (await answer.json()) as Payload;
    expect((await attach(secret, Buffer.from('no photo'))).status).toBe(422);
    expect((await attach(secret, PHOTO)).status).toBe(204);
    // Once: whoever finds the link later changes nothing.
    expect((await attach(secret, PHOTO)).status).toBe(422);
    expect(await (await stateOf(secret)).json()).toMatchObject({ state: 'received', answer: '', category: 'lighting' });

    const [report] = await list();
    expect(report).toMatchObject({ state: 'received', words: SENT.words, hasPhoto: true });
    const photo = await fetch(`${server.url}/api/reports/${report!.id}/photo`, { headers: { cookie: server.cookie } });
    const bytes = Buffer.from(await photo.arrayBuffer());
    expect(bytes).toEqual(Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]));
    expect((await fetch(`${server.url}/api/reports/${report!.id}/photo`)).status).toBe(401);

    expect(await server.ask('{ acceptedCitizenReports { id } }')).toEqual({ acceptedCitizenReports: [] });
    await server.ask(DECIDE, { input: { reportId: report!.id, state: 'accepted', answer: 'It will be mended' } });
    const told = (await (await stateOf(secret)).json()) as Record<string, unknown>;
    expect(told).toMatchObject({ state: 'accepted', answer: 'It will be mended' });
    // The link says nothing of what was written, nor of who has decided.
    expect(JSON.stringify(told)).not.toContain(SENT.words);
    expect(Object.keys(told).sort()).toEqual([
      'answer',
      'category',
      'decidedAt',
      'erasedOn',
      'kind',
      'organisation',
      'receivedAt',
      'state',
    ]);
    expect(await server.ask('{ acceptedCitizenReports { kind category longitude latitude } }')).toEqual({
      acceptedCitizenReports: [{ kind: 'hazard', category: 'lighting', ...INSIDE }],
    });
  });

  it('takes a report back, and it is gone', async () => {
    const { secret } = (await (await send(SENT)).json()) as Payload;
    const before = (await list()).length;
    expect((await post('/take-back', '', { 'x-elektron-report': secret })).status).toBe(204);
    expect((await stateOf(secret)).status).toBe(422);
    expect((await list()).length).toBe(before - 1);
    expect((await stateOf('l_guess')).status).toBe(422);
  });

  it('is forgotten when the time is over: nobody sees the report, and the next one deletes it', async () => {
    const { secret } = (await (await send(SENT)).json()) as Payload;
    await database.asOwner((sql) => sql.execute('UPDATE citizen_report SET erased_on = current_date'));
    expect((await stateOf(secret)).status).toBe(422);
    expect(await server.ask('{ acceptedCitizenReports { id } }')).toEqual({ acceptedCitizenReports: [] });
    expect((await send(SENT)).status).toBe(200);
    const left = await database.asOwner((sql) => sql.query<{ n: number }>('SELECT count(*)::integer AS n FROM citizen_report'));
    expect(left).toEqual([{ n: 1 }]);
  });

  it('reports to an organisation without a boundary what lies where its newest release is about, as long as that is public', async () => {
    await database.asOwner((sql) => sql.execute('UPDATE organisation SET boundary = NULL'));
    expect((await send(SENT)).status).toBe(422);
    await database.asOwner((sql) =>
      sql.execute(`INSERT INTO published_release (organisation_id, release_no, release_id, head, content, digest, published_at)
        SELECT organisation_id, 1, 'x-1', '{"format": 1, "bounds": [23, 37, 24, 38]}', '', repeat('0', 64), now() FROM citizen_report_desk`),
    );
    expect((await send(SENT)).status).toBe(200);
    expect((await send({ ...SENT, longitude: 25 })).status).toBe(422);
    await database.asOwner((sql) => sql.execute('UPDATE published_release SET withdrawn_at = now()'));
    expect((await send(SENT)).status).toBe(422);
    await database.asOwner((sql) => sql.execute('UPDATE organisation SET boundary = $1', [GROUND]));
  });

  it('does not flood the organisation: what comes beyond a day’s most is not taken', async () => {
    await database.asOwner((sql) =>
      sql.execute(`INSERT INTO citizen_report (organisation_id, report_id, secret_hash, kind, category, longitude, latitude, words, erased_on)
        SELECT organisation_id, gen_random_uuid(), decode(repeat('00', 32), 'hex'), kind, category, longitude, latitude, words, erased_on
        FROM citizen_report CROSS JOIN generate_series(1, 200)`),
    );
    expect((await send(SENT)).status).toBe(422);
  });
});
