import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOTSPOT_METHODS, needsRoads } from '@elektron/spatial-analysis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { recordIdOf } from './accidents/record-id.ts';
import { importTown } from './accidents/testing/import-town.ts';
import { AccidentSnapshots } from './columns/accident-snapshots.service.ts';
import { readEnvironment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import { makeTown } from './common/testing/make-town.ts';
import type { WarningObject } from './common/warning.ts';
import { SubjectExecution } from './data-protection/subject-execution.ts';
import { SubjectExportRepository } from './data-protection/subject-export.repository.ts';
import type { SubjectRequestObject } from './data-protection/subject-request.objects.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { ERASURE_NOTICES } from './evaluations/evaluation-texts.ts';
import type { HotspotRunObject } from './hotspots/hotspot-run.objects.ts';
import type { HotspotRun } from './hotspots/hotspot-run.ts';
import { HotspotRunsService } from './hotspots/hotspot-runs.service.ts';
import { presentRun } from './hotspots/present-hotspot-run.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { LocalFilesImport, type LocalImport } from './imports/local-files-import.ts';
import { collisionsText, manyCollisions } from './imports/testing/stats19-text.ts';
import { migrateInstallation } from './open-installation.ts';

interface Answer {
  readonly data?: Readonly<Record<string, never>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}
interface Payload {
  readonly request: SubjectRequestObject | null;
  readonly userErrors: readonly { readonly code: string }[];
}

const REQUEST = `id kind accidentId accidentLabel unitReference casualtyReference reason openedAt openedBy { personId displayName } status
  decision decidedAt decidedBy { personId displayName } exportPath`;
const OPEN = `mutation ($input: OpenSubjectRequestInput!) { openSubjectRequest(input: $input) { request { ${REQUEST} } userErrors { code } } }`;
const DECIDE = `mutation ($input: DecideSubjectRequestInput!) { decideSubjectRequest(input: $input) { request { ${REQUEST} } userErrors { code } } }`;
const LIST = `{ subjectRequests { ${REQUEST} } }`;
const ACCIDENT = `query ($id: ID!) { accident(id: $id) { killed seriouslyInjured slightlyInjured roadUsers
  units { unitReference roadUser attributes } casualties { unitReference casualtyReference severity severityNative casualtyClass roadUser sex age } } }`;

const COUNTS = 'figures { accidents killed seriouslyInjured slightlyInjured } facets { dimension buckets { key count } }';

const [FIRST = { index: '' }, ...OTHERS] = manyCollisions(60);
/** The driver of vehicle 1 of the first accident was hurt, and so was a passenger. */
const DRIVER = { unitReference: '1', casualtyReference: '1' };
const MARKS = ['AGE-MARK', 'red jacket', '36 - 45'];

const CASUALTY_HEADER =
  'accident_index,vehicle_reference,casualty_reference,casualty_class,sex_of_casualty,age_of_casualty,age_band_of_casualty,casualty_severity,casualty_type,remark';

function linkedTexts(severity = 'Slight', age = '41'): Readonly<Record<string, string>> {
  return {
    'c.csv': collisionsText([FIRST, ...OTHERS]),
    'v.csv': [
      'accident_index,vehicle_reference,vehicle_type,vehicle_manoeuvre,sex_of_driver,age_of_driver,remark',
      `${FIRST.index},1,Car,Turning right,Female,${age},red jacket`,
      `${FIRST.index},2,Car,Waiting,Male,52,`,
      ...OTHERS.map(({ index }) => `${index},1,Car,Turning left,Male,33,`),
    ].join('\n'),
    'p.csv': [
      CASUALTY_HEADER,
      `${FIRST.index},1,1,Driver or rider,Female,${age},36 - 45,${severity},Car occupant,AGE-MARK`,
      `${FIRST.index},1,2,Passenger,Male,7,6 - 10,Serious,Car occupant,`,
      ...OTHERS.map(({ index }) => `${index},1,1,Driver or rider,Male,33,26 - 35,Slight,Car occupant,`),
    ].join('\n'),
  };
}

const CORRECT = `mutation ($input: CorrectAccidentInput!) { correctAccident(input: $input) { userErrors { code } } }`;

describeOnEachDatabase('a request on behalf of a person whose data are held', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let folder: string;
  let organisationId: string;
  let accidentId: string;
  let requester: SignedIn;
  let colleague: SignedIn;
  let officer: SignedIn;
  let manager: SignedIn;

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'elektron-subjects-'));
    const environment = { ...readEnvironment({ DATA_DIR: folder, DEMO: 'false' }), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  }, 120_000);

  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  // An organisation of its own for each test: an erasure cannot be undone.
  beforeEach(async () => {
    organisationId = randomUUID();
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO organisation (organisation_id, slug, name_el, name_en, time_zone, srid, speed_unit, upload_retention_days)
         VALUES ($1, $2, 'Δοκιμή', 'Test', 'Europe/London', 27700, 2, 30)`,
        [organisationId, `test-${organisationId}`],
      ),
    );
    accidentId = recordIdOf(organisationId, 'stats19', FIRST.index);
    [requester, colleague, officer, manager] = (await Promise.all(
      (['analyst', 'uploader', 'data-protection-officer', 'manager'] as const).map((role) =>
        signInForTest(database, organisationId, { roles: [role] }),
      ),
    )) as [SignedIn, SignedIn, SignedIn, SignedIn];
  });

  async function send({ cookie }: Pick<SignedIn, 'cookie'>, query: string, variables: object = {}, headers: object = {}): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  const codesOf = ({ errors }: Answer): string[] => (errors ?? []).map(({ extensions }) => extensions.code);

  async function ask(who: SignedIn, change: object = {}): Promise<Payload> {
    const input = { kind: 'erasure', accidentId, ...DRIVER, reason: 'She asked in writing on 3 May.', ...change };
    const { data, errors } = await send(who, OPEN, { input });
    expect(errors).toBeUndefined();
    return data!['openSubjectRequest'] as unknown as Payload;
  }

  async function decide(who: SignedIn, requestId: string, approve = true, reason = 'Article 17(1)(c).'): Promise<Payload> {
    const { data, errors } = await send(who, DECIDE, { input: { requestId, approve, reason } });
    expect(errors).toBeUndefined();
    return data!['decideSubjectRequest'] as unknown as Payload;
  }

  async function opened(kind = 'erasure'): Promise<SubjectRequestObject> {
    const { request, userErrors } = await ask(requester, { kind });
    expect(userErrors).toEqual([]);
    return request!;
  }

  async function erase(): Promise<void> {
    const { request, userErrors } = await decide(officer, (await opened()).id);
    expect(userErrors).toEqual([]);
    expect(request).toMatchObject({ status: 'done' });
  }

  async function list(who: SignedIn): Promise<readonly SubjectRequestObject[]> {
    const { data } = await send(who, LIST);
    return data!['subjectRequests'] as unknown as SubjectRequestObject[];
  }

  async function importTexts(texts: Readonly<Record<string, string>>, onProgress?: () => void): Promise<LocalImport> {
    const paths = await Promise.all(
      Object.entries(texts).map(async ([name, text]) => {
        const path = join(folder, name);
        await writeFile(path, text);
        return path;
      }),
    );
    const local = app.get(LocalFilesImport, { strict: false });
    return local.run(database.actAsInstallation(organisationId), paths, new AbortController().signal, onProgress);
  }

  async function readAccident(): Promise<Readonly<Record<string, never>>> {
    const { data } = await send(requester, ACCIDENT, { id: accidentId });
    return data!['accident'] as unknown as Readonly<Record<string, never>>;
  }

  /** Everything that any table of the database says about this organisation's records. */
  async function dump(): Promise<string> {
    const tables = [
      'accident_version',
      'traffic_unit_version',
      'casualty_version',
      'accident_correction',
      'place_search_part',
      'row_issue',
      'import_batch',
      'audit_event',
      'subject_request',
    ];
    const parts = await database.asOwner(async (sql) => {
      const found: object[][] = [];
      for (const table of tables) {
        const rows = await sql.query(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE organisation_id = $1`, [organisationId]);
        found.push(rows);
      }
      return found;
    });
    return JSON.stringify(parts);
  }

  const snapshotAges = async (version?: number): Promise<number[]> => {
    const { columns } = await app.get(AccidentSnapshots, { strict: false }).getAccidentSnapshot(requester.context, version);
    return [...columns.casualties.age];
  };

  describe('is opened', () => {
    beforeEach(() => importTexts(linkedTexts()));

    it('by somebody who may see persons, for a casualty on record and with a reason', async () => {
      expect(await opened()).toMatchObject({
        kind: 'erasure',
        accidentId,
        accidentLabel: accidentId.slice(0, 8).toUpperCase(),
        ...DRIVER,
        status: 'open',
        openedBy: { personId: requester.personId, displayName: 'Test' },
        decision: null,
        decidedBy: null,
        exportPath: null,
      });
      const refused: [object, string][] = [
        [{ casualtyReference: '9' }, 'SUBJECT_NOT_FOUND'],
        [{ accidentId: randomUUID() }, 'SUBJECT_NOT_FOUND'],
        [{ accidentId: "x' OR 1=1" }, 'SUBJECT_NOT_FOUND'],
        [{ unitReference: ' ' }, 'SUBJECT_NOT_FOUND'],
        [{ reason: '  ' }, 'INPUT_INVALID'],
        [{ reason: 'x'.repeat(2_001) }, 'INPUT_INVALID'],
        [{ kind: 'rectification' }, 'INPUT_INVALID'],
      ];
      for (const [change, code] of refused) expect((await ask(requester, change)).userErrors).toMatchObject([{ code }]);
      expect(await list(requester)).toHaveLength(1);
    });

    it('by nobody else, and for nobody of another organisation', async () => {
      for (const who of [officer, manager]) {
        const input = { kind: 'export', accidentId, ...DRIVER, reason: 'x' };
        expect(codesOf(await send(who, OPEN, { input }))).toEqual(['FORBIDDEN']);
      }
      expect(codesOf(await send({ cookie: '' }, LIST))).toEqual(['NOT_SIGNED_IN']);
      const elsewhere = randomUUID();
      await database.asOwner((sql) =>
        sql.execute(
          `INSERT INTO organisation (organisation_id, slug, name_el, name_en, time_zone, srid, speed_unit)
           VALUES ($1, $2, 'Άλλη', 'Other', 'Europe/London', 27700, 2)`,
          [elsewhere, `other-${elsewhere}`],
        ),
      );
      const stranger = await signInForTest(database, elsewhere, { roles: ['analyst'] });
      expect((await ask(stranger)).userErrors).toMatchObject([{ code: 'SUBJECT_NOT_FOUND' }]);
      const strangeOfficer = await signInForTest(database, elsewhere, { roles: ['data-protection-officer'] });
      const { id } = await opened();
      expect(await list(strangeOfficer)).toEqual([]);
      expect((await decide(strangeOfficer, id)).userErrors).toMatchObject([{ code: 'SUBJECT_REQUEST_NOT_FOUND' }]);
    });

    it('and then seen by whoever opened it and by the officer, who sees no value of the record', async () => {
      const { id } = await opened();
      expect((await list(requester)).map((request) => request.id)).toEqual([id]);
      expect(await list(colleague)).toEqual([]);
      expect(codesOf(await send(manager, LIST))).toEqual(['FORBIDDEN']);
      const seen = await list(officer);
      expect(seen.map((request) => request.id)).toEqual([id]);
      for (const mark of [...MARKS, FIRST.index, 'Female']) expect(JSON.stringify(seen)).not.toContain(mark);
      // Nor by any other way.
      expect(codesOf(await send(officer, ACCIDENT, { id: accidentId }))).toContain('FORBIDDEN');
      const counts = await database.inOrganisation(officer.context, async (sql) => {
        const found: number[] = [];
        for (const table of ['casualty_version', 'traffic_unit_version', 'accident_version', 'row_issue', 'subject_export']) {
          const [row] = await sql.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
          found.push(row?.n ?? -1);
        }
        return found;
      });
      expect(counts).toEqual([0, 0, 0, 0, 0]);
    });
  });

  describe('is decided', () => {
    beforeEach(() => importTexts(linkedTexts()));

    it('by an officer and nobody else, once, with a reason; a refusal changes nothing', async () => {
      const { id } = await opened();
      const before = await readAccident();
      for (const who of [requester, colleague, manager]) {
        const answer = await send(who, DECIDE, { input: { requestId: id, approve: true, reason: 'x' } });
        expect(codesOf(answer)).toEqual(['FORBIDDEN']);
      }
      expect((await decide(officer, id, false, ' ')).userErrors).toMatchObject([{ code: 'INPUT_INVALID' }]);
      expect((await decide(officer, randomUUID())).userErrors).toMatchObject([{ code: 'SUBJECT_REQUEST_NOT_FOUND' }]);
      const { request } = await decide(officer, id, false, 'Article 17(3)(b): kept for a task in the public interest.');
      expect(request).toMatchObject({
        status: 'refused',
        decision: 'Article 17(3)(b): kept for a task in the public interest.',
        decidedBy: { personId: officer.personId },
      });
      expect((await decide(officer, id)).userErrors).toMatchObject([{ code: 'SUBJECT_REQUEST_DECIDED' }]);
      expect(await readAccident()).toEqual(before);
      expect((await list(requester))[0]).toMatchObject({ status: 'refused' });
    });

    it('by another person than who opened it, whatever roles they have', async () => {
      const both = await signInForTest(database, organisationId, { roles: ['analyst', 'data-protection-officer'] });
      const { request } = await ask(both);
      expect((await decide(both, request!.id)).userErrors).toMatchObject([{ code: 'SUBJECT_REQUEST_OWN' }]);
      // Not past the service either: the table itself finds who it is.
      const sneak = database.inOrganisation(both.context, (sql) =>
        sql.execute(`UPDATE subject_request SET status = 'approved', decision = 'mine' WHERE request_id = $1`, [request!.id]),
      );
      await expect(sneak).rejects.toMatchObject({ code: '42501' });
      expect((await list(both))[0]).toMatchObject({ status: 'open' });
      expect((await decide(officer, request!.id)).request).toMatchObject({ status: 'done' });
    });

    it('and carried out by the installation alone, for what was approved alone', async () => {
      const { id } = await opened();
      const sql = `SELECT erase_subject('${id}', '{}', '{}', NULL, '{}')`;
      const contexts = [officer.context, requester.context, database.actAsInstallation(organisationId)];
      for (const context of contexts) {
        await expect(database.inOrganisation(context, (open) => open.query(sql))).rejects.toMatchObject({ code: '42501' });
      }
      await erase();
      // A second time for the same request there is nothing to do.
      const [done] = await list(officer);
      const again = `SELECT erase_subject('${done!.id}', '{}', '{}', NULL, '{}')`;
      await expect(database.inOrganisation(contexts[2]!, (open) => open.query(again))).rejects.toMatchObject({ code: '42501' });
    });

    it('and taken up by the next process where one was killed between decision and deed', async () => {
      const { id } = await opened();
      await database.inOrganisation(officer.context, (sql) =>
        sql.execute(`UPDATE subject_request SET status = 'approved', decision = 'yes' WHERE request_id = $1`, [id]),
      );
      expect((await list(requester))[0]).toMatchObject({ status: 'approved' });
      await app.get(SubjectExecution, { strict: false }).runApproved(database.actAsInstallation(organisationId));
      expect((await list(requester))[0]).toMatchObject({ status: 'done' });
      expect(await dump()).not.toContain('AGE-MARK');
    });
  });

  describe('for erasure, when it is approved,', () => {
    it('takes the person out of all versions, of the files and of the refused lines, and leaves every count as it was', async () => {
      const first = await importTexts(linkedTexts('Serious', '40'));
      // A later version says something else; a third one was taken back.
      await importTexts(linkedTexts());
      const before = await readAccident();
      expect(JSON.stringify(before)).toContain('red jacket');
      expect(await snapshotAges()).toContain(41);
      expect(await snapshotAges(1)).toContain(40);
      expect(await readdir(join(folder, 'uploads', organisationId))).toHaveLength(2);
      // Places are looked for by words that may be the person's.
      await database.asOwner(async (sql) => {
        const search = [organisationId, 'x'];
        await sql.execute('INSERT INTO place_search (organisation_id, ground, data_version) VALUES ($1, $2, 1)', search);
        await sql.execute(
          `INSERT INTO place_search_part (organisation_id, ground, search_id, part_no, proposals)
           SELECT organisation_id, ground, search_id, 0, '["red jacket"]' FROM place_search WHERE organisation_id = $1 AND ground = $2`,
          search,
        );
      });
      await erase();
      const everything = await dump();
      for (const mark of ['AGE-MARK', 'red jacket', '36 - 45']) expect(everything).not.toContain(mark);
      expect(await readdir(join(folder, 'uploads', organisationId))).toEqual([]);
      const after = await readAccident();
      expect(after).toEqual({
        ...before,
        units: [
          { unitReference: '1', roadUser: 'car', attributes: { vehicle_manoeuvre: 'Turning right' } },
          { unitReference: '2', roadUser: 'car', attributes: { vehicle_manoeuvre: 'Waiting', sex_of_driver: 'Male', age_of_driver: '52' } },
        ],
        casualties: [
          { ...DRIVER, severity: 'slight', severityNative: 'erased', casualtyClass: 'driver', roadUser: 'car', sex: null, age: null },
          expect.objectContaining({ casualtyReference: '2', sex: 'male', age: 7, severityNative: 'Serious' }),
        ],
      });
      const versions = await database.asOwner((sql) =>
        sql.query(
          `SELECT batch_id, severity, severity_native, sex, age, attributes FROM casualty_version
           WHERE organisation_id = $1 AND accident_id = $2 AND casualty_reference = '1' ORDER BY batch_id`,
          [organisationId, accidentId],
        ),
      );
      const blank = { severity_native: 'erased', sex: 0, age: null, attributes: {} };
      expect(versions).toEqual([
        { batch_id: first.batch.batchId, severity: 2, ...blank },
        { batch_id: first.batch.batchId + 1, severity: 3, ...blank },
      ]);
      // What was loaded before is not used any more, at no version.
      for (const version of [undefined, 1, 2]) {
        const ages = await snapshotAges(version);
        expect(ages.filter((age) => age === 40 || age === 41)).toEqual([]);
        expect(ages.filter((age) => age === 33)).toHaveLength(OTHERS.length);
      }
    });

    it('takes what people have set right about the person, and every reason at that accident; nobody enters it again', async () => {
      await importTexts(linkedTexts());
      const of = { subject: 'casualty', unitReference: '1', casualtyReference: '1' };
      const correct = (expectedRevision: number, field: string, value: unknown): Promise<Answer> =>
        send(colleague, CORRECT, {
          input: { accidentId, changes: [{ ...of, field, value }], reason: 'REASON-MARK: she said so', expectedRevision },
        });
      await correct(0, 'age', 44);
      await correct(1, 'sex', 'male');
      await correct(2, 'severity', 'serious');
      expect(await snapshotAges()).toContain(44);
      expect(await readAccident()).toMatchObject({ casualties: [{ age: 44, sex: 'male', severity: 'serious' }, {}] });
      const before = await dump();
      expect(before).toContain('REASON-MARK');
      await erase();
      expect(await dump()).not.toContain('REASON-MARK');
      expect(await snapshotAges()).not.toContain(44);
      // What keeps the counts right stays.
      expect(await readAccident()).toMatchObject({ casualties: [{ age: null, sex: null, severity: 'serious' }, {}] });
      const answer = await correct(3, 'age', 44);
      expect(answer.data).toMatchObject({ correctAccident: { userErrors: [{ code: 'PERSON_ERASED' }] } });
    });

    it('keeps them from coming back with the same file, and with a corrected one', async () => {
      await importTexts(linkedTexts());
      await erase();
      const again = await importTexts(linkedTexts());
      expect(again.batch.counts).toMatchObject({ lines: 60 * 3 + 2, unchanged: 60 * 3 + 2, added: 0, changed: 0 });
      // What is said of the injury is still taken; what is said of the person is not.
      const corrected = await importTexts(linkedTexts('Fatal', '43'));
      expect(corrected.batch.counts).toMatchObject({ changed: 1, added: 0 });
      expect(await readAccident()).toMatchObject({
        killed: 1,
        casualties: [{ severity: 'fatal', severityNative: 'erased', sex: null, age: null }, {}],
      });
      const everything = await dump();
      for (const mark of ['AGE-MARK', 'red jacket', '36 - 45', '"43"']) expect(everything).not.toContain(mark);
    });

    it('holds for an import that is under way', async () => {
      await importTexts(linkedTexts());
      const others = manyCollisions(1_500, 1_000);
      const texts = linkedTexts('Serious', '42');
      let erased: Promise<void> | undefined;
      const { outcome, batch } = await importTexts({ ...texts, 'c.csv': collisionsText([FIRST, ...OTHERS, ...others]) }, () => {
        erased ??= erase();
      });
      await erased;
      expect(outcome).toBe('committed');
      // Whichever was first: the files of this import are read again, or their rows were found.
      const everything = await dump();
      for (const mark of ['AGE-MARK', 'red jacket', '36 - 45', '"42"']) expect(everything).not.toContain(mark);
      expect(batch.counts).toMatchObject({ added: 1_500 });
      expect(await readAccident()).toMatchObject({ seriouslyInjured: 2, casualties: [{ severity: 'serious', age: null }, {}] });
    });

    it('of a passenger leaves what is known of the driver', async () => {
      await importTexts(linkedTexts());
      const { request } = await ask(requester, { casualtyReference: '2' });
      await decide(officer, request!.id);
      const accident = await readAccident();
      expect(accident).toMatchObject({
        units: [{ attributes: { age_of_driver: '41', remark: 'red jacket' } }, {}],
        casualties: [
          { age: 41, sex: 'female' },
          { age: null, sex: null, severity: 'serious' },
        ],
      });
      await importTexts(linkedTexts());
      expect(await readAccident()).toEqual(accident);
    });

    const EVERY = { period: null, area: null, selections: {} } as const;

    async function runHere(methodId: string): Promise<HotspotRun> {
      const draft = { methodId, parameters: {}, filter: EVERY };
      return app.get(HotspotRunsService, { strict: false }).runHere(requester.context, draft, { signal: new AbortController().signal });
    }

    const erasureCodesOf = ({ warnings }: HotspotRunObject): string[] =>
      warnings.map(({ code }) => code).filter((code) => code.endsWith('NO_LONGER_REPEATABLE'));

    /** Repeats a run at its own version. */
    async function repeat({ runId }: HotspotRun): Promise<HotspotRunObject> {
      const runs = app.get(HotspotRunsService, { strict: false });
      const repeated = await runs.repeat(requester.context, runId, 'recorded');
      for (;;) {
        const run = await runs.get(requester.context, repeated.runId);
        if (!['queued', 'running'].includes(run.status)) return presentRun(run);
        await sleep(20);
      }
    }

    it('changes no result: runs of every method come out the same, at their version and now, and so do all counts', async () => {
      await importTexts(linkedTexts());
      const facetsQuery = `{ casualties: accidentFacets(measure: CASUALTIES) { ${COUNTS} } accidents: accidentFacets { ${COUNTS} } }`;
      const facets = await send(requester, facetsQuery);
      expect(facets.errors).toBeUndefined();
      const before = await Promise.all(HOTSPOT_METHODS.filter((method) => !needsRoads(method)).map(({ id }) => runHere(id)));
      for (const run of before) expect(run).toMatchObject({ status: 'finished', dataVersion: 1 });
      await erase();
      for (const run of before) {
        expect(await runHere(run.methodId)).toMatchObject({ status: 'finished', dataVersion: 2, resultDigest: run.resultDigest });
        const repeated = await repeat(run);
        expect(repeated).toMatchObject({ status: 'finished', dataVersion: 1, repeatsExactly: true });
        expect(erasureCodesOf(repeated)).toEqual([]);
      }
      expect(await send(requester, facetsQuery)).toEqual(facets);
    });

    it('would be told of a run that it changed', async () => {
      await importTexts(linkedTexts());
      const run = await runHere('dbscan');
      const pretend = (digest: string): Promise<number> =>
        database.asOwner((sql) => sql.execute('UPDATE hotspot_run SET result_digest = $2 WHERE run_id = $1', [run.runId, digest]));
      // As if the method had read the age: without an erasure it is the program that has changed.
      await pretend('other');
      const look = async (): Promise<HotspotRunObject> =>
        presentRun(await app.get(HotspotRunsService, { strict: false }).get(requester.context, run.runId));
      expect(erasureCodesOf(await repeat(run))).toEqual([]);
      expect(erasureCodesOf(await look())).toEqual([]);
      await erase();
      expect(erasureCodesOf(await repeat(run))).toEqual(['FIRST_NO_LONGER_REPEATABLE']);
      expect(erasureCodesOf(await look())).toEqual(['NO_LONGER_REPEATABLE']);
    });

    describe('and an evaluation from before it', () => {
      /** Two junctions in the middle of the town. */
      const SITES = [
        [-0.0203, 51.5931],
        [-0.011, 51.5877],
      ];
      const PERIODS = {
        beforePeriod: { start: '2014-01-01', end: '2016-01-01' },
        afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
      };

      beforeEach(async () => {
        await importTexts(linkedTexts());
        await importTown(database, database.actAsInstallation(organisationId), 500, makeTown(1_200));
        // Written by hand: an erasure deletes the files of every import.
        await database.asOwner((sql) =>
          sql.execute(
            `UPDATE import_batch SET format_id = 'stats19', files = jsonb_build_object('uploadId', gen_random_uuid(), 'files', '[]'::jsonb)
             WHERE organisation_id = $1 AND batch_id = 500`,
            [organisationId],
          ),
        );
      });

      async function evaluate(): Promise<string> {
        const works = { worksStart: '2016-01-01', worksEnd: '2017-01-01' };
        const made = await send(
          requester,
          'mutation ($input: CreateInterventionInput!) { createIntervention(input: $input) { intervention { id } userErrors { code } } }',
          { input: { name: 'Works', kind: 'junction', sites: SITES, illustrative: false, ...works } },
        );
        const { intervention } = made.data!['createIntervention'] as unknown as { intervention: { id: string } };
        const { data } = await send(
          requester,
          'mutation ($input: EvaluateInput!) { evaluate(input: $input) { run { id } userErrors { code } } }',
          {
            input: { interventionId: intervention.id, ...PERIODS },
          },
        );
        const { run, userErrors } = data!['evaluate'] as unknown as { run: { id: string } | null; userErrors: unknown[] };
        expect(userErrors).toEqual([]);
        return run?.id ?? '';
      }

      async function look(runId: string, who = requester, headers = {}): Promise<WarningObject | null> {
        const query = 'query ($id: ID!) { evaluationRun(id: $id) { resultDigest erasureNotice { code message { el en } } } }';
        const { data, errors } = await send(who, query, { id: runId }, headers);
        expect(errors).toBeUndefined();
        return (data!['evaluationRun'] as unknown as { erasureNotice: WarningObject | null }).erasureNotice;
      }

      it('say that it still comes out the same, which it does', async () => {
        const runId = await evaluate();
        expect(await look(runId)).toBeNull();
        await erase();
        expect(await look(runId)).toEqual({ code: 'STILL_REPEATABLE', message: ERASURE_NOTICES.STILL_REPEATABLE });
        // One from after the erasure has nothing to say of it.
        expect(await look(await evaluate())).toBeNull();
        expect(await look(runId, manager)).toMatchObject({ code: 'STILL_REPEATABLE' });
      });

      it('would say that it no longer comes out the same', async () => {
        const runId = await evaluate();
        // As if a method had read the age.
        const pretend = `UPDATE evaluation_run SET result_digest = 'other' WHERE run_id = $1`;
        await database.asOwner((sql) => sql.execute(pretend, [runId]));
        expect(await look(runId)).toBeNull();
        await erase();
        expect(await look(runId)).toEqual({ code: 'NO_LONGER_REPEATABLE', message: ERASURE_NOTICES.NO_LONGER_REPEATABLE });
      });

      it('say nothing of it to another organisation, which cannot compute it, nor of one of an earlier format', async () => {
        const runId = await evaluate();
        await erase();
        const recipient = await createTestOrganisation(database, `recipient-${organisationId}`);
        const reader = await signInForTest(database, recipient.organisationId, { roles: ['analyst'] });
        await database.asOwner((sql) =>
          sql.execute(
            `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, valid_from, valid_until, purpose)
             SELECT $1, gen_random_uuid(), $2, kind, current_date - 5, current_date + 5, 'test' FROM unnest('{records,evaluations}'::text[]) AS kind`,
            [organisationId, recipient.organisationId],
          ),
        );
        expect(await look(runId, reader, { 'x-elektron-records-of': organisationId })).toBeNull();
        expect(await look(runId)).toMatchObject({ code: 'STILL_REPEATABLE' });
        await database.asOwner((sql) => sql.execute(`UPDATE evaluation_run SET result = result - 'format' WHERE run_id = $1`, [runId]));
        expect(await look(runId)).toBeNull();
      });
    });

    it('is in the audit trail with names of fields and without a value', async () => {
      await importTexts(linkedTexts());
      await erase();
      const events = await database.asOwner((sql) =>
        sql.query<{ action: string; actor_kind: string; person_id: string | null; fields: string[] }>(
          `SELECT action, actor_kind, person_id, fields, details FROM audit_event WHERE organisation_id = $1 AND action LIKE 'subject.%' ORDER BY occurred_at`,
          [organisationId],
        ),
      );
      expect(events).toMatchObject([
        { action: 'subject.request-opened', actor_kind: 'session', person_id: requester.personId, details: { kind: 'erasure' } },
        { action: 'subject.request-decided', actor_kind: 'session', person_id: officer.personId, details: { approved: true } },
        {
          action: 'subject.erased',
          actor_kind: 'installation',
          person_id: null,
          fields: ['age', 'sex', 'severity_native', 'attributes'],
          details: { versions: 1, driver: true },
        },
      ]);
      expect(JSON.stringify(events)).not.toContain('in writing');
    });
  });

  describe('for a copy, when it is approved,', () => {
    beforeEach(async () => {
      await importTexts(linkedTexts('Serious', '40'));
      await importTexts(linkedTexts());
      const changes = [{ subject: 'casualty', unitReference: '1', casualtyReference: '1', field: 'age', value: 44 }];
      await send(colleague, CORRECT, { input: { accidentId, changes, reason: 'Off by three', expectedRevision: 0 } });
    });

    const fetchFile = (who: Pick<SignedIn, 'cookie'>, path: string): Promise<Response> =>
      fetch(`${url}${path}`, { headers: { cookie: who.cookie } });

    async function approved(): Promise<string> {
      const { request } = await decide(officer, (await opened('export')).id, true, 'Article 15.');
      expect(request).toMatchObject({ status: 'done', exportPath: null });
      const [own] = await list(requester);
      expect(own?.exportPath).toBe(`/api/subject-requests/${own?.id}/export`);
      return own!.exportPath!;
    }

    it('gives a file with everything that is held, its history and who has looked', async () => {
      await readAccident();
      const response = await fetchFile(requester, await approved());
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(response.headers.get('content-disposition')).toContain('attachment');
      expect(response.headers.get('cache-control')).toBe('no-store');
      const file = (await response.json()) as Readonly<Record<string, never>>;
      expect(file).toMatchObject({
        format: 'elektron-subject-export/1',
        organisation: { el: 'Δοκιμή', en: 'Test' },
        request: { decision: 'Article 15.' },
        casualty: [
          { committedVersion: 1, formatId: 'stats19', values: { age: 40, sex: 'female', severity: 'serious', severity_native: 'Serious' } },
          { committedVersion: 2, values: { age: 41, sex: 'female', severity: 'slight', attributes: { remark: 'AGE-MARK' } } },
        ],
        accident: [{ values: { source_record_id: FIRST.index, year: 2017 } }],
        accesses: { events: [{ person: 'Test', namesTheAccident: true, organisation: { en: 'Test' } }] },
      });
      expect(file['trafficUnit']).toHaveLength(2);
      expect(file['corrections']).toMatchObject([{ field: 'age', sourceValue: 41, value: 44, reason: 'Off by three' }]);
      // The other casualty of the same vehicle is somebody else.
      expect(JSON.stringify(file['casualty'])).not.toContain('"casualty_reference":"2"');
      expect(JSON.stringify(file['fields'])).toContain('Ηλικία');
    });

    it('gives it once, to whoever asked, and is written down', async () => {
      const path = await approved();
      const strangers: [Pick<SignedIn, 'cookie'>, number][] = [
        [colleague, 404],
        [officer, 403],
        [manager, 403],
        [{ cookie: '' }, 401],
      ];
      for (const [who, status] of strangers) expect((await fetchFile(who, path)).status).toBe(status);
      const taken = await Promise.all([fetchFile(requester, path), fetchFile(requester, path)]);
      expect(taken.map(({ status }) => status).sort()).toEqual([200, 410]);
      expect(await (await fetchFile(requester, path)).json()).toMatchObject({ problem: { code: 'SUBJECT_EXPORT_GONE' } });
      expect((await list(requester))[0]).toMatchObject({ status: 'done', exportPath: null });
      const [event] = await database.asOwner((sql) =>
        sql.query(`SELECT person_id, subject_kind FROM audit_event WHERE organisation_id = $1 AND action = 'subject.exported'`, [
          organisationId,
        ]),
      );
      expect(event).toEqual({ person_id: requester.personId, subject_kind: 'subject-request' });
    });

    it('keeps it sealed, and for a week', async () => {
      const path = await approved();
      const [stored] = await database.asOwner((sql) =>
        sql.query<{ sealed: Buffer; days: number }>(
          `SELECT sealed, round(extract(epoch FROM expires_at - now()) / 86400)::integer AS days FROM subject_export WHERE organisation_id = $1`,
          [organisationId],
        ),
      );
      expect(stored?.days).toBe(7);
      for (const mark of ['AGE-MARK', 'red jacket', 'casualty']) expect(stored?.sealed.includes(mark)).toBe(false);
      const exports = app.get(SubjectExportRepository, { strict: false });
      const installation = database.actAsInstallation(organisationId);
      await exports.deleteExpired(installation, new Date(Date.now() + 6.9 * 86_400_000));
      expect((await list(requester))[0]?.exportPath).toBe(path);
      await exports.deleteExpired(installation, new Date(Date.now() + 7.1 * 86_400_000));
      expect((await list(requester))[0]?.exportPath).toBeNull();
      expect((await fetchFile(requester, path)).status).toBe(410);
    });

    it('is refused under any other address', async () => {
      await approved();
      for (const id of ['x', randomUUID(), '..%2F..', "'%20OR%201=1"]) {
        expect((await fetchFile(requester, `/api/subject-requests/${id}/export`)).status).toBe(404);
      }
    });
  });

  it('rests on the register, which whoever looks after it sees', async () => {
    const query = '{ personalFields { table field label { el en } purpose { el } retention { en } source { el en } } }';
    for (const who of [officer, manager]) {
      const { data } = await send(who, query);
      expect(data!['personalFields']).toContainEqual(expect.objectContaining({ table: 'casualty_version', field: 'age' }));
    }
    expect(codesOf(await send(requester, query))).toEqual(['FORBIDDEN']);
    expect(codesOf(await send({ cookie: '' }, query))).toEqual(['NOT_SIGNED_IN']);
  });
});
