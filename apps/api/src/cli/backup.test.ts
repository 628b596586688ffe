import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { makeBackup } from '../backup/make-backup.ts';
import { restoreBackup, type RestoreOptions } from '../backup/restore-backup.ts';
import { CHEAP_KEY } from '../backup/testing/cheap-key.ts';
import { damageFile } from '../backup/testing/damage.ts';
import { readEnvironment, type Environment } from '../common/env.ts';
import type { Database } from '../database/database.ts';
import type { Migration } from '../database/migrations/migration.ts';
import { migrations } from '../database/migrations/migrations.ts';
import { openDatabase } from '../database/open-database.ts';
import {
  makeServerTestDatabase,
  makeUnmigratedServerTestDatabase,
  type ServerTestDatabase,
} from '../database/testing/server-test-database.ts';
import { openTestDatabase, TEST_PROFILES, type TestProfile } from '../database/testing/test-database.ts';
import { TEST_SECRET_KEY } from '../database/testing/test-secret-key.ts';
import { AuditChainRepository } from '../identity/audit/audit-chain.repository.ts';
import { AuditEventRepository } from '../identity/audit/audit-event.repository.ts';
import { AuditHeads } from '../identity/audit/audit-heads.ts';
import { AuditVerification } from '../identity/audit/audit-verification.ts';
import { restorePorts } from './restore.ts';
import { fillInstallation, type FilledInstallation } from './testing/fill-installation.ts';
import { readAllRows, type TableRows } from './testing/table-rows.ts';

jest.setTimeout(120_000);

const PASSPHRASE = 'four words of no relation';
/** Five of each kind of damage; `npm run -s test:damaged-backups` has forty. */
const DAMAGES = Number(process.env['DAMAGED_BACKUPS'] ?? 25);
const SERVER_URL = process.env['TEST_DATABASE_URL'] ?? '';
const UPLOAD = ['4f9c1f0e-2a57-4f5c-8a0e-1f6f0c5a9b11', '0b54b8a2-6a35-4a52-9f0a-3f1a3e2f7c22', 'part'];

let folder: string;
let made = 0;
const serverDatabases: ServerTestDatabase[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'elektron-backup-test-'));
});

afterAll(async () => {
  for (const database of serverDatabases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function newPath(): string {
  return join(folder, String(++made));
}

/** The environment of an installation with folders of its own. */
function environmentIn(dataDirectory: string, change: Partial<Environment> = {}): Environment {
  return { ...readEnvironment({ DATA_DIR: dataDirectory, DEMO: 'false' }), ...change };
}

/** Somewhere to restore to: an embedded database that is not there yet, or an empty one on the server. */
async function makeTarget(profile: TestProfile, kind: 'migrated' | 'unmigrated' = 'migrated'): Promise<Environment> {
  const dataDirectory = newPath();
  if (profile === 'embedded') return environmentIn(dataDirectory);
  const database = await (kind === 'migrated' ? makeServerTestDatabase : makeUnmigratedServerTestDatabase)(SERVER_URL);
  serverDatabases.push(database);
  return environmentIn(dataDirectory, { ...database.environment, dataDirectory });
}

async function withDatabase<T>(environment: Environment, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(environment, { whenOpenElsewhere: 'refuse' });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** All of a restore but the last step, so that the trail can be compared as it came out. */
const UNSEALED = (environment: Environment) => ({ ...restorePorts(environment), seal: () => Promise.resolve() });

function restore(environment: Environment, file: string, options: Partial<RestoreOptions> = {}, ports = restorePorts(environment)) {
  return restoreBackup(environment, { file, passphrase: PASSPHRASE, replace: false, keepSessions: false, ...options }, ports);
}

/** The rows that a restored database should have: those of the source, and one event that waits for its seal. */
function withoutRestoredEvent(rows: TableRows): TableRows {
  const event = rows['audit_event']?.find((line) => line.includes('backup.restored')) ?? '';
  const eventId = /^\([^,]*,([^,]*)/.exec(event)?.[1] ?? 'none';
  expect(eventId).not.toBe('none');
  return Object.fromEntries(Object.entries(rows).map(([table, lines]) => [table, lines.filter((line) => !line.includes(eventId))]));
}

/** Without what ends with the sessions, and what the restore itself writes down. */
function lasting(rows: TableRows): TableRows {
  const passing = ['session', 'one_time_link', 'job_secret', 'audit_event', 'audit_seal', 'audit_unsealed'];
  return Object.fromEntries(Object.entries(rows).filter(([table]) => !passing.includes(table)));
}

async function verifyTrail(environment: Environment, database: Database): Promise<void> {
  const verification = new AuditVerification(new AuditChainRepository(database), new AuditHeads(environment, database), database);
  const reports = [];
  for (const chain of await verification.listChains()) reports.push(await verification.verify(chain, 0));
  expect(reports.flatMap((report) => report.findings)).toEqual([]);
  expect(reports.filter((report) => report.lastSealNo > 0)).toHaveLength(4);
  expect(reports.reduce((sum, report) => sum + report.unsealed, 0)).toBe(0);
}

interface Source {
  readonly file: string;
  readonly rows: TableRows;
  readonly content: FilledInstallation;
}

/** One backup of a full installation on each kind of database, for all tests: they only read it. */
const sources = new Map<TestProfile, Promise<Source>>();

async function makeSource(profile: TestProfile): Promise<Source> {
  const database = await openTestDatabase(profile);
  try {
    const environment = environmentIn(newPath(), {
      databaseUrl: profile === 'server' ? 'open already' : undefined,
      secretKey: TEST_SECRET_KEY,
    });
    const content = await fillInstallation(database, environment);
    const upload = join(environment.uploadDirectory, ...UPLOAD);
    await mkdir(join(upload, '..'), { recursive: true });
    await writeFile(upload, Buffer.alloc(2_500_000, 'upload'));
    const rows = await readAllRows(database);
    const file = newPath();
    const summary = await makeBackup(database, environment, new AuditEventRepository(database), {
      file,
      passphrase: PASSPHRASE,
      withUploads: true,
      keyCost: CHEAP_KEY,
    });
    expect(summary.files).toBe(5);
    expect(Object.fromEntries(summary.tables.map((table) => [table.name, table.rows]))).toEqual(
      Object.fromEntries(Object.entries(rows).map(([table, lines]) => [table, lines.length])),
    );
    return { file, rows, content };
  } finally {
    await database.close();
  }
}

function sourceOn(profile: TestProfile): Promise<Source> {
  const source = sources.get(profile) ?? makeSource(profile);
  sources.set(profile, source);
  return source;
}

describe.each(TEST_PROFILES)('a backup of an installation on the %s database', (profile) => {
  it('has rows of every table, so that the tests below are about all of them', async () => {
    const { rows } = await sourceOn(profile);
    expect(Object.entries(rows).flatMap(([table, lines]) => (lines.length === 0 ? [table] : []))).toEqual([]);
    expect(rows['accident_version']?.length).toBeGreaterThan(1_500);
  });

  it.each(TEST_PROFILES)('restores onto the %s database, every row of every table as it was, and its trail holds', async (target) => {
    const { file, rows, content } = await sourceOn(profile);
    const environment = await makeTarget(target, profile === 'server' ? 'unmigrated' : 'migrated');
    await restore(environment, file, { keepSessions: true }, UNSEALED(environment));
    // Not by toEqual, which takes seconds for as many bytes.
    expect((await readFile(join(environment.uploadDirectory, ...UPLOAD))).equals(Buffer.alloc(2_500_000, 'upload'))).toBe(true);
    await withDatabase(environment, async (database) => {
      expect(await database.pendingMigrations()).toEqual([]);
      expect(await database.knowsInstallation()).toBe(true);
      expect(withoutRestoredEvent(await readAllRows(database))).toEqual(rows);
      await restorePorts(environment).seal(database, environment.auditHeadDirectory);
      await verifyTrail(environment, database);
      // Whoever was signed in still is, and every rule is back in force.
      const [{ context }] = content.people as [FilledInstallation['people'][number]];
      expect(await database.inOrganisation(context, (sql) => sql.query('SELECT FROM accident_version'))).toHaveLength(1_730);
      const rewrite = database.asOwner((sql) => sql.execute(`UPDATE audit_event SET action = 'x'`));
      await expect(rewrite).rejects.toMatchObject({ code: '23000' });
      const orphan = database.asOwner((sql) => sql.execute(`INSERT INTO organisation_municipality VALUES (gen_random_uuid(), 7)`));
      await expect(orphan).rejects.toMatchObject({ code: '23503' });
    });
  });
});

describe.each(TEST_PROFILES)('a restore onto the %s database', (profile) => {
  let file: string;
  let source: Source;
  let environment: Environment;
  /** What the target holds after the last thing that was done to it. */
  let held: TableRows;

  beforeAll(async () => {
    source = await sourceOn('embedded');
    file = source.file;
    environment = await makeTarget(profile);
  });

  it('refuses what does not fit, before it looks at the database', async () => {
    const refuse = (change: Partial<Environment>, options: Partial<RestoreOptions> = {}) =>
      restore({ ...environment, ...change }, file, options);
    await expect(refuse({}, { migrations: migrations.slice(0, -1) })).rejects.toMatchObject({ code: 'BACKUP_TOO_NEW' });
    await expect(refuse({ secretKey: 'a key of another installation, long enough' })).rejects.toMatchObject({
      code: 'BACKUP_KEY_DIFFERENT',
    });
    await expect(refuse({ demo: true })).rejects.toMatchObject({ code: 'RESTORE_OVER_DEMO' });
    await expect(refuse({}, { passphrase: 'another passphrase' })).rejects.toMatchObject({ code: 'BACKUP_PASSPHRASE_WRONG' });
    if (profile === 'embedded') await expect(stat(environment.dataDirectory)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('of an older version brings it up to date with the rows that it had, and ends the sessions of its time', async () => {
    const later: Migration = {
      number: migrations.length,
      name: 'later',
      steps: [
        'CREATE TABLE shouted (shout text PRIMARY KEY)',
        'INSERT INTO shouted SELECT upper(slug) FROM organisation',
        'CREATE TRIGGER quiet BEFORE INSERT ON shouted FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()',
      ],
    };
    await restore(environment, file, { migrations: [...migrations, later] });
    await withDatabase(environment, async (database) => {
      held = await readAllRows(database);
      const { shouted, ...restored } = held;
      expect(shouted).toEqual(['(ATHENS)', '(POLICE)', '(VOLOS)']);
      expect(lasting(restored)).toEqual(lasting(source.rows));
      const doors = await database.asOwner((sql) =>
        sql.query(
          `SELECT (SELECT count(*) FROM session WHERE revoked_at IS NOT NULL) AS sessions, (SELECT count(*) FROM job_secret) AS jobs,
             (SELECT count(*) FROM one_time_link WHERE revoked_at IS NOT NULL) AS links`,
        ),
      );
      expect(doors).toEqual([{ sessions: restored['session']?.length, jobs: 0, links: 1 }]);
      for (const { context } of source.content.people) {
        expect(await database.inOrganisation(context, (sql) => sql.query('SELECT (acting()).person_id AS id'))).toEqual([{ id: null }]);
      }
      const machine = { ...source.content.contexts[0]!, secret: source.content.token };
      expect(await database.inOrganisation(machine, (sql) => sql.query('SELECT FROM accident_version'))).toHaveLength(1_730);
      await verifyTrail(environment, database);
      // Somebody has the installation open.
      await expect(restore(environment, file, { replace: true })).rejects.toMatchObject({ code: 'RESTORE_IN_USE' });
    });
  });

  it(`is refused ${DAMAGES} times with a damaged file, and changes nothing`, async () => {
    const whole = await readFile(file);
    const damaged = newPath();
    for (const { what, bytes } of damageFile(whole, DAMAGES)) {
      await writeFile(damaged, bytes);
      const refused = await restore(environment, damaged, { replace: true }).then(
        () => 'restored',
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      );
      expect({ what, refused }).toEqual({ what, refused: expect.stringMatching(/^BACKUP_/) });
    }
  });

  it('replaces an installation only when told to, and leaves it as it was when it fails', async () => {
    await expect(restore(environment, file)).rejects.toMatchObject({ code: 'RESTORE_NOT_EMPTY' });
    for (const [refusal, otherwise] of failuresOn(profile)) {
      await expect(restore(environment, file, { replace: true, migrations: otherwise })).rejects.toMatchObject(refusal);
    }
    await withDatabase(environment, async (database) => expect(await readAllRows(database)).toEqual(held));
    await restore(environment, file, { replace: true, keepSessions: true }, UNSEALED(environment));
    await withDatabase(environment, async (database) => expect(withoutRestoredEvent(await readAllRows(database))).toEqual(source.rows));
    const left = profile === 'embedded' ? ['audit', 'pgdata', 'secret.key', 'uploads'] : ['audit', 'uploads'];
    expect((await readdir(environment.dataDirectory)).sort()).toEqual(left);
  });
});

/** Migrations with which a restore fails, and how. On the embedded database, which takes seconds to make, only the one that fails last. */
function failuresOn(profile: TestProfile): [refusal: object, migrations: Migration[]][] {
  const last = migrations.at(-1)!;
  const otherwise = (step: string): Migration[] => [...migrations.slice(0, -1), { ...last, steps: [...last.steps, step] }];
  const failing: Migration = { number: migrations.length, name: 'failing', steps: ['SELECT 1 / 0'] };
  const failsLast: [object, Migration[]] = [{ message: expect.stringMatching(/failing failed at step 1/) }, [...migrations, failing]];
  if (profile === 'embedded') return [failsLast];
  return [
    // The schema of the backup has columns or tables that the backup knows nothing of.
    [{ code: 'RESTORE_UNFAITHFUL', details: { table: 'session' } }, otherwise('ALTER TABLE session ADD COLUMN unknown_then text')],
    [{ code: 'RESTORE_UNFAITHFUL', details: { table: 'unknown_then' } }, otherwise('CREATE TABLE unknown_then (id integer PRIMARY KEY)')],
    // Rows are lost, or changed, on the way in.
    [
      { code: 'RESTORE_UNFAITHFUL', details: { table: 'recovery_code' } },
      otherwise('CREATE RULE lost AS ON INSERT TO recovery_code DO INSTEAD NOTHING'),
    ],
    [
      { code: 'RESTORE_UNFAITHFUL', details: { table: 'hotspot_run' } },
      otherwise('ALTER TABLE hotspot_run ALTER COLUMN created_at TYPE timestamptz(0)'),
    ],
    failsLast,
  ];
}
