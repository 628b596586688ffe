import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OrganisationKind } from '@elektron/domain';

import { commitBatch, insertBatch, insertRecords, undoBatch, type RecordRow } from './accidents/testing/insert-records.ts';
import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  readonly problem?: { readonly code: string };
}

/** A metre to the north, in degrees times 10^7. */
const METER_E7 = 90;

/** An accident at noon of the 4th of May 2023, with what is different about it. */
function accident(change: RecordRow & { readonly metersNorth?: number } = {}): RecordRow {
  const { metersNorth = 0, ...columns } = change;
  return {
    accident_id: randomUUID(),
    source_record_id: 'test',
    severity: 3,
    year: 2023,
    month: 5,
    day: 4,
    hour: 12,
    minute: 0,
    municipality_id: 1,
    longitude_e7: 237_000_000,
    latitude_e7: 379_800_000 + metersNorth * METER_E7,
    x_mm: 0,
    y_mm: 0,
    ...columns,
  };
}

describeOnEachDatabase('what is asked of the whole network', (open, profile) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;

  beforeAll(async () => {
    database = await open();
    app = await createHttpServer({ ...readEnvironment({}), logLevel: 'silent' as const }, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO municipality SELECT k, 'Συνθετικός ' || k, 'Synthetic ' || k, ST_Multi(ST_MakeEnvelope(k, 0, k + 1, 1, 4326)) FROM generate_series(1, 3) k`,
      ),
    );
  });
  afterAll(() => app.close());

  async function organisation(kind: OrganisationKind, territory: readonly number[] = []): Promise<OrganisationContext & { slug: string }> {
    const slug = `${kind}-${randomUUID()}`;
    const context = await createTestOrganisation(database, slug);
    await database.asOwner(async (sql) => {
      await sql.execute('UPDATE organisation SET kind = $2 WHERE organisation_id = $1', [context.organisationId, kind]);
      await sql.execute('INSERT INTO organisation_municipality SELECT $1, unnest($2::integer[])', [context.organisationId, territory]);
    });
    return { ...context, slug };
  }

  async function importAccidents(context: OrganisationContext, batchId: number, rows: readonly RecordRow[]): Promise<void> {
    await insertBatch(database, context, batchId);
    await insertRecords(database, context, 'accident_version', batchId, rows);
    await commitBatch(database, context, batchId);
  }

  async function send(who: SignedIn, query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: who.cookie },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  async function ask(who: SignedIn, query: string, variables: object = {}): Promise<Record<string, unknown>> {
    const { data, errors, problem } = await send(who, query, variables);
    expect([errors, problem]).toEqual([undefined, undefined]);
    return data!;
  }

  async function codeOf(answer: Promise<Answer>): Promise<string | undefined> {
    const { errors, problem } = await answer;
    return problem?.code ?? errors?.[0]?.extensions.code;
  }

  function events(organisationId: string): Promise<object[]> {
    return database.asOwner((sql) =>
      sql.query(
        'SELECT person_id, action, subject_kind, subject_id, details FROM audit_event WHERE organisation_id = $1 ORDER BY occurred_at',
        [organisationId],
      ),
    );
  }

  it(`opens the same doors on the ${profile} database: the totals for stewards, the rest for readers, and nothing for whoever is signed out`, async () => {
    const town = await organisation('municipality', [1]);
    const member = await signInForTest(database, town.organisationId);
    const steward = await signInForTest(database, null, { steward: true });
    const totals = '{ networkTotals { accidents } }';
    const held = `{ alsoHeldBy(accidentId: "${randomUUID()}") { id } }`;
    const tables = `{ sharedAggregates(ownerId: "${town.organisationId}") { tables { id } } }`;
    expect([await codeOf(send(member, totals)), await codeOf(send(steward, held)), await codeOf(send(steward, tables))]).toEqual(
      Array(3).fill('FORBIDDEN'),
    );
    for (const query of [totals, held, tables]) expect(await codeOf(send({ ...member, cookie: '' }, query))).toBe('NOT_SIGNED_IN');
    expect(await ask(member, held)).toEqual({ alsoHeldBy: [] });
    // The own tables are no sharing.
    expect(await codeOf(send(member, tables))).toBe('ORGANISATION_NOT_FOUND');
  });

  describe('who holds an accident too', () => {
    let police: OrganisationContext & { slug: string };
    let town: OrganisationContext & { slug: string };
    let clerk: SignedIn;
    const HELD = 'query ($id: ID!) { alsoHeldBy(accidentId: $id) { id slug kind name { el en } } }';

    beforeEach(async () => {
      police = await organisation('police');
      town = await organisation('municipality', [1]);
      clerk = await signInForTest(database, town.organisationId);
    });

    /** The short names of who holds an accident, among the organisations of this test. */
    async function holders(who: SignedIn, row: RecordRow): Promise<string[]> {
      const { alsoHeldBy } = (await ask(who, HELD, { id: row['accident_id'] })) as { alsoHeldBy: { slug: string }[] };
      return alsoHeldBy.map(({ slug }) => slug).filter((slug) => slug === police.slug || slug === town.slug);
    }

    it('is said by name and by nothing else, and both sides can see that it was asked', async () => {
      const own = accident({ day: 5 });
      await importAccidents(police, 1, [accident({ day: 5, hour: 12, minute: 40, metersNorth: 120, severity: 1 }), accident({ day: 6 })]);
      await importAccidents(town, 1, [own]);
      const answer = await ask(clerk, HELD, { id: own['accident_id'] });
      expect(answer).toEqual({
        alsoHeldBy: [{ id: police.organisationId, slug: police.slug, kind: 'police', name: { el: 'Δοκιμή', en: 'Test' } }],
      });
      // Once more is the same answer, and no event.
      expect(await ask(clerk, HELD, { id: String(own['accident_id']).toUpperCase() })).toEqual(answer);
      expect(await events(town.organisationId)).toEqual([
        {
          person_id: clerk.personId,
          action: 'sharing.duplicates-asked',
          subject_kind: 'accident',
          subject_id: own['accident_id'],
          details: { named: 1 },
        },
      ]);
      expect(await events(police.organisationId)).toEqual([
        {
          person_id: clerk.personId,
          action: 'sharing.duplicates-asked',
          subject_kind: 'organisation',
          subject_id: town.organisationId,
          details: {},
        },
      ]);
    });

    it('is whoever holds one on that day, within the hour and nearby', async () => {
      const rows = [7, 8, 9, 10, 11].map((day) => accident({ day }));
      await importAccidents(town, 1, rows);
      await importAccidents(police, 1, [
        accident({ day: 7, hour: 13, minute: 1 }),
        accident({ day: 8, metersNorth: 200 }),
        accident({ day: 9, hour: null, minute: null }),
        accident({ day: 10, longitude_e7: null, latitude_e7: null, x_mm: null, y_mm: null }),
      ]);
      // Nobody's own second record.
      await importAccidents(town, 2, [accident({ day: 11 })]);
      const found: string[][] = [];
      for (const row of rows) found.push(await holders(clerk, row));
      expect(found).toEqual([[], [], [police.slug], [], []]);
    });

    it('is not told of an accident that the asker does not hold itself, or holds no more, or that lies in another territory', async () => {
      const theirs = accident({ day: 14 });
      const [undone, outside, nowhere] = [
        accident({ day: 14 }),
        accident({ day: 14, municipality_id: 2 }),
        accident({ day: 14, municipality_id: null }),
      ];
      await importAccidents(police, 1, [theirs]);
      await importAccidents(town, 1, [undone]);
      await importAccidents(town, 2, [outside, nowhere]);
      expect(await holders(clerk, undone)).toEqual([police.slug]);
      await undoBatch(database, town, 1);
      for (const row of [theirs, undone, outside, nowhere, { accident_id: 'x' }]) expect(await holders(clerk, row)).toEqual([]);
      // Police record everywhere.
      const officer = await signInForTest(database, police.organisationId);
      expect(await holders(officer, theirs)).toEqual([town.slug]);
      // Who refuses to say leaves no trace of having been asked by somebody who may not.
      expect(await events(police.organisationId)).toHaveLength(2);
    });

    it('is not told to a body that neither records accidents nor looks after roads', async () => {
      const institute = await organisation('research', [1]);
      const row = accident({ day: 15 });
      await importAccidents(police, 1, [accident({ day: 15 })]);
      await importAccidents(institute, 1, [row]);
      expect(await holders(await signInForTest(database, institute.organisationId), row)).toEqual([]);
    });
  });

  it('counts every accident once, and says on what that rests', async () => {
    // In a year of its own: other tests of this database have organisations too.
    const [police, town] = [await organisation('police'), await organisation('municipality', [1])];
    await importAccidents(police, 1, [accident({ year: 1999, severity: 1 }), accident({ year: 1999, day: 9, severity: 2 })]);
    await importAccidents(town, 1, [
      accident({ year: 1999, metersNorth: 90, minute: 30, severity: 3 }),
      accident({ year: 1999, day: 10, severity: 5 }),
      accident({ year: 1999, day: 10, severity: 0, longitude_e7: null, latitude_e7: null, x_mm: null, y_mm: null }),
    ]);
    const steward = await signInForTest(database, null, { steward: true });
    const { networkTotals } = (await ask(
      steward,
      `{ networkTotals { organisations records accidents duplicates notComparable period { start } method { el en }
         byYear { year fatal serious slight injury damageOnly unknown } } }`,
    )) as { networkTotals: Record<string, number> & { byYear: object[]; period: object; method: { el: string; en: string } } };
    expect(networkTotals.byYear[0]).toEqual({ year: 1999, fatal: 1, serious: 1, slight: 0, injury: 0, damageOnly: 1, unknown: 1 });
    expect(networkTotals.period).toEqual({ start: '1999-05-04' });
    expect(networkTotals['records']).toBe(networkTotals['accidents']! + networkTotals['duplicates']!);
    expect(networkTotals['notComparable']).toBeGreaterThanOrEqual(1);
    for (const text of Object.values(networkTotals.method)) expect(text).toMatch(/150[^]*60/);
    const trail = await database.asOwner((sql) => sql.query(`SELECT action FROM audit_event WHERE person_id = $1`, [steward.personId]));
    expect(trail).toEqual([{ action: 'network.counted' }]);
  });

  it('shows fixed tables with small counts hidden, to whom they were opened, and writes it down', async () => {
    const [police, institute] = [await organisation('police'), await organisation('research')];
    const reader = await signInForTest(database, institute.organisationId);
    // 2014 is no full year; of 2015 to 2019 each has 40 accidents at noon, spread over the week, and a fatal one at night on a Sunday.
    const rows = [2015, 2016, 2017, 2018, 2019].flatMap((year) => [
      ...Array.from({ length: 40 }, (_, k) => accident({ year, month: 1 + (k % 12), day: 28, weekday: 1 + (k % 7), light: 1 })),
      accident({ year, month: 12, day: 28, hour: 3, weekday: 7, severity: 1, light: 4 }),
    ]);
    await importAccidents(police, 1, [...rows, accident({ year: 2014, month: 9, weekday: 3 })]);
    const TABLES = `query ($owner: ID!) { sharedAggregates(ownerId: $owner) { period { start end } note { el en } tables { id title { el en } columns { en } rows } } }`;
    const asked = { owner: police.organisationId };
    expect(await send(reader, TABLES, asked)).toEqual(await send(reader, TABLES, { owner: randomUUID() }));
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, valid_from, valid_until, purpose)
         VALUES ($1, gen_random_uuid(), $2, 'aggregates', current_date - 5, current_date + 5, 'test')`,
        [police.organisationId, institute.organisationId],
      ),
    );
    const { sharedAggregates } = (await ask(reader, TABLES, asked)) as {
      sharedAggregates: {
        period: object;
        tables: { id: string; columns: { en: string }[]; rows: { label: { en: string }; counts: (number | null)[] }[] }[];
      };
    };
    expect(sharedAggregates.period).toEqual({ start: '2015-01-01', end: '2020-01-01' });
    const table = (id: string): Record<string, (number | null)[]> =>
      Object.fromEntries(sharedAggregates.tables.find((one) => one.id === id)!.rows.map(({ label, counts }) => [label.en, counts]));
    expect(sharedAggregates.tables.map(({ id }) => id)).toEqual([
      'year-severity',
      'month-severity',
      'hour',
      'weekday',
      'road-user',
      'light',
      'road-type',
      'junction',
    ]);
    expect(sharedAggregates.tables[0]!.columns.map(({ en }) => en)).toEqual([
      'Fatal',
      'Serious',
      'Slight',
      'Injury, severity not stated',
      'Damage only',
      'Unknown',
    ]);
    expect(Object.keys(table('year-severity'))).toEqual(['2015', '2016', '2017', '2018', '2019']);
    for (const counts of Object.values(table('year-severity'))) expect([null, 40]).toContain(counts[2]);
    for (const { rows: shown } of sharedAggregates.tables) {
      for (const count of shown.flatMap(({ counts }) => counts)) expect(count === null || (count >= 5 && count % 5 === 0)).toBe(true);
    }
    expect([table('weekday')['Monday'], table('weekday')['Sunday'], table('weekday')['Unknown']]).toEqual([[30], [30], [null]]);
    const used = { person_id: reader.personId, action: 'sharing.used', subject_kind: 'organisation', subject_id: institute.organisationId };
    await ask(reader, TABLES, asked);
    expect(await events(police.organisationId)).toEqual([{ ...used, details: { use: 'aggregates', kinds: 'aggregates' } }]);
    // No record with them.
    const rowsSeen = await database.inOrganisation({ ...reader.context, organisationId: police.organisationId }, (sql) =>
      sql.query('SELECT FROM accident_version'),
    );
    expect(rowsSeen).toEqual([]);
  });
});
