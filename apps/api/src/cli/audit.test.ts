import { rm } from 'node:fs/promises';
import type { Language } from '@elektron/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { ActingContext } from '../common/acting-context.ts';
import { readEnvironment, type Environment } from '../common/env.ts';
import type { Database } from '../database/database.ts';
import { makeTestDataDirectory } from '../database/testing/embedded-test-database.ts';
import { createTestOrganisation } from '../database/testing/test-database.ts';
import { TEST_SECRET_KEY } from '../database/testing/test-secret-key.ts';
import { AuditHeads } from '../identity/audit/audit-heads.ts';
import { FINDING_KINDS } from '../identity/audit/chain-verifier.ts';
import { TrailFixture } from '../identity/audit/testing/trail-fixture.ts';
import { openInstallation } from '../open-installation.ts';
import { audit } from './audit.ts';
import { describeReport } from './audit-texts.ts';
import { UsageError, type Session } from './command.ts';

const REPORT = { chain: 'c', slug: 'volos', sealed: 1, unsealed: 0, oldestUnsealedAt: null, checkpoints: 0, lastSealNo: 1 };

describe('elektron audit', () => {
  let environment: Environment;
  let database: Database;
  let trail: TrailFixture;
  let volos: ActingContext;
  let athens: ActingContext;

  /** Beside a running server, whose database it uses. */
  async function run(args: readonly string[], language: Language = 'en'): Promise<{ code: number; lines: string[] }> {
    const lines: string[] = [];
    const silent = (): void => undefined;
    const session: Session = {
      environment,
      language,
      variables: {},
      signal: new AbortController().signal,
      print: (line) => lines.push(line),
      say: silent,
      showProgress: silent,
      open: () => Promise.reject(new Error('not for this command')),
    };
    return { code: await audit.run(session, args), lines };
  }

  beforeAll(async () => {
    const dataDirectory = await makeTestDataDirectory();
    environment = readEnvironment({ DATA_DIR: dataDirectory, SECRET_KEY: TEST_SECRET_KEY, DEMO: 'false' });
    database = await openInstallation(environment, { whenOpenElsewhere: 'refuse' });
    trail = await TrailFixture.make(database, new AuditHeads(environment, database));
    volos = await createTestOrganisation(database, 'volos');
    athens = await createTestOrganisation(database, 'athens');
    await trail.write(volos, 3);
    await trail.write(athens, 2);
    await trail.seal();
    await trail.write(athens, 1);
  });
  afterAll(async () => {
    await database.close();
    await trail.remove();
    await rm(environment.dataDirectory, { recursive: true, force: true });
  });

  it('verifies every chain, the installation’s own first', async () => {
    const { code, lines } = await run(['verify']);
    expect(code).toBe(0);
    expect(lines).toEqual([
      '(installation): intact. Sealed events: 0 (last seal 0), not sealed yet: 0, checkpoints: 0.',
      expect.stringMatching(
        /^athens: intact. Sealed events: 2 \(last seal 2\), not sealed yet: 1, checkpoints: 0\.\n {2}The oldest without a seal: \d{4}-/,
      ),
      'volos: intact. Sealed events: 3 (last seal 3), not sealed yet: 0, checkpoints: 0.',
    ]);
    const greek = await run(['verify', '--organisation', 'volos'], 'el');
    expect(greek.lines).toEqual([
      'volos: ακέραιο. Σφραγισμένες ενέργειες: 3 (τελευταία σφραγίδα 3), χωρίς σφραγίδα ακόμη: 0, σημεία ελέγχου: 0.',
    ]);
  });

  it('says what is wrong, and fails', async () => {
    await trail.tamper('DELETE FROM audit_seal WHERE organisation_id = $1 AND seal_no = 2', [volos.organisationId]);
    expect(await run(['verify', '--organisation', 'athens'])).toMatchObject({ code: 0 });
    const { code, lines } = await run(['verify', '--organisation', 'volos']);
    expect(code).toBe(1);
    expect(lines.join('\n')).toMatch(/^volos: BROKEN[^]*\n {2}! Seals 2 to 2 are missing\.$/);
    const json = await run(['verify', '--all', '--json']);
    expect(json.code).toBe(1);
    const reports = JSON.parse(json.lines.join('')) as object[];
    expect(reports).toHaveLength(3);
    expect(reports[2]).toMatchObject({
      chain: volos.organisationId,
      slug: 'volos',
      sealed: 2,
      unsealed: 1,
      lastSealNo: 3,
      findings: [{ kind: 'seals-missing', sealNo: 2, toSealNo: 2 }],
    });
  });

  it('prunes what is older than it is kept', async () => {
    await trail.age(athens.organisationId, 100);
    await trail.seal();
    await trail.keepFor(athens.organisationId, 90);
    // The young ones came first, so there is nothing to remove yet.
    expect(await run(['prune', '--organisation', 'athens'])).toEqual({ code: 0, lines: ['athens: 0 removed'] });
    const patras = await createTestOrganisation(database, 'patras');
    await trail.write(patras, 4);
    await trail.age(patras.organisationId, 100);
    await trail.seal();
    await trail.keepFor(patras.organisationId, 90);
    const pruned = await run(['prune', '--all', '--json']);
    expect(pruned.code).toBe(0);
    expect(JSON.parse(pruned.lines.join(''))).toContainEqual({ chain: patras.organisationId, slug: 'patras', removed: 4, broken: false });
    expect(await run(['verify', '--organisation', 'patras'])).toMatchObject({ code: 0 });
  });

  it('accepts a head only where somebody says whose', async () => {
    await expect(run(['accept'])).rejects.toThrow(UsageError);
    await rm(`${environment.auditHeadDirectory}/${athens.organisationId}.json`);
    expect((await run(['verify', '--organisation', 'athens'])).lines.join()).toContain('head outside of the database is missing');
    expect(await run(['accept', '--organisation', 'athens'])).toEqual({ code: 0, lines: ['athens: the head is seal 3 now'] });
    expect((await run(['verify', '--organisation', 'athens'])).code).toBe(0);
  });

  it.each([[], ['constructor'], ['verify', 'volos'], ['verify', '--all', '--organisation', 'volos']].map((args) => [args]))(
    'does not take %j for a command',
    async (args) => {
      await expect(run(args)).rejects.toThrow(UsageError);
    },
  );

  it('knows no organisation that there is not', async () => {
    await expect(run(['verify', '--organisation', 'nowhere'])).rejects.toMatchObject({ code: 'ORGANISATION_NOT_FOUND' });
  });

  it.each(['en', 'el'] as const)('leaves no place of a finding open (%s)', (language) => {
    const findings = FINDING_KINDS.map((kind) => ({ kind, sealNo: 1_234, toSealNo: 1_240, eventId: 'e' }));
    const text = describeReport({ ...REPORT, findings }, language);
    expect(text.split('\n')).toHaveLength(1 + FINDING_KINDS.length);
    expect(text).not.toContain('{{');
  });

  it('does not list a million findings', () => {
    const findings = Array.from({ length: 1_000_000 }, (_, index) => ({ kind: 'event-altered', sealNo: index, eventId: 'e' }) as const);
    expect(
      describeReport({ ...REPORT, findings }, 'en')
        .split('\n')
        .at(-1),
    ).toBe('  … and 999,950 more');
  });
});
