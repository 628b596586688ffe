import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';

import { AppModule } from '../app.module.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { readEnvironment, type Environment } from '../common/env.ts';
import { createTestOrganisation, describeOnOneDatabase } from '../database/testing/test-database.ts';
import { signInForTest } from '../identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from '../open-installation.ts';
import { UsageError } from './command.ts';
import { months } from './months.ts';
import { makeTestSession } from './testing/test-session.ts';

describeOnOneDatabase('late months from the command line', (open) => {
  let folder: string;
  let environment: Environment;
  let app: INestApplicationContext;
  let context: ActingContext;

  async function run(
    ...args: string[]
  ): Promise<{ readonly code: number; readonly printed: readonly string[]; readonly said: readonly string[] }> {
    const { session, printed, said } = makeTestSession({ app, context }, { environment });
    return { code: await months.run(session, args), printed, said };
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-letters-'));
    environment = { ...readEnvironment({ DEMO: 'false' }), logLevel: 'silent' };
    const database = await open();
    await migrateInstallation(environment, database);
    context = await createTestOrganisation(database);
    await signInForTest(database, context.organisationId, { roles: ['uploader'], email: 'uploader@months.example' });
    await database.inOrganisation(context, (sql) =>
      sql.execute(
        `INSERT INTO recording_unit (organisation_id, unit_id, unit_no, name_el, name_en, rule_kind, rule_column, rule_values, first_month, last_month, due_days)
         VALUES ($1, gen_random_uuid(), 1, 'Α΄ Τμήμα', 'Station A', 'every', '', '{}', '2020-05-01', '2020-06-01', 10)`,
        [context.organisationId],
      ),
    );
    app = await NestFactory.createApplicationContext(AppModule.with(environment, database, 'works-alone'), { logger: false });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are listed for a person and for a program', async () => {
    const { code, printed } = await run('late');
    expect(code).toBe(0);
    expect(printed[0]).toMatch(/^2020-05\tStation A\tnot received, due 10\/06\/2020, [\d,]+ days ago$/);
    expect(printed).toHaveLength(2);
    const json = await run('late', '--json');
    expect(json.code).toBe(0);
    expect(JSON.parse(json.printed.join())).toMatchObject([
      { unit: { el: 'Α΄ Τμήμα' }, month: '2020-05', stage: 'expected', nextStep: 'received', dueOn: '2020-06-10' },
      { month: '2020-06', dueOn: '2020-07-10' },
    ]);
  });

  it('are not understood otherwise', async () => {
    for (const args of [[], ['late', 'more'], ['send'], ['late', '--folder', folder]])
      await expect(run(...args)).rejects.toThrow(UsageError);
  });

  it('need a mail server or a folder for letters, and say so', async () => {
    expect(await run('remind')).toMatchObject({ code: 1, printed: [], said: [expect.stringContaining('SMTP_URL')] });
  });

  it('become letters in a folder, once, that only their owner reads', async () => {
    const { code, printed } = await run('remind', '--folder', folder, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(printed.join())).toEqual({ switchedOff: false, late: 2, reminded: 2, notReminded: 0, letters: 1, failedLetters: 0 });
    const [name, ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect(name).toMatch(/^elektron-months-\d{4}-\d\d-\d\d-001\.eml$/);
    const path = join(folder, name ?? '');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const letter = await readFile(path, 'utf8');
    expect(letter).toContain('To: uploader@months.example\r\n');
    expect(letter).toContain('Subject: Elektron: 2 months wait, Test\r\n');
    expect(await run('remind', '--folder', folder)).toMatchObject({ code: 0, printed: [expect.stringContaining('with 0 letters')] });
    expect(await readdir(folder)).toHaveLength(1);
  });
});
