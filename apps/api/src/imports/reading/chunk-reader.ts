import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Problem, type ProblemCode, type ProblemDetails } from '@elektron/domain';

import { workerFile } from '../../common/worker-file.ts';
import type { PreparedChunk, ReadingAnswer, ReadingRequest, ReadingTask } from './prepared-chunk.ts';

/** A chunk takes a twentieth of a second. */
const PATIENCE_MS = 5_000;

/** Memory of the reading thread: some 60 MB of keys for a million lines, and a few chunks. */
export const READER_MEMORY_MB = 1_024;

/**
 * Chunks that are made ready while one is written. One would do if both always took as long; but now and then one of them collects garbage or waits for
 * a disk, and the other would wait with it.
 */
const CHUNKS_AHEAD = 4;

/**
 * The chunks of an import, read in a thread of its own. While one chunk is written the next ones are made ready.
 * @throws Problem as readChunks
 */
export async function* readChunksInThread(task: ReadingTask): AsyncGenerator<PreparedChunk, void, void> {
  const reader = new ReadingThread(task);
  try {
    const answers = Array.from({ length: CHUNKS_AHEAD }, () => reader.ask());
    for (;;) {
      const current = await answers.shift();
      if (current === undefined || current.kind === 'end') return;
      if (current.kind === 'problem') throw new Problem(current.code as ProblemCode, current.details as ProblemDetails);
      if (current.kind === 'error') throw current.error;
      answers.push(reader.ask());
      yield current.chunk;
    }
  } finally {
    await reader.end();
  }
}

const ENDED = 'The reading thread ended by itself.';

class ReadingThread {
  readonly #worker: Worker;
  readonly #exited: Promise<unknown>;
  /** Who waits for an answer, in the order of their questions. */
  readonly #waiting: PromiseWithResolvers<ReadingAnswer>[] = [];
  #failure: unknown;

  constructor(task: ReadingTask) {
    const { url, execArgv } = workerFile(import.meta.url, './read-chunks.worker');
    this.#worker = new Worker(url, {
      name: 'import-reader',
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: READER_MEMORY_MB },
      execArgv: [...execArgv],
    });
    this.#worker.on('message', (answer: ReadingAnswer) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#exited = new Promise((resolve) => this.#worker.once('exit', resolve)).then(() => this.#fail(new Error(ENDED)));
  }

  /** Answers come in the order of the questions. */
  ask(): Promise<ReadingAnswer> {
    // Not as a race with the end of the thread: a promise that outlives the answers would keep every chunk of the import until then.
    const answer = Promise.withResolvers<ReadingAnswer>();
    // Nobody may be waiting for it when the consumer stops early.
    answer.promise.catch(() => undefined);
    if (this.#failure === undefined) {
      this.#waiting.push(answer);
      this.#worker.postMessage('next' satisfies ReadingRequest);
    } else answer.reject(this.#failure);
    return answer.promise;
  }

  #fail(failure: unknown): void {
    this.#failure ??= failure;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
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
