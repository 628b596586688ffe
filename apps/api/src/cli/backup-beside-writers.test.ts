import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';

import { importTown } from '../accidents/testing/import-town.ts';
import { undoBatch } from '../accidents/testing/insert-records.ts';
import { makeBackup, type BackupOptions } from '../backup/make-backup.ts';
import { CHEAP_KEY } from '../backup/testing/cheap-key.ts';
import { readBackup, type BackedUpRow } from '../backup/testing/read-backup.ts';
import type { AuditTrail } from '../common/audit-trail.ts';
import { readEnvironment, type Environment } from '../common/env.ts';
import { makeTown } from '../common/testing/make-town.ts';
import type { Database } from '../database/database.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { TEST_SECRET_KEY } from '../database/testing/test-secret-key.ts';
import { AuditEventRepository } from '../identity/audit/audit-event.repository.ts';
import { signInForTest } from '../identity/testing/sign-in-for-test.ts';

jest.setTimeout(120_000);

const PASSPHRASE = 'four words of no relation';
const ACCIDENTS_OF_AN_IMPORT = 20;

describeOnEachDatabase('a backup', (open) => {
  let database: Database;
  let context: OrganisationContext;
  let folder: string;
  let environment: Environment;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-backup-'));
    environment = { ...readEnvironment({ DATA_DIR: join(folder, 'data'), DEMO: 'false' }), secretKey: TEST_SECRET_KEY };
    database = await open();
    context = await createTestOrganisation(database);
    // Several pages to copy, so that others have the time to write between them.
    await importTown(database, context, 1, makeTown(4_000));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function backUp(options: Partial<BackupOptions> & Pick<BackupOptions, 'file'>, trail: AuditTrail = new AuditEventRepository(database)) {
    return makeBackup(database, environment, trail, { passphrase: PASSPHRASE, withUploads: false, keyCost: CHEAP_KEY, ...options });
  }

  it('shows one moment, whatever is written while it is made', async () => {
    let written = 0;
    let stop = false;
    // Imports that are committed, some of which are undone; people with memberships and sessions.
    const write = async (): Promise<void> => {
      for (let batchId = 2; !stop; batchId++) {
        await importTown(database, context, batchId, makeTown(ACCIDENTS_OF_AN_IMPORT, batchId), batchId * 1_000_000);
        if (batchId % 3 === 0) await undoBatch(database, context, batchId);
        await signInForTest(database, context.organisationId);
        written = batchId;
      }
    };
    const writing = write();
    const file = join(folder, 'beside-writers');
    let begun = 0;
    await backUp({ file, onProgress: () => (begun ||= written) });
    const ended = written;
    stop = true;
    await writing;
    expect(ended).toBeGreaterThan(begun);

    const rows = await readBackup(file, PASSPHRASE);
    const accidents = Map.groupBy(rows['accident_version'] ?? [], (row) => row['batch_id']);
    const committed = (rows['import_batch'] ?? []).filter((batch) => batch['committed_version'] !== null);
    for (const { batch_id: id } of committed)
      expect([id, accidents.get(id)?.length]).toEqual([id, id === '1' ? 4_000 : ACCIDENTS_OF_AN_IMPORT]);
    // No rows of an import that the backup does not know, and every version that it counts.
    const known = new Set(rows['import_batch']?.map((batch) => batch['batch_id']));
    expect([...accidents.keys()].filter((id) => !known.has(id))).toEqual([]);
    const versions = (rows['import_batch'] ?? []).flatMap((batch) => [Number(batch['committed_version']), Number(batch['undone_version'])]);
    expect(rows['data_version']?.map((row) => Number(row['version']))).toEqual([Math.max(...versions)]);
    const idsOf = (some: readonly BackedUpRow[] = []) => some.map((row) => row['person_id']).sort();
    const people = new Set(idsOf(rows['person']));
    expect(idsOf(rows['membership']).filter((id) => !people.has(id))).toEqual([]);
    expect(idsOf(rows['session']).filter((id) => !people.has(id))).toEqual([]);
  });

  it('is in the audit trail, and is not there when that cannot be', async () => {
    const { backupId, rows } = await backUp({ file: join(folder, 'recorded') });
    const events = await database.asOwner((sql) =>
      sql.query(`SELECT actor_kind, details->'rows' AS rows FROM audit_event WHERE action = 'backup.made' AND subject_id = $1`, [backupId]),
    );
    expect(events).toEqual([{ actor_kind: 'installation', rows }]);

    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const failing = { recordForInstallation: () => Promise.reject(full) } as unknown as AuditTrail;
    await expect(backUp({ file: join(folder, 'unrecorded') }, failing)).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect((await readdir(folder)).filter((name) => name.startsWith('unrecorded'))).toEqual([]);
  });

  it('leaves nothing where it is interrupted', async () => {
    const ending = new AbortController();
    const file = join(folder, 'interrupted');
    await expect(backUp({ file, signal: ending.signal, onProgress: () => ending.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect((await readdir(folder)).filter((name) => name.startsWith('interrupted'))).toEqual([]);
  });

  it('is refused with a key that is not the installation’s, which could open nothing that was sealed', async () => {
    const other = { ...environment, secretKey: 'a key of another installation, long enough' };
    const made = makeBackup(database, other, new AuditEventRepository(database), {
      file: join(folder, 'other'),
      passphrase: PASSPHRASE,
      withUploads: false,
    });
    await expect(made).rejects.toThrow(/another SECRET_KEY/);
  });
});
