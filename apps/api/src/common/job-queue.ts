import type { Capability } from '@elektron/domain';

import type { ActingContext } from './acting-context.ts';

/** THE queues. One job of a queue runs at a time in a process. */
export const JOB_QUEUES = ['import', 'hotspots', 'releases'] as const;
export type JobQueueName = (typeof JOB_QUEUES)[number];

/** What a job of a queue may do on behalf of whoever started it, also after they have left. */
export const JOB_CAPABILITIES: Readonly<Record<JobQueueName, readonly Capability[]>> = {
  import: ['records.read', 'records.import'],
  hotspots: ['records.read', 'analyses.run'],
  releases: ['records.read', 'releases.publish'],
};

/** What a job is about; everything else is in the record of that id (a batch, a run). */
export interface Job {
  readonly context: ActingContext;
  readonly id: string;
}

/**
 * Runs one job.
 * @param signal aborts when the process is about to end: stop at the next safe point and leave the record `interrupted`
 */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<void>;

/**
 * Work that outlives a request. A job is run at most once and never retried unasked; what became of it is in its record, and a record
 * left `running` without a heartbeat is an interrupted one.
 */
export abstract class JobQueue {
  /** Says who runs the jobs of a queue; to be called in `onModuleInit`. */
  abstract handle(queue: JobQueueName, handler: JobHandler): void;
  /** Puts a job at the end of a queue. It will act with a secret of its own, lent by whoever sends it. */
  abstract send(queue: JobQueueName, job: Job): Promise<void>;
  /** Begins to run jobs in this process; called once by an entry, after what was left over has been looked at. */
  abstract work(): Promise<void>;
  /** Throws when jobs cannot be taken. */
  abstract check(): Promise<void>;
}
