import { beforeAll, expect, it } from '@jest/globals';

import type { Database } from './database.ts';
import type { OrganisationContext } from './in-organisation.ts';
import type { Sql } from './sql.ts';
import { openDatabase } from './open-database.ts';
import { loginUrls } from './testing/server-logins.ts';
import { TEST_SECRET_KEY } from './testing/test-secret-key.ts';
import { createTestOrganisation, describeOnEachDatabase } from './testing/test-database.ts';

const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';

const INSERT_INTERVENTION = `INSERT INTO intervention
  (organisation_id, intervention_id, name_el, name_en, kind, sites, works_start, works_end, illustrative)
  VALUES ($1, gen_random_uuid(), $2, $2, 'signal', ST_Multi(ST_Point(23.7, 38, 4326)), '2020-01-01', '2020-02-01', true)`;

/** What a session would carry over to whoever uses it next. */
const SESSION_STATE = `SELECT current_user::text AS "user", session_user::text AS login,
  coalesce(current_setting('app.organisation_id', true), '') AS organisation, coalesce(current_setting('app.secret', true), '') AS secret,
  (SELECT count(*) FROM pg_class WHERE relpersistence = 't') AS "temporaryTables",
  (SELECT count(*) FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared_statements%') AS statements,
  (SELECT count(*) FROM pg_cursors WHERE name <> '') AS cursors,
  (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS locks,
  (SELECT count(*) FROM pg_listening_channels()) AS channels,
  (SELECT count(*) FROM pg_settings WHERE source = 'session' AND name NOT IN ('application_name', 'client_encoding')) AS settings`;

describeOnEachDatabase('a transaction in an organisation', (open, profile) => {
  let database: Database;
  let athens: OrganisationContext;
  let patras: OrganisationContext;

  beforeAll(async () => {
    database = await open();
    athens = await createTestOrganisation(database, 'athens');
    patras = await createTestOrganisation(database, 'patras');
  });

  const namesSeenBy = async (context: OrganisationContext): Promise<string[]> =>
    database.inOrganisation(context, async (sql) =>
      (await sql.query<{ name: string }>('SELECT name_en AS name FROM intervention ORDER BY 1')).map((row) => row.name),
    );

  it('sees and writes the records of that organisation only', async () => {
    await database.inOrganisation(athens, (sql) => sql.execute(INSERT_INTERVENTION, [athens.organisationId, 'A']));
    await database.inOrganisation(patras, (sql) => sql.execute(INSERT_INTERVENTION, [patras.organisationId, 'P']));
    expect(await namesSeenBy(athens)).toEqual(['A']);
    expect(await namesSeenBy(patras)).toEqual(['P']);
    expect(await database.inOrganisation(patras, (sql) => sql.execute(`UPDATE intervention SET name_en = 'X'`))).toBe(1);
    expect(await namesSeenBy(athens)).toEqual(['A']);
    const smuggle = database.inOrganisation(patras, (sql) => sql.execute(INSERT_INTERVENTION, [athens.organisationId, 'Smuggled']));
    await expect(smuggle).rejects.toMatchObject({ code: '42501' });
  });

  it('runs as the limited role, in UTC, naming who asks', async () => {
    const [seen] = await database.inOrganisation(athens, (sql) =>
      sql.query(`SELECT current_user::text AS "user", acting_organisation_id() AS acting, current_setting('TimeZone') AS zone`),
    );
    expect(seen).toEqual({ user: 'elektron_app', acting: athens.organisationId, zone: 'UTC' });
  });

  it('may not change what the organisations are, nor the tables', async () => {
    for (const forbidden of [
      'DELETE FROM organisation',
      'DROP TABLE intervention',
      'CREATE TABLE x (a integer)',
      'TRUNCATE intervention',
    ]) {
      await expect(database.inOrganisation(athens, (sql) => sql.execute(forbidden))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('leaves the service without any record, person or organisation', async () => {
    for (const table of ['intervention', 'organisation', 'person', 'session']) {
      await expect(database.asService((sql) => sql.query(`SELECT FROM ${table}`))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('looks after organisations and people as the identity, which sees no record', async () => {
    const slugs = await database.asIdentity((sql) => sql.query('SELECT slug FROM organisation ORDER BY slug'));
    expect(slugs).toEqual([{ slug: 'athens' }, { slug: 'patras' }]);
    await expect(database.asIdentity((sql) => sql.query('SELECT FROM intervention'))).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps nothing when the work fails, whether in SQL or outside', async () => {
    const before = await namesSeenBy(athens);
    for (const fail of [(sql: Sql) => sql.query('SELECT 1/0'), () => Promise.reject(new Error('no'))]) {
      const work = database.inOrganisation(athens, async (sql) => {
        await sql.execute(INSERT_INTERVENTION, [athens.organisationId, 'Never']);
        await fail(sql);
      });
      await expect(work).rejects.toThrow(/division by zero|no/);
    }
    expect(await namesSeenBy(athens)).toEqual(before);
  });

  it('refuses SQL after its end', async () => {
    const late = await database.inOrganisation(athens, async (sql) => ({ sql }));
    await expect(late.sql.query('SELECT 1')).rejects.toThrow(/has ended/);
  });

  it('answers statements that are asked at once one after the other', async () => {
    const answers = await database.inOrganisation(athens, (sql) =>
      Promise.all([1, 2, 3].map((n) => sql.query(`SELECT $1::integer AS n`, [n]))),
    );
    expect(answers.flat()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('leaves no state behind for whoever comes next', async () => {
    const stateOf = (sql: Sql): Promise<Record<string, unknown>[]> => sql.query(SESSION_STATE);
    const login = (await database.asService(stateOf))[0]?.['login'];
    const clean = { login, organisation: '', secret: '', temporaryTables: 0, statements: 0, cursors: 0, locks: 0, channels: 0 };
    const several = Array.from({ length: 30 }, (_, index) =>
      database.inOrganisation(index % 2 ? athens : patras, (sql) => sql.query('SELECT count(*) FROM intervention')),
    );
    await Promise.allSettled([...several, database.inOrganisation(athens, (sql) => sql.query('SELECT 1/0'))]);
    // COMMIT ends the role that the job queue's statements have, and shows what is below it; more often than there are connections.
    const { executeSql } = database.jobQueueConnection();
    const states = await Promise.all(Array.from({ length: 30 }, () => executeSql(`COMMIT; ${SESSION_STATE}`)));
    for (const state of states) expect([state].flat().at(-1)?.rows).toEqual([{ ...clean, user: login, settings: 0 }]);
  });

  it('lets the job queue act as the service, statement by statement, with transactions of its own or without', async () => {
    const { executeSql } = database.jobQueueConnection();
    const WHO = 'SELECT current_user::text AS "user"';
    expect((await executeSql(WHO)).rows).toEqual([{ user: 'elektron_service' }]);
    expect((await executeSql(`${WHO}, $1::integer AS n`, [7])).rows).toEqual([{ user: 'elektron_service', n: 7 }]);
    const several = (await executeSql(`BEGIN; SET LOCAL lock_timeout = 30000; ${WHO}; COMMIT`)) as unknown as { rows: unknown[] }[];
    expect(several.map(({ rows }) => rows)).toEqual([[], [], [{ user: 'elektron_service' }], []]);
    await expect(executeSql('SELECT FROM intervention')).rejects.toMatchObject({ code: '42501' });
    // A failure in the middle of a transaction leaves none open, more often than there are connections.
    const failing = Array.from({ length: 30 }, (_, i) =>
      executeSql(i % 2 ? 'BEGIN; SELECT 1/0; COMMIT' : 'SELECT 1 / $1::integer', i % 2 ? [] : [0]),
    );
    for (const { status } of await Promise.allSettled(failing)) expect(status).toBe('rejected');
    await Promise.all(Array.from({ length: 30 }, () => executeSql(WHO)));
  });

  it('knows whether the login has rights that it should not have', async () => {
    expect(await database.findExcessiveRight()).toBeNull();
    if (profile === 'embedded') return;
    const [row] = await database.asOwner((sql) => sql.query<{ name: string }>('SELECT current_database()::text AS name'));
    const { databaseOwnerUrl } = loginUrls(serverUrl, row?.name ?? '');
    const superuserUrl = new URL(serverUrl);
    superuserUrl.pathname = `/${row?.name}`;
    for (const [url, right] of [
      [databaseOwnerUrl, 'owner'],
      [superuserUrl.href, 'superuser'],
    ] as const) {
      const other = await openDatabase({ dataDirectory: '', databaseUrl: url, databaseOwnerUrl: undefined, secretKey: TEST_SECRET_KEY });
      expect(await other.findExcessiveRight().finally(() => other.close())).toBe(right);
    }
  });

  it('gives the login of a server no right of its own', async () => {
    if (profile === 'embedded') return;
    const { executeSql } = database.jobQueueConnection();
    for (const table of ['organisation', 'schema_migration', 'import_batch', 'pgboss.job']) {
      await expect(executeSql(`COMMIT; SELECT FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(database.inOrganisation(athens, (sql) => sql.execute('CREATE TEMPORARY TABLE t (a integer)'))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('finds out how many rows a table has when it is told to look', async () => {
    const estimate = (): Promise<{ rows: number }[]> =>
      database.asOwner((sql) => sql.query(`SELECT reltuples::integer AS rows FROM pg_class WHERE relname = 'intervention'`));
    const [row] = await database.asOwner((sql) => sql.query<{ n: number }>('SELECT count(*) AS n FROM intervention'));
    await database.analyze(['intervention']);
    // A server's own autovacuum comes when it comes.
    if (profile === 'embedded') expect(await estimate()).toEqual([{ rows: row?.n }]);
  });

  it('reads dates as they are written, counts as numbers, and no number that it cannot hold', async () => {
    const [row] = await database.inOrganisation(athens, (sql) =>
      sql.query(`SELECT date '2026-03-29' AS day, timestamp '2026-03-29 03:30:00' AS local, timestamptz '2026-03-29T03:30:00Z' AS instant,
        count(*) AS n, array[date '2026-01-01', null] AS days, array[1, null]::bigint[] AS counts FROM (VALUES (1), (2)) v`),
    );
    expect(row).toEqual({
      day: '2026-03-29',
      local: '2026-03-29 03:30:00',
      instant: new Date('2026-03-29T03:30:00Z'),
      n: 2,
      days: ['2026-01-01', null],
      counts: [1, null],
    });
    const tooLarge = database.inOrganisation(athens, (sql) => sql.query('SELECT 9007199254740993::bigint AS n'));
    await expect(tooLarge).rejects.toThrow(RangeError);
    expect(await namesSeenBy(athens)).toEqual(['A']);
  });
});
