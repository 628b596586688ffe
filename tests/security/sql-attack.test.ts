import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Database } from '../../apps/api/src/database/database.ts';
import { describeOnEachDatabase } from '../../apps/api/src/database/testing/test-database.ts';
import { readEnvironment } from '../../apps/api/src/common/env.ts';
import { PgBossJobQueue } from '../../apps/api/src/jobs/pg-boss-job-queue.ts';
import { migrateInstallation } from '../../apps/api/src/open-installation.ts';
import { asOwnerForAWhile, attack } from './sql/attack.ts';
import { quote } from './sql/attacker.ts';
import { checkStatistics } from './sql/check-inference.ts';
import { checkOwner } from './sql/check-owner.ts';
import { checkPrivileges } from './sql/check-privileges.ts';
import { STORIES, TABLE_CHECKS } from './sql/checks.ts';
import { checkFunctions } from './sql/functions.ts';
import { TABLE_RIGHTS } from './sql/table-rights.ts';
import { askerNamed } from './world/askers.ts';
import { ORGANISATIONS } from './world/organisations.ts';
import { seedWorld, type SeededWorld } from './world/seed.ts';

const TABLES = Object.keys(TABLE_RIGHTS);

/*
 * Somebody can send any SQL over the connections of the application, and has got hold of some people's secrets. Out of scope: what PostgreSQL
 * tells of a table as a whole (how many rows and pages there are, how often a plan expects a value, how long a statement takes), which is over
 * all organisations; and keeping the database from working, which whoever sends any SQL can.
 *
 * The embedded database is single-trust: its one login owns everything. There the roles are played by the owner, so that the policies are
 * tried all the same.
 */
describeOnEachDatabase('SQL in the hands of an attacker', (open) => {
  let database: Database;
  let world: SeededWorld;

  beforeAll(async () => {
    database = await open();
    await migrateInstallation({ ...readEnvironment({}), demo: false }, database);
    world = await seedWorld(database);
  });

  it('meets every table with declared rights, and no others', async () => {
    expect(world.tables.map(({ name }) => name).sort()).toEqual([...TABLES].sort());
    expect(await database.asOwner((sql) => checkPrivileges(sql, TABLE_RIGHTS))).toEqual([]);
  });

  it('meets declared functions only, each of which looks for tables in one place', async () => {
    expect(await database.asOwner(checkFunctions)).toEqual([]);
  });

  it('meets tables that refuse even their owner to rewrite what was', async () => {
    expect(await asOwnerForAWhile(database, checkOwner)).toEqual([]);
  });

  describe('every table', () => {
    it.each(Object.entries(TABLE_CHECKS))('%s', async (_name, check) => {
      expect(await attack(database, (attacker) => check(attacker, world, TABLES))).toEqual([]);
    });

    it('keeps what PostgreSQL has learnt of its values to itself', async () => {
      await database.asOwner((sql) => sql.execute('ANALYZE'));
      expect(await attack(database, (attacker) => checkStatistics(attacker, TABLES))).toEqual([]);
    });
  });

  describe('somebody wants', () => {
    it.each(STORIES)('$wants', async ({ attempt }) => {
      expect(await attack(database, (attacker) => attempt(attacker, world))).toEqual([]);
    });

    it('the secret of a job that waits, and finds it sealed', async () => {
      const secret = askerNamed('everything').secret ?? '';
      const queue = new PgBossJobQueue(database);
      await queue.send('import', { context: { organisationId: ORGANISATIONS.own.id, secret }, id: '1' });
      await queue.beforeApplicationShutdown();
      const jobs = await attack(database, (attacker) =>
        attacker.at({ role: 'service', secret: null, meant: 'none' }, () =>
          attacker.ask<{ text: string }>('SELECT j::text AS text FROM pgboss.job j'),
        ),
      );
      const texts = jobs.refused === null ? jobs.found.map(({ text }) => text).filter((text) => text.includes(ORGANISATIONS.own.id)) : [];
      expect(texts).not.toHaveLength(0);
      for (const text of texts) expect(text).not.toMatch(/\b[stij]_[\w-]{43}/);
    });

    it('a job that lives for a hundred years, and gets two days', async () => {
      const days = await asOwnerForAWhile(database, async (sql) => {
        await sql.execute(`SELECT set_config('app.secret', ${quote(askerNamed('everything').secret ?? '')}, true); SET LOCAL ROLE elektron_app;
          SELECT issue_job_secret('\\x01', '{records.read}', interval '100 years'); RESET ROLE`);
        return sql.query(`SELECT expires_at <= now() + interval '2 days' AS short FROM job_secret WHERE secret_hash = '\\x01'`);
      });
      expect(days).toEqual([{ short: true }]);
    });
  });
});
