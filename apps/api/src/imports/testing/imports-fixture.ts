import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { LineCounts } from '@elektron/domain';

import { AreaRepository } from '../../areas/area.repository.ts';
import { ErasedPersonsRepository } from '../../accidents/erased-persons.repository.ts';
import { PackedAccidentsRepository } from '../../accidents/packed-accidents.repository.ts';
import { AccidentColumnsLoader } from '../../columns/accident-columns-loader.ts';
import { AccidentSnapshots } from '../../columns/accident-snapshots.service.ts';
import { AreaMarks } from '../../columns/area-marks.service.ts';
import { AreaSearch } from '../../columns/area-search.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { AuditTrail } from '../../common/audit-trail.ts';
import { readEnvironment } from '../../common/env.ts';
import { JobQueue, type Job, type JobHandler, type JobQueueName } from '../../common/job-queue.ts';
import type { Organisation, OrganisationDirectory } from '../../common/organisation.ts';
import type { Database } from '../../database/database.ts';
import { DuplicateCandidateRepository } from '../../duplicates/duplicate-candidate.repository.ts';
import { DuplicateSearch } from '../../duplicates/duplicate-search.ts';
import { MunicipalityBoundaries } from '../../territory/municipality-boundaries.ts';
import { MunicipalityRepository } from '../../territory/municipality.repository.ts';
import { OwnGroundRepository } from '../../territory/own-ground.repository.ts';
import { OwnTerritory } from '../../territory/own-territory.ts';
import { BatchActionsService } from '../batch-actions.service.ts';
import { BatchCommit } from '../batch-commit.ts';
import { BatchJournal } from '../batch-journal.ts';
import { BatchWithdrawal } from '../batch-withdrawal.ts';
import { ChunkWriter } from '../chunk-writer.ts';
import { DataVersionRepository } from '../data-version.repository.ts';
import { HeldLineRepository } from '../held-line.repository.ts';
import { HeldLinesService } from '../held-lines.service.ts';
import { ImportBatchRepository } from '../import-batch.repository.ts';
import type { ImportBatch } from '../import-batch.ts';
import { ImportPipeline } from '../import-pipeline.ts';
import { ImportRecovery } from '../import-recovery.ts';
import { ImportsService } from '../imports.service.ts';
import { LineCorrections } from '../line-corrections.service.ts';
import { LineDecisions } from '../line-decisions.ts';
import { LocalFilesImport, type LocalImport } from '../local-files-import.ts';
import { ReadingTasks } from '../reading-tasks.ts';
import { RemarkReadings } from '../remark-readings.ts';
import { RowIssueRepository } from '../row-issue.repository.ts';
import { SurroundingsRepository } from '../surroundings.repository.ts';
import { Surroundings } from '../surroundings.ts';
import { UploadDetection, type DetectedUpload } from '../upload-detection.ts';
import { UploadDrafts } from '../upload-drafts.service.ts';
import { UploadMapping, type UnknownUpload } from '../upload-mapping.service.ts';
import { UploadSurveys } from '../upload-surveys.service.ts';
import { UploadRetentionRepository } from '../upload-retention.repository.ts';
import { UploadRetention } from '../upload-retention.service.ts';
import { SavedMappings } from '../saved-mappings.repository.ts';
import { UploadStore, type DraftFile } from '../upload-store.ts';
import { VersionRepository } from '../version.repository.ts';
import { LINE_WKB, VERSION_TABLES } from '../version-tables.ts';

const DEMO_FOLDER = new URL('../../../../../demo/waltham-forest/', import.meta.url);
const demoFile = (name: string): string => fileURLToPath(new URL(name, DEMO_FOLDER));

/** The demo's three linked tables, and its traffic counts. */
export const DEMO_RECORDS = ['collisions_2014_2018.csv', 'vehicles_2014_2018.csv', 'casualties_2014_2018.csv'].map(demoFile);
export const DEMO_COUNTS = [demoFile('aadf_by_direction_la125.csv')];

const BRITISH: Omit<Organisation, 'organisationId' | 'slug'> = {
  kind: 'municipality',
  name: { el: 'Δοκιμή', en: 'Test' },
  timeZone: 'Europe/London',
  srid: 27_700,
  speedUnit: 'mph',
  attribution: { el: '', en: '' },
};

/** Keeps jobs for the test to run. */
export class WaitingQueue extends JobQueue {
  readonly jobs: Job[] = [];

  override handle(_queue: JobQueueName, _handler: JobHandler): void {}

  override async send(_queue: JobQueueName, job: Job): Promise<void> {
    this.jobs.push(job);
  }

  override async work(): Promise<void> {}

  override async check(): Promise<void> {}
}

/** Who looks at remarks is another test's question. */
class SilentTrail extends AuditTrail {
  override async record(): Promise<void> {}

  override async recordForInstallation(): Promise<void> {}

  override hashValue(value: string): string {
    return value;
  }
}

/** The imports room over a test database, for one organisation with the demo's conventions. */
export class ImportsFixture {
  readonly database: Database;
  readonly context: ActingContext;
  readonly folder: string;
  readonly queue = new WaitingQueue();
  readonly batches: ImportBatchRepository;
  readonly savedMappings: SavedMappings;
  readonly states: DataVersionRepository;
  readonly issues: RowIssueRepository;
  readonly uploads: UploadStore;
  readonly detection: UploadDetection;
  readonly mapping: UploadMapping;
  readonly surveys: UploadSurveys;
  readonly drafts: UploadDrafts;
  readonly actions: BatchActionsService;
  readonly imports: ImportsService;
  readonly pipeline: ImportPipeline;
  readonly local: LocalFilesImport;
  readonly recovery: ImportRecovery;
  readonly retention: UploadRetention;
  readonly #duplicates: DuplicateSearch;
  readonly held: HeldLinesService;
  readonly corrections: LineCorrections;

  private constructor(database: Database, organisation: Organisation, folder: string) {
    this.database = database;
    this.context = database.actAsInstallation(organisation.organisationId);
    this.folder = folder;
    this.batches = new ImportBatchRepository(database);
    this.states = new DataVersionRepository(database);
    this.issues = new RowIssueRepository(database);
    this.uploads = new UploadStore({ ...readEnvironment({}), uploadDirectory: join(folder, 'uploads') }, database);
    const versions = new VersionRepository(database);
    const withdrawal = new BatchWithdrawal(this.batches, versions, this.issues, this.uploads);
    const directory: OrganisationDirectory = { get: async () => organisation };
    const packed = new PackedAccidentsRepository(database);
    const snapshots = new AccidentSnapshots(
      packed,
      new AccidentColumnsLoader(packed, directory),
      new AreaMarks(new AreaRepository(database), new AreaSearch()),
    );
    this.retention = new UploadRetention(new UploadRetentionRepository(database), this.batches, withdrawal, this.uploads);
    const commit = new BatchCommit(this.states, versions, snapshots, this.retention);
    const journal = new BatchJournal(this.batches, this.states, withdrawal, commit);
    this.imports = new ImportsService(this.batches, this.uploads, this.queue);
    this.actions = new BatchActionsService(this.batches, this.states, withdrawal, this.queue);
    const boundaries = new MunicipalityBoundaries(new MunicipalityRepository(database));
    const surroundings = new Surroundings(
      new SurroundingsRepository(database),
      new OwnTerritory(new OwnGroundRepository(database), boundaries),
    );
    const lines = new HeldLineRepository(database);
    const decisions = new LineDecisions(lines, this.uploads);
    const tasks = new ReadingTasks(this.uploads, directory, surroundings, new ErasedPersonsRepository(database), decisions);
    this.#duplicates = new DuplicateSearch(new DuplicateCandidateRepository(database), packed, snapshots);
    this.pipeline = new ImportPipeline(journal, new ChunkWriter(database, this.batches, versions, this.issues), tasks);
    this.detection = new UploadDetection(this.uploads, this.states);
    this.surveys = new UploadSurveys(this.uploads, directory);
    this.savedMappings = new SavedMappings(database);
    this.mapping = new UploadMapping(this.uploads, this.detection, this.savedMappings, this.surveys);
    this.drafts = new UploadDrafts(this.uploads, this.batches, this.surveys);
    this.local = new LocalFilesImport(this.uploads, this.detection, this.imports, this.pipeline, this.#duplicates);
    this.recovery = new ImportRecovery(this.batches, withdrawal, this.retention, this.#duplicates);
    this.held = new HeldLinesService(lines, this.imports, directory, new RemarkReadings(new SilentTrail()));
    this.corrections = new LineCorrections(lines, this.uploads, this.imports, this.batches, this.queue, decisions);
  }

  /** A new organisation on a database, British unless told otherwise. */
  static async make(database: Database, conventions: Partial<Pick<Organisation, 'srid' | 'timeZone'>> = {}): Promise<ImportsFixture> {
    const { srid, timeZone } = { ...BRITISH, ...conventions };
    const organisationId = randomUUID();
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO organisation (organisation_id, slug, name_el, name_en, time_zone, srid, speed_unit)
         VALUES ($1, $2, 'Δοκιμή', 'Test', $3, $4, 2)`,
        [organisationId, `test-${organisationId}`, timeZone, srid],
      ),
    );
    const organisation: Organisation = { ...BRITISH, srid, timeZone, organisationId, slug: `test-${organisationId}` };
    return new ImportsFixture(database, organisation, await mkdtemp(join(tmpdir(), 'elektron-imports-')));
  }

  async writeFile(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  /** Stores a text as an upload. @returns its id */
  async upload(name: string, text: string): Promise<string> {
    const uploadId = await this.uploads.open(this.context);
    const storedAs = await this.uploads.receive(this.context, uploadId, Readable.from([Buffer.from(text)]));
    await this.detection.take(this.context, uploadId, [{ storedAs, name }]);
    return uploadId;
  }

  /** Stores files as one upload, has them read, and leaves the import waiting for its commit. */
  async review(files: Readonly<Record<string, string | Buffer>>): Promise<ImportBatch> {
    const uploadId = await this.uploads.open(this.context);
    const received: DraftFile[] = [];
    for (const [name, text] of Object.entries(files)) {
      received.push({ name, storedAs: await this.uploads.receive(this.context, uploadId, Readable.from([Buffer.from(text as string)])) });
    }
    await this.detection.take(this.context, uploadId, received);
    const { batchId } = await this.imports.start(this.context, uploadId, true);
    await this.runQueued();
    return this.imports.get(this.context, batchId);
  }

  /** Stores a file of which a person may have to say what it is. */
  uploadUnknown(name: string, content: string | Buffer): Promise<DetectedUpload | UnknownUpload> {
    return this.uploadTexts({ [name]: content });
  }

  /** Several files together. */
  async uploadTexts(files: Readonly<Record<string, string | Buffer>>): Promise<DetectedUpload | UnknownUpload> {
    const uploadId = await this.uploads.open(this.context);
    const received: DraftFile[] = [];
    for (const [name, content] of Object.entries(files)) {
      const storedAs = await this.uploads.receive(this.context, uploadId, Readable.from([Buffer.from(content as string)]));
      received.push({ storedAs, name });
    }
    return this.mapping.take(this.context, uploadId, received);
  }

  /** Runs what was queued last. */
  async runQueued(): Promise<void> {
    const job = this.queue.jobs.at(-1);
    const outcome = await this.pipeline.run(this.context, Number(job?.id), new AbortController().signal);
    if (outcome === 'committed') await this.#duplicates.run(this.context);
  }

  import(
    paths: readonly string[],
    signal: AbortSignal = new AbortController().signal,
    onProgress?: (progress: number) => void,
  ): Promise<LocalImport> {
    return this.local.run(this.context, paths, signal, onProgress);
  }

  /** Writes files and imports them together. */
  async importTexts(files: Readonly<Record<string, string | Buffer>>): Promise<LocalImport> {
    const paths: string[] = [];
    for (const [name, text] of Object.entries(files)) paths.push(await this.writeFile(name, text));
    return this.import(paths);
  }

  /** How many rows of a batch there are in all tables of records. */
  async countRows(batchId: number): Promise<number> {
    return this.database.inOrganisation(this.context, async (sql) => {
      let total = 0;
      for (const { name } of VERSION_TABLES) {
        const [row] = await sql.query<{ n: number }>(`SELECT count(*) AS n FROM ${name} WHERE batch_id = $1`, [batchId]);
        total += row?.n ?? 0;
      }
      return total;
    });
  }

  /** One digest a table over all that readers see now, whatever the batches are called. */
  async digestVisible(): Promise<Record<string, string>> {
    return this.database.inOrganisation(this.context, async (sql) => {
      const digests: Record<string, string> = {};
      for (const { name, key, columns } of VERSION_TABLES) {
        const keys = key.map((column) => `v.${column.name}`).join(', ');
        const all = [...key, ...columns]
          .map(({ name: column }) => (column === LINE_WKB ? 'ST_AsText(geometry)' : `${column}::text`))
          .join(', ');
        const [row] = await sql.query<{ digest: string }>(
          `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, '\n' ORDER BY line)), '') AS digest FROM (
             SELECT concat_ws('|', ${all}) AS line FROM (
               SELECT DISTINCT ON (${keys}) v.* FROM ${name} v JOIN import_batch b USING (organisation_id, batch_id)
               WHERE b.committed_version IS NOT NULL AND b.undone_version IS NULL
               ORDER BY ${keys}, b.committed_version DESC) newest) lines`,
        );
        digests[name] = row?.digest ?? '';
      }
      return digests;
    });
  }

  async version(): Promise<number> {
    return (await this.states.load(this.context, 'accidents')).version;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** lines − (skipped + added + changed + unchanged + duplicates + held + rejected): zero, always. */
export function missingLines(counts: LineCounts): number {
  const { lines, skipped, added, changed, unchanged, duplicates, held, rejected } = counts;
  return lines - (skipped + added + changed + unchanged + duplicates + held + rejected);
}
