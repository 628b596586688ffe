import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readEnvironment, type Environment } from '../common/env.ts';
import type { Database } from '../database/database.ts';
import { makeTestDataDirectory } from '../database/testing/embedded-test-database.ts';
import { createTestOrganisation } from '../database/testing/test-database.ts';
import { TEST_SECRET_KEY } from '../database/testing/test-secret-key.ts';
import { openInstallation } from '../open-installation.ts';
import { municipalitiesText, rectangle } from '../territory/testing/municipalities-text.ts';
import { UsageError, type Command } from './command.ts';
import { municipalities } from './municipalities.ts';
import { organisationTerritory } from './organisation-territory.ts';
import { makeTestSession } from './testing/test-session.ts';

describe('municipalities and territories from the command line', () => {
  let folder: string;
  let environment: Environment;
  let database: Database;

  /** Beside a running server, whose database it uses. */
  async function run(command: Command, ...args: string[]): Promise<{ code: number; printed: string[]; said: string[] }> {
    const { session, printed, said } = makeTestSession(undefined, { environment });
    return { code: await command.run(session, args), printed, said };
  }

  async function write(...ids: number[]): Promise<string> {
    const path = join(folder, 'municipalities.geojson');
    await writeFile(path, municipalitiesText(ids.map((id) => ({ id, rings: [rectangle(id, 37, id + 1, 38)] }))));
    return path;
  }

  function trail(): Promise<object[]> {
    return database.asOwner((sql) =>
      sql.query(`SELECT details FROM audit_event WHERE action = 'territory.changed' AND actor_kind = 'installation' ORDER BY occurred_at`),
    );
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-territory-'));
    environment = readEnvironment({ DATA_DIR: await makeTestDataDirectory(), SECRET_KEY: TEST_SECRET_KEY, DEMO: 'false' });
    database = await openInstallation(environment, { whenOpenElsewhere: 'refuse' });
  });
  afterAll(async () => {
    await database.close();
    for (const path of [folder, environment.dataDirectory]) await rm(path, { recursive: true, force: true });
  });

  it('are read as often as one likes, and say what has changed', async () => {
    const first = await run(municipalities, await write(20, 21));
    expect(first).toMatchObject({ code: 0, printed: ['{"added":2,"changed":0,"unchanged":0}'] });
    expect(first.said.join()).toContain('import the same files once more');
    const again = await run(municipalities, await write(21, 22));
    expect(again.printed).toEqual(['{"added":1,"changed":0,"unchanged":1}']);
    // Nothing has changed, so nothing has to be done.
    expect(await run(municipalities, await write(20, 21, 22))).toMatchObject({
      printed: ['{"added":0,"changed":0,"unchanged":3}'],
      said: [],
    });
  });

  it('are given to an organisation, shown, and taken away', async () => {
    await createTestOrganisation(database, 'volos');
    expect(await run(organisationTerritory, 'volos')).toMatchObject({ code: 0, printed: [] });
    expect((await run(organisationTerritory, 'volos', '22', '20', '22')).printed).toEqual(['20', '22']);
    expect((await run(organisationTerritory, 'volos', '21')).printed).toEqual(['21']);
    expect((await run(organisationTerritory, 'volos')).printed).toEqual(['21']);
    expect((await run(organisationTerritory, 'volos', '--none')).printed).toEqual([]);
    expect((await trail()).slice(-3)).toEqual(['20, 22', '21', ''].map((municipalityIds) => ({ details: { municipalityIds } })));
  });

  it('are refused where they make no sense, and nothing is changed', async () => {
    const before = await trail();
    for (const [command, ...args] of [
      [municipalities],
      [municipalities, 'a', 'b'],
      [organisationTerritory],
      [organisationTerritory, 'volos', 'Volos'],
      [organisationTerritory, 'volos', '20', '--none'],
    ] as const) {
      await expect(run(command, ...args)).rejects.toThrow(UsageError);
    }
    await expect(run(organisationTerritory, 'nowhere', '20')).rejects.toMatchObject({ code: 'ORGANISATION_NOT_FOUND' });
    await expect(run(organisationTerritory, 'volos', '99')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const path = join(folder, 'broken.geojson');
    await writeFile(path, '{}');
    await expect(run(municipalities, path)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await trail()).toEqual(before);
  });
});
