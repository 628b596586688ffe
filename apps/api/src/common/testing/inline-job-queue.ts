import { JobQueue, type Job, type JobHandler, type JobQueueName } from '../job-queue.ts';

/** A queue in this process: a job begins when it is sent, if its queue has somebody to run it. */
export class InlineJobQueue extends JobQueue {
  readonly #handlers = new Map<JobQueueName, JobHandler>();
  readonly #running = new Set<Promise<void>>();
  readonly #ending = new AbortController();
  /** While false, jobs are kept for later. */
  works = true;
  readonly #waiting: (() => void)[] = [];

  override handle(queue: JobQueueName, handler: JobHandler): void {
    this.#handlers.set(queue, handler);
  }

  override async send(queue: JobQueueName, job: Job): Promise<void> {
    if (this.works) this.#begin(queue, job);
    else this.#waiting.push(() => this.#begin(queue, job));
  }

  override async work(): Promise<void> {
    this.works = true;
    for (const begin of this.#waiting.splice(0)) begin();
  }

  override async check(): Promise<void> {
    await Promise.resolve();
  }

  /** Jobs that were waiting are forgotten, as those of a lost database would be. */
  forget(): void {
    this.#waiting.length = 0;
  }

  /** Tells running jobs that the process ends. */
  end(): void {
    this.#ending.abort();
  }

  /** When no job runs any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #begin(queue: JobQueueName, job: Job): void {
    const handler = this.#handlers.get(queue);
    if (handler === undefined) throw new Error(`nobody runs the queue ${queue}`);
    const running = handler(job, this.#ending.signal).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}
