import { PgBoss, type QueueOptions } from 'pg-boss';
import { JOB_QUEUES } from '../common/job-queue.ts';
import type { Database } from '../database/database.ts';
import type { JobQueueConnection } from '../database/service-statements.ts';

export const JOB_QUEUE_SCHEMA = 'pgboss';

/** Its own limit is a day; an import of millions of rows takes an hour. */
const LONGEST_JOB_SECONDS = 23 * 60 * 60;
/** A job whose process is gone is noticed after this; the record of the job has a heartbeat of its own, which is what people are shown. */
const HEARTBEAT_SECONDS = 60;

/** A killed job is not tried again unasked: a person decides whether to resume. */
const QUEUE_OPTIONS: QueueOptions = {
  retryLimit: 0,
  expireInSeconds: LONGEST_JOB_SECONDS,
  heartbeatSeconds: HEARTBEAT_SECONDS,
};

/** A queue without workers, timers and registration: for its tables only. */
function bareQueue(connection: JobQueueConnection): PgBoss {
  return new PgBoss({
    db: connection,
    schema: JOB_QUEUE_SCHEMA,
    createSchema: false,
    migrate: true,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
}

/** Makes or updates the job queue's tables and THE queues, as the owner of the schema. It can be repeated. */
export async function migrateJobQueue(database: Database): Promise<void> {
  const boss = bareQueue(await database.jobQueueOwnerConnection());
  const failures: unknown[] = [];
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  try {
    for (const name of JOB_QUEUES) {
      await boss.createQueue(name, QUEUE_OPTIONS);
      await boss.updateQueue(name, QUEUE_OPTIONS);
    }
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
  if (failures.length > 0) throw new Error('The tables of the job queue could not be made.', { cause: failures[0] });
}
