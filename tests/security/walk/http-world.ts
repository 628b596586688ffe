import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { importTown } from '../../../apps/api/src/accidents/testing/import-town.ts';
import { readEnvironment } from '../../../apps/api/src/common/env.ts';
import { RATE_BUDGETS, type RateBudgets } from '../../../apps/api/src/common/rate-budgets.ts';
import { hashSecret, makeSecret } from '../../../apps/api/src/common/secrets.ts';
import { makeTown } from '../../../apps/api/src/common/testing/make-town.ts';
import type { Database } from '../../../apps/api/src/database/database.ts';
import { collisionsText } from '../../../apps/api/src/imports/testing/stats19-text.ts';
import { UploadDetection } from '../../../apps/api/src/imports/upload-detection.ts';
import { UploadMapping } from '../../../apps/api/src/imports/upload-mapping.service.ts';
import { UploadStore } from '../../../apps/api/src/imports/upload-store.ts';
import { createHttpServer } from '../../../apps/api/src/http-server.ts';
import { migrateInstallation } from '../../../apps/api/src/open-installation.ts';
import { ORGANISATIONS, type OrganisationName } from '../world/organisations.ts';
import { BATCHES } from '../world/shapes/imports.ts';
import { seedWorld, type SeededWorld } from '../world/seed.ts';
import { AnsweredFields } from './answered-fields.ts';
import { UNKNOWN_TABLE } from './mapping.ts';
import { mutateAs } from './mutate-as.ts';
import { newOrganisation } from './newcomers.ts';
import { shareEvaluation } from './share-evaluation.ts';
import { shareHotspots } from './share-hotspots.ts';

/** The seeded database with the product in front of it, answering over HTTP in this process. */
export interface HttpWorld {
  readonly app: NestExpressApplication;
  readonly database: Database;
  readonly seeded: SeededWorld;
  readonly url: string;
  /** What has come back so far. */
  readonly answered: AnsweredFields;
  /** A file that can be imported. */
  readonly collisions: string;
  /** Opens one more session of somebody of the own organisation, or of nobody. @returns its secret */
  openSession(personId: string, secondFactor?: boolean): Promise<string>;
  /** An upload of an organisation that waits on the disk. @returns its id */
  uploadOf(organisation: OrganisationName): Promise<string>;
  /** Files that wait for somebody of the organisation to say what they are. */
  draftOf(organisation: OrganisationName): Promise<string>;
  close(): Promise<void>;
}

/** The first batch that the seeded rows leave free. */
const TOWN_BATCH = 200;
const TOWN_ACCIDENTS = 1_200;
/** Enough for tables of full years. */
const COUNTED_ACCIDENTS = 60;

const COLLISIONS = collisionsText([{ index: 'X' }]);

/** A walk asks more in a minute than any person. How often somebody may ask is another test's question. */
const UNLIMITED = Object.fromEntries(
  Object.keys(RATE_BUDGETS).map((name) => [name, { points: 1_000_000, seconds: 60 }]),
) as unknown as RateBudgets;

/** How soon the server gives up is another test's question, too. */
const PATIENCE_SECONDS = 120;

export async function openHttpWorld(database: Database): Promise<HttpWorld> {
  const uploadDirectory = await mkdtemp(join(tmpdir(), 'elektron-access-'));
  // It asks as everybody at once, and waits as long as that takes.
  const environment = {
    ...readEnvironment({}),
    requestTimeoutSeconds: PATIENCE_SECONDS,
    demo: false,
    logLevel: 'silent' as const,
    rateLimits: UNLIMITED,
    uploadDirectory,
  };
  await migrateInstallation(environment, database);
  const seeded = await seedWorld(database);
  const importInto = (name: OrganisationName, accidents: number): Promise<void> =>
    importTown(database, database.actAsInstallation(ORGANISATIONS[name].id), TOWN_BATCH, makeTown(accidents));
  await importInto('own', TOWN_ACCIDENTS);
  await importInto('counted', COUNTED_ACCIDENTS);
  await describeTown(database);
  await describeMovements(database);
  const app = await createHttpServer(environment, database);
  await app.listen(0, '127.0.0.1');
  const uploads = new Map<OrganisationName, Promise<string>>();
  const drafts = new Map<OrganisationName, Promise<string>>();
  const world: HttpWorld = {
    app,
    database,
    seeded,
    url: await app.getUrl(),
    answered: new AnsweredFields(app.get(GraphQLSchemaHost).schema),
    collisions: COLLISIONS,
    openSession: (personId, secondFactor = true) => openSession(database, personId, secondFactor),
    uploadOf(organisation) {
      const known = uploads.get(organisation) ?? leaveUpload(app, database, ORGANISATIONS[organisation].id);
      uploads.set(organisation, known);
      return known;
    },
    draftOf(organisation) {
      const known = drafts.get(organisation) ?? leaveDraft(app, database, ORGANISATIONS[organisation].id);
      drafts.set(organisation, known);
      return known;
    },
    async close() {
      await app.close();
      await rm(uploadDirectory, { recursive: true, force: true });
    },
  };
  await furnish(world).catch(async (error: unknown) => {
    await world.close();
    throw error;
  });
  return world;
}

/** What the product makes of the seeded rows: without it some questions would have no answer for anybody. */
async function furnish(world: HttpWorld): Promise<void> {
  await shareEvaluation(world);
  await shareHotspots(world);
  // It waits for its first manager.
  await mutateAs(world, 'steward', 'createOrganisation', 'CreateOrganisationWithManagerInput', newOrganisation());
}

/** The town's import was written by hand: with this, pages can show it like any other. */
async function describeTown(database: Database): Promise<void> {
  await database.asOwner((sql) =>
    sql.execute(
      `UPDATE import_batch t SET format_id = s.format_id, files = s.files, counts = s.counts, position = s.position
       FROM import_batch s WHERE t.organisation_id = $1 AND t.batch_id = $2 AND s.organisation_id = t.organisation_id AND s.batch_id = $3`,
      [ORGANISATIONS.own.id, TOWN_BATCH, BATCHES.accidents],
    ),
  );
}

/** The seeded rows say in nobody's codes how their units moved: with this, a diagnosis has something to draw. */
async function describeMovements(database: Database): Promise<void> {
  await database.asOwner(async (sql) => {
    const own = [ORGANISATIONS.own.id];
    await sql.execute(
      `UPDATE accident_version SET source_system = 'stats19' WHERE organisation_id = $1 AND batch_id <> ${TOWN_BATCH}`,
      own,
    );
    await sql.execute(
      `UPDATE traffic_unit_version u SET unit_reference = c.unit_reference, attributes = u.attributes || '{"vehicle_manoeuvre": "Turning right"}'
       FROM casualty_version c WHERE u.organisation_id = $1
         AND c.organisation_id = u.organisation_id AND c.accident_id = u.accident_id AND c.batch_id = u.batch_id`,
      own,
    );
    await sql.execute(
      `UPDATE casualty_version SET attributes = attributes || '{"pedestrian_movement": "Crossing from driver''s nearside"}'
       WHERE organisation_id = $1 AND accident_id IN (
         SELECT accident_id FROM casualty_version WHERE organisation_id = $1 ORDER BY accident_id OFFSET 1)`,
      own,
    );
  });
}

async function openSession(database: Database, personId: string, secondFactor: boolean): Promise<string> {
  const secret = makeSecret('session');
  await database.asIdentity((sql) =>
    sql.execute(
      `INSERT INTO session (session_id, token_hash, person_id, acting_organisation_id, second_factor, idle_until, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + interval '1 hour', now() + interval '1 hour')`,
      [randomUUID(), hashSecret(secret), personId, ORGANISATIONS.own.id, secondFactor],
    ),
  );
  return secret;
}

async function leaveUpload(app: NestExpressApplication, database: Database, organisationId: string): Promise<string> {
  const context = database.actAsInstallation(organisationId);
  const uploads = app.get(UploadStore);
  const uploadId = await uploads.open(context);
  const storedAs = await uploads.receive(context, uploadId, Readable.from([Buffer.from(COLLISIONS)]));
  await app.get(UploadDetection).take(context, uploadId, [{ storedAs, name: 'collisions.csv' }]);
  return uploadId;
}

async function leaveDraft(app: NestExpressApplication, database: Database, organisationId: string): Promise<string> {
  const context = database.actAsInstallation(organisationId);
  const uploads = app.get(UploadStore);
  const uploadId = await uploads.open(context);
  const storedAs = await uploads.receive(context, uploadId, Readable.from([Buffer.from(UNKNOWN_TABLE)]));
  await app.get(UploadMapping).take(context, uploadId, [{ storedAs, name: 'places.csv' }]);
  return uploadId;
}
