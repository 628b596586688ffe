import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { PgBoss, type Job as BossJob } from 'pg-boss';

import type { ActingContext } from '../common/acting-context.ts';
import { JOB_CAPABILITIES, JobQueue, type Job, type JobHandler, type JobQueueName } from '../common/job-queue.ts';
import { Database } from '../database/database.ts';
import { JOB_QUEUE_SCHEMA } from './migrate-job-queue.ts';

/** A job that was sent by this process wakes its worker at once; others are found at this pace. */
const POLLING_SECONDS = 2;
/** After this a job that does not stop is left behind; its record becomes `interrupted` at the next start. */
const STOP_PATIENCE_MS = 5_000;

/**
 * A job as the queue's tables hold it. Its secret is sealed with a key of the installation, for this job alone: whoever reads the tables
 * learns nothing by it, and whoever writes into them starts nothing.
 */
interface StoredJob {
  readonly id: string;
  readonly organisationId: string;
  readonly sealed: string;
}

/** The job queue on PostgreSQL, for the embedded database too: it only polls, since one shared session cannot LISTEN. */
@Injectable()
export class PgBossJobQueue extends JobQueue implements BeforeApplicationShutdown {
  readonly #database: Database;
  readonly #logger = new Logger('JobQueue');
  readonly #handlers = new Map<JobQueueName, JobHandler>();
  readonly #workers = new Map<JobQueueName, string>();
  readonly #running = new Set<Promise<void>>();
  readonly #ending = new AbortController();
  #boss: Promise<PgBoss> | undefined;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  override handle(queue: JobQueueName, handler: JobHandler): void {
    this.#handlers.set(queue, handler);
  }

  override async send(queue: JobQueueName, job: Job): Promise<void> {
    const boss = await this.#started();
    const context = await this.#database.lendToJob(job.context, JOB_CAPABILITIES[queue]);
    await boss.send(queue, this.#seal(queue, job.id, context));
    const worker = this.#workers.get(queue);
    if (worker !== undefined) boss.notifyWorker(worker);
  }

  override async work(): Promise<void> {
    const boss = await this.#started();
    for (const [queue, handler] of this.#handlers) {
      const worker = await boss.work<StoredJob>(queue, { pollingIntervalSeconds: POLLING_SECONDS, batchSize: 1 }, (jobs) =>
        this.#run(queue, handler, jobs),
      );
      this.#workers.set(queue, worker);
    }
  }

  override async check(): Promise<void> {
    const boss = await this.#started();
    if (!(await boss.isInstalled())) throw new Error('The job queue has no tables.');
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#ending.abort();
    const boss = await this.#boss?.catch(() => undefined);
    if (boss === undefined) return;
    await Promise.race([Promise.allSettled(this.#running), new Promise((done) => setTimeout(done, STOP_PATIENCE_MS).unref())]);
    await boss.stop({ graceful: false, close: false });
  }

  #started(): Promise<PgBoss> {
    // A failed start is tried again by the next who asks.
    return (this.#boss ??= this.#start().catch((error: unknown) => {
      this.#boss = undefined;
      throw error;
    }));
  }

  async #start(): Promise<PgBoss> {
    const boss = new PgBoss({
      db: this.#database.jobQueueConnection(),
      schema: JOB_QUEUE_SCHEMA,
      createSchema: false,
      migrate: false,
      schedule: false,
      registerInstance: false,
      reindex: false,
      monitorVacuum: false,
      openTelemetry: { enabled: false },
    });
    boss.on('error', (error) => this.#logger.error(error));
    return boss.start();
  }

  async #run(queue: JobQueueName, handler: JobHandler, jobs: readonly BossJob<StoredJob>[]): Promise<void> {
    for (const { data } of jobs) {
      const context = this.#unseal(queue, data);
      const running = handler({ id: data.id, context }, this.#ending.signal);
      this.#running.add(running);
      try {
        await running;
      } catch (error) {
        // What a person should know is in the job's record; here it must not stop the queue.
        this.#logger.error(error, `job ${data.id} of the queue ${queue} failed`);
        throw error;
      } finally {
        this.#running.delete(running);
        await this.#database.endJob(context).catch((error: unknown) => this.#logger.warn(error));
      }
    }
  }

  #seal(queue: JobQueueName, id: string, { organisationId, secret }: ActingContext): StoredJob {
    const sealed = this.#database.keys.seal('jobs', Buffer.from(secret), placeOf(queue, id, organisationId));
    return { id, organisationId, sealed: sealed.toString('base64') };
  }

  /** @throws UnsealError for a job that this installation has not sent */
  #unseal(queue: JobQueueName, { id, organisationId, sealed }: StoredJob): ActingContext {
    const secret = this.#database.keys.unseal('jobs', Buffer.from(sealed, 'base64'), placeOf(queue, id, organisationId));
    return { organisationId, secret: secret.toString() };
  }
}

function placeOf(queue: JobQueueName, id: string, organisationId: string): string {
  return `${queue}/${organisationId}/${id}`;
}
