import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Problem, type ProblemCode, type ProblemDetails } from '@elektron/domain';

import { workerFile } from '../../common/worker-file.ts';
import type { PreparedChunk, ReadingAnswer, ReadingRequest, ReadingTask } from './prepared-chunk.ts';

/** A chunk takes a twentieth of a second. */
const PATIENCE_MS = 5_000;

/** Memory of the reading thread: some 60 MB of keys for a million lines, and one chunk. */
export const READER_MEMORY_MB = 1_024;

/**
 * The chunks of an import, read in a thread of its own. While one chunk is written the next one is made ready.
 * @throws Problem as readChunks
 */
export async function* readChunksInThread(task: ReadingTask): AsyncGenerator<PreparedChunk, void, void> {
  const reader = new ReadingThread(task);
  try {
    let answer = reader.ask();
    for (;;) {
      const current = await answer;
      if (current.kind === 'end') return;
      if (current.kind === 'problem') throw new Problem(current.code as ProblemCode, current.details as ProblemDetails);
      if (current.kind === 'error') throw current.error;
      answer = reader.ask();
      // Nobody may be waiting for it when the consumer stops early.
      answer.catch(() => undefined);
      yield current.chunk;
    }
  } finally {
    await reader.end();
  }
}

class ReadingThread {
  readonly #worker: Worker;
  readonly #exited: Promise<unknown>;
  readonly #failed: Promise<never>;

  constructor(task: ReadingTask) {
    const { url, execArgv } = workerFile(import.meta.url, './read-chunks.worker');
    this.#worker = new Worker(url, {
      name: 'import-reader',
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: READER_MEMORY_MB },
      execArgv: [...execArgv],
    });
    this.#exited = once(this.#worker, 'exit');
    this.#failed = this.#exited.then(() => {
      throw new Error('The reading thread ended by itself.');
    });
    this.#failed.catch(() => undefined);
  }

  async ask(): Promise<ReadingAnswer> {
    const answer = once(this.#worker, 'message');
    this.#worker.postMessage('next' satisfies ReadingRequest);
    const [message] = (await Promise.race([answer, this.#failed])) as [ReadingAnswer];
    return message;
  }

  /** Lets it finish the chunk that it may be at: a thread that is torn off in the middle has taken its process with it. */
  async end(): Promise<void> {
    this.#worker.postMessage('close' satisfies ReadingRequest);
    const patience = new AbortController();
    const late = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).then(() => this.#worker.terminate());
    await Promise.race([this.#exited, late]).catch(() => undefined);
    patience.abort();
    late.catch(() => undefined);
  }
}
