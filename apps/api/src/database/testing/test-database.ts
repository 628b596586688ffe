import { afterAll, describe } from '@jest/globals';

import type { Database } from '../database.ts';
import type { OrganisationContext } from '../in-organisation.ts';
import { openEmbeddedTestDatabase } from './embedded-test-database.ts';
import { openServerTestDatabase } from './server-test-database.ts';

export type TestProfile = Database['profile'];

/** The embedded database always; a server where TEST_DATABASE_URL names one (a superuser's login). DATABASE_URL is never looked at. */
export const TEST_PROFILES: readonly TestProfile[] = process.env['TEST_DATABASE_URL'] ? ['embedded', 'server'] : ['embedded'];

/** An empty, migrated database. It is the caller's to close. */
export function openTestDatabase(profile: TestProfile = 'embedded'): Promise<Database> {
  if (profile === 'embedded') return openEmbeddedTestDatabase();
  const serverUrl = process.env['TEST_DATABASE_URL'];
  if (!serverUrl) throw new Error('TEST_DATABASE_URL is not set');
  return openServerTestDatabase(serverUrl);
}

type Body = (open: () => Promise<Database>, profile: TestProfile) => void;

/**
 * Describes what must hold on every kind of database. `open` gives an empty, migrated database (call it in `beforeAll` or a test);
 * it is closed when the description ends. On the embedded database, opening again empties what was opened before.
 */
export function describeOnEachDatabase(name: string, body: Body): void {
  for (const profile of TEST_PROFILES) describeOn(profile, name, body);
}

/** `npm run -s test:databases` describes everything on each kind. */
const ON_EACH = process.env['DATABASES'] === 'all';

/**
 * Describes what is decided before a database is met, and only kept in one: how a file is read, what a person is asked about it, what a method of
 * analysis finds. THE rule: only where every statement that it runs is run on each database by another test, as the walk of tests/security runs what is
 * behind each query, mutation and route. It is described on the last kind: a server where there is one, which answers sooner.
 */
export function describeOnOneDatabase(name: string, body: Body): void {
  if (ON_EACH) describeOnEachDatabase(name, body);
  else describeOn(TEST_PROFILES.at(-1) ?? 'embedded', name, body);
}

function describeOn(profile: TestProfile, name: string, body: Body): void {
  describe(`${name} (${profile} database)`, () => {
    const opened: Database[] = [];
    afterAll(async () => {
      for (const database of opened) await database.close();
    });
    body(async () => {
      const database = await openTestDatabase(profile);
      opened.push(database);
      return database;
    }, profile);
  });
}

/** A new organisation, to act for. @param slug its short name, unique in the database */
export async function createTestOrganisation(database: Database, slug = 'test'): Promise<OrganisationContext> {
  const [row] = await database.asOwner((sql) =>
    sql.query<{ id: string }>(
      `INSERT INTO organisation (organisation_id, slug, name_el, name_en, time_zone, srid, speed_unit)
       VALUES (gen_random_uuid(), $1, 'Δοκιμή', 'Test', 'Europe/Athens', 2100, 0) RETURNING organisation_id AS id`,
      [slug],
    ),
  );
  return database.actAsInstallation(row?.id ?? '');
}
