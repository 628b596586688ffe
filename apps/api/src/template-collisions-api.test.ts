import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPASS_POINTS, LANGUAGES, ROAD_USERS, UNIT_MOVEMENTS, type RoadUser, type UnitMovement } from '@elektron/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { LocalFilesImport } from './imports/local-files-import.ts';
import { migrateInstallation } from './open-installation.ts';
import { fillTemplate, type FilledRow } from './templates/testing/fill-template.ts';

/* What somebody has filled in of how vehicles and pedestrians moved, as the diagram of a black spot draws it. */

const PLACE = { longitude: 22.9426, latitude: 39.3622 };

const accident = (number: string): FilledRow => ({
  accident_record_number: number,
  date: new Date('2023-03-05T00:00:00Z'),
  severity: 2,
  ...PLACE,
});
const unit = (
  number: string,
  unitNumber: number,
  roadUser: RoadUser,
  movement: UnitMovement | null,
  directions: readonly [from: string, to: string] | null = null,
): FilledRow => ({
  accident_record_number: number,
  unit_number: unitNumber,
  kind_of_unit: ROAD_USERS.indexOf(roadUser),
  movement: movement === null ? null : UNIT_MOVEMENTS.indexOf(movement),
  direction_from: directions === null ? null : choiceOf(directions[0]),
  direction_to: directions === null ? null : choiceOf(directions[1]),
});
/** A point of the list, or what somebody types instead. */
const choiceOf = (text: string): number | string => {
  const choice = (COMPASS_POINTS as readonly string[]).indexOf(text);
  return choice === -1 ? text : choice;
};

/** Two alike, one without directions and with a pedestrian, one that says nothing. */
const SHEETS = (south: string): Readonly<Record<string, readonly FilledRow[]>> => ({
  accidents: ['1', '2', '3', '4'].map(accident),
  units: [
    unit('1', 1, 'car', 'turning-left', ['south', 'west']),
    unit('1', 2, 'powered-two-wheeler', 'ahead', ['north', 'south']),
    unit('2', 1, 'car', 'ahead', ['north', south]),
    unit('2', 2, 'car', 'turning-left', [south, 'west']),
    unit('3', 1, 'bus', 'ahead'),
    unit('3', 2, 'pedestrian', 'crossing-from-right'),
    unit('4', 1, 'car', null),
  ],
  casualties: [{ accident_record_number: '3', casualty_number: 1, unit_number: 2, class: 2, injury: 2 }],
});

describeOnEachDatabase('the collision diagram of a filled template,', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let folder: string;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    folder = await mkdtemp(join(tmpdir(), 'elektron-template-collisions-'));
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it.each(LANGUAGES)('in %s, draws its words and letters, on the right', async (language) => {
    const { organisationId } = await createTestOrganisation(database, `template-${language}`);
    const analyst = await signInForTest(database, organisationId);
    const path = join(folder, `${language}.xlsx`);
    await writeFile(path, await fillTemplate(language, SHEETS({ el: '\u039d', en: 'S' }[language])));
    const { batch } = await app.get(LocalFilesImport, { strict: false }).run(analyst.context, [path], new AbortController().signal);
    expect(batch.counts).toMatchObject({ added: 12, held: 0, rejected: 0 });

    const send = async (query: string, variables: object): Promise<Record<string, unknown>> => {
      const response = await fetch(`${await app.getUrl()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: analyst.cookie },
        body: JSON.stringify({ query, variables }),
      });
      return ((await response.json()) as { data: Record<string, unknown> }).data;
    };
    const { addBlackSpot } = (await send('mutation ($input: AddBlackSpotInput!) { addBlackSpot(input: $input) { blackSpot { id } } }', {
      input: { name: 'Κόμβος', ...PLACE, radiusMeters: 50 },
    })) as { addBlackSpot: { blackSpot: { id: string } } };
    const { blackSpotDiagnosis } = (await send(
      `query ($id: ID!) { blackSpotDiagnosis(id: $id) { collisionDiagram {
         patterns { drawing drivesOn units { movement from to hitBy } accidents { roadUsers } } undrawn { reason accidents { number } } } } }`,
      addBlackSpot.blackSpot,
    )) as { blackSpotDiagnosis: { collisionDiagram: unknown } };
    const still = { from: null, to: null, hitBy: null };
    expect(blackSpotDiagnosis.collisionDiagram).toEqual({
      patterns: [
        {
          drawing: 'compass',
          drivesOn: 'right',
          units: [
            { movement: 'ahead', from: 'north', to: 'south', hitBy: null },
            { movement: 'turning-left', from: 'south', to: 'west', hitBy: null },
          ],
          accidents: expect.arrayContaining([{ roadUsers: ['powered-two-wheeler', 'car'] }, { roadUsers: ['car', 'car'] }]) as unknown,
        },
        {
          drawing: 'movements',
          drivesOn: 'right',
          units: [
            { ...still, movement: 'ahead' },
            { ...still, movement: 'crossing-from-right', hitBy: 0 },
          ],
          accidents: [{ roadUsers: ['bus', 'pedestrian'] }],
        },
      ],
      undrawn: [{ reason: 'vehicle-unknown', accidents: [{ number: expect.any(Number) as unknown }] }],
    });
    // The same file once more says nothing new.
    const again = await app.get(LocalFilesImport, { strict: false }).run(analyst.context, [path], new AbortController().signal);
    expect(again.batch.counts).toMatchObject({ added: 0, changed: 0, unchanged: 12 });
  });
});
